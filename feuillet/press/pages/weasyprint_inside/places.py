"""Where the lines of each text stand on the pages that were laid out, read from WeasyPrint's boxes.

An element says in ``data-m`` which text it holds (`feuillet.edition.standing`); the boxes within it are that text's, but for what
a style sheet puts before or after them.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from weasyprint.formatting_structure.boxes import LineBox, TextBox

from feuillet.edition.galley import Place
from feuillet.press.pages.weasyprint_inside.boxes import millimetres


class Piece(NamedTuple):
    """A box of letters, the text it is of, and the line it is on."""

    context: str
    line: int
    box: Any


def places(bodies: list[Any]) -> Iterator[Place]:
    """List where texts stand, a line each, page by page."""
    for page, body in enumerate(bodies):
        lines = dict[tuple[str, int], list[Any]]()
        for piece in pieces(body):
            lines.setdefault((piece.context, piece.line), []).append(piece.box)
        for (context, _), boxes in lines.items():
            yield place(context, page, boxes)


def pieces(box: Any, context: str = "", line: int = 0) -> Iterator[Piece]:
    """List the boxes of letters within a box that belong to a text."""
    if "::" in (box.element_tag or ""):  # what a style sheet generates
        return
    if box.element is not None:
        context = box.element.get("data-m", context)
    if isinstance(box, LineBox):
        line = id(box)
    if isinstance(box, TextBox) and context and box.text.strip():
        yield Piece(context, line, box)
    for child in getattr(box, "children", ()):  # a placeholder of a box that is elsewhere has them too
        yield from pieces(child, context, line)


def place(context: str, page: int, boxes: list[Any]) -> Place:
    """Measure the line that boxes of letters are on."""
    left, top = min(box.position_x for box in boxes), min(box.position_y for box in boxes)
    right = max(box.position_x + box.width for box in boxes)
    foot = max(box.position_y + box.height for box in boxes)
    return Place(context, page, *map(millimetres, (left, top, right - left, foot - top)))
