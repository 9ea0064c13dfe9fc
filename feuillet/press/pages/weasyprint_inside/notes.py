"""A note beside each piece of a tagged PDF: what WeasyPrint knows of a box when it draws it, and then forgets.

WeasyPrint drops the language of inner elements (PDF/UA is collected in https://github.com/Kozea/WeasyPrint/issues/2482), and a
PDF's glyphs need not read back as the text. The hook it documents, the
finisher, comes when boxes and marked content have been separated; pairing the tree with the markup afterwards would have to
guess wherever a paragraph is broken over lines and pages. So the one method that begins a piece of marked content,
``Stream.marked``, is given one thing more to do: it writes the box's words, language, direction, element and what they are short
for into the piece's properties, and `feuillet.press.tagged.marked_content` takes them out again.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

Marked = Callable[[Any, Any, str], AbstractContextManager[None]]
"""WeasyPrint's method: a stream, a box, the name of the mark."""


def noting(marked: Marked) -> Marked:
    """Make the method that writes the note of the one that begins a piece."""

    @contextmanager
    def noted(stream: Any, box: Any, tag: str) -> Iterator[None]:
        before = len(stream.stream)
        with marked(stream, box, tag):
            for item in stream.stream[before:]:
                if isinstance(item, dict) and "MCID" in item:
                    item["Note"] = note(box)
            yield

    return noted


def note(box: Any) -> str:
    """Write a note as a PDF dictionary."""
    said = {
        "Words": getattr(box, "text", ""),  # a picture has none
        "Language": box.style["lang"],
        "Direction": box.style["direction"],
        "Origin": box.element_tag,
        "Spelled": "" if box.element is None else box.element.get("data-said"),
    }
    return "<<" + "".join(f"/{key} {string(value or '')}" for key, value in said.items()) + ">>"


def string(text: str) -> str:
    """Write a PDF string in the one form that needs no escapes (ISO 32000-1, 7.9.2.2)."""
    return f"<feff{text.encode('utf-16-be').hex()}>"
