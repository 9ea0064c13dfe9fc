"""What was laid out, read from WeasyPrint's boxes; sizes in CSS pixels, 96 to the inch, pages counted from 0.

WeasyPrint tells of the pages it laid out no more than their size, so its own tree is read, which no version promises to keep.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import BlockLevelBox, LineBox

from feuillet.edition.galley import Block

BLOCKS = frozenset(("h1", "p"))
"""What is set in lines on a cover."""
PARTS = frozenset(("masthead", "field", "foot-of-cover"))
"""The parts of a cover, which have a height that no text changes."""
ROUNDED = 1e-3
"""Of a line's width: Pango counts in 1024ths of a point."""


def text(page: Any) -> str:
    """Read the text laid out on a page."""
    return "".join(box.text for box in page._page_box.descendants() if hasattr(box, "text"))


def lines(page: Any) -> list[Any]:
    """List the lines of a page, without those in its margins."""
    return [box for box in page._page_box.children[0].descendants() if isinstance(box, LineBox)]


def fill(page: Any) -> float:
    """Measure how far down a page its text reaches, as a share of the page's height between its margins."""
    body = page._page_box
    foot = max((line.position_y + line.height for line in lines(page)), default=body.content_box_y())
    return float((foot - body.content_box_y()) / body.height)


def blocks(pages: list[Any]) -> Iterator[Block]:
    """List where the block-level elements lie; one that is broken over pages lies on each of them."""
    for number, page in enumerate(pages):
        for box in page._page_box.children[0].descendants():
            if isinstance(box, BlockLevelBox) and box.element is not None:
                name = box.element.get("id") or box.element_tag
                yield Block(name, number, millimetres(box.border_box_y()), millimetres(box.border_height()))


def strained(page: Any) -> Iterator[tuple[str, float, float]]:
    """List the blocks of a page with a line wider than they are: their name, their type size in points, how many times as wide."""
    for box in page._page_box.children[0].descendants():
        if isinstance(box, BlockLevelBox) and box.element is not None and box.element_tag in BLOCKS:
            own = [line for line in box.children if isinstance(line, LineBox)]
            times = max((line.width for line in own), default=0) / box.width
            if times > 1 + ROUNDED:
                yield box.element.get("class") or box.element_tag, points(box), float(times)


def crowded(page: Any) -> Iterator[tuple[str, float]]:
    """List the blocks in a part of a cover that is too low for them: their name, and their type size in points."""
    for part in page._page_box.children[0].descendants():
        if part.element is not None and part.element.get("class") in PARTS:
            inside = [box for box in part.descendants() if isinstance(box, BlockLevelBox)]
            own = [box for box in inside if box.element is not None and box.element_tag in BLOCKS]
            foot = max((line.position_y + line.height for box in own for line in box.children), default=0)
            if foot > part.content_box_y() + part.height + ROUNDED:
                yield from ((box.element.get("class") or box.element_tag, points(box)) for box in own)


def points(box: Any) -> float:
    """Read the type size of a box."""
    return float(box.style["font_size"]) * 0.75


def millimetres(pixels: float) -> float:
    """Turn CSS's pixels into millimetres."""
    return round(pixels * 25.4 / 96, 2)


def high(page: Any) -> float:
    """The height of a page between its margins."""
    return float(page._page_box.height)


def lower(page: Any, name: str) -> None:
    """Move the block of a class down to the foot of a page; nothing is below it there."""
    body = page._page_box
    for box in body.children[0].descendants():
        if isinstance(box, BlockLevelBox) and box.element is not None and box.element.get("class") == name:
            box.translate(0, body.content_box_y() + body.height - box.border_box_y() - box.border_height())
            return
