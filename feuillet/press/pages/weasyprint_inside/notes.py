"""A note beside each piece of a tagged PDF: what WeasyPrint knows of a box when it draws it, and then forgets.

WeasyPrint drops the language of inner elements (PDF/UA is collected in https://github.com/Kozea/WeasyPrint/issues/2482), and a
PDF's glyphs need not read back as the text. The hook it documents, the
finisher, comes when boxes and marked content have been separated; pairing the tree with the markup afterwards would have to
guess wherever a paragraph is broken over lines and pages. So the one method that begins a piece of marked content,
``Stream.marked``, is given one thing more to do: it writes the box's words, language, direction and element into the piece's
properties, and `feuillet.press.tagged.marked_content` takes them out again.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

RISE, SHOW = b" Ts", b"] TJ"
LEVEL = 0.25
"""By how much a glyph is raised that nobody sees raised, in pixels."""
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
            begun = len(stream.stream)
            yield
            stream.stream[begun:] = levelled(stream.stream[begun:])

    return noted


def levelled(instructions: list[Any]) -> list[Any]:
    """Show glyphs that are raised by next to nothing together with those beside them.

    Each that is shown by itself is an object of its own, which readers sort by its place: a Thai tone mark came behind the next
    word, and the word that it belongs to was copied twice.
    """
    made, high = list[Any](), False
    for each in instructions:
        said = each if isinstance(each, bytes) else b""
        if said.endswith(RISE):
            raised = abs(float(said[: -len(RISE)])) > LEVEL
            if not raised and not high:
                continue
            high = raised
        if made and said.endswith(SHOW) and isinstance(made[-1], bytes) and made[-1].endswith(SHOW):
            made[-1] = made[-1][: -len(SHOW)] + b" " + said[1:]
        else:
            made.append(each)
    return made


def note(box: Any) -> str:
    """Write a note as a PDF dictionary."""
    said = {
        "Words": getattr(box, "text", ""),  # a picture has none
        "Language": box.style["lang"],
        "Direction": box.style["direction"],
        "Origin": box.element_tag,
    }
    return "<<" + "".join(f"/{key} {string(value or '')}" for key, value in said.items()) + ">>"


def string(text: str) -> str:
    """Write a PDF string in the one form that needs no escapes (ISO 32000-1, 7.9.2.2)."""
    return f"<feff{text.encode('utf-16-be').hex()}>"
