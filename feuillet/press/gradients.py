"""A gradient goes on past the edge of its shape.

WeasyPrint writes a gradient as a tile as large as its shape, and the tile repeats: where a pixel lies across the edge, viewers
draw along it a line of the colour on the other side. So tiles of gradients are given room around; their colours go on there.
The same was repaired for backgrounds: https://github.com/Kozea/WeasyPrint/issues/1539.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Pdf, Stream

ROOM = 1
"""How much room there is on each side, in sizes of the tile; an outline may be as wide."""
PATTERN = b"/PatternType"
"""What stands in every file that has one: searching for it is quicker than looking at every object."""
TILING = 1
"""The kind of pattern that repeats (ISO 32000-1, 8.7.3)."""


def widen(pdf: Pdf) -> None:
    """Give the tiles of gradients room; those of patterns stay as they were drawn."""
    wide = set[tuple[int, int]]()
    for tile in list(pdf.objects):
        if isinstance(tile, Stream) and tile.get("/PatternType") == TILING:
            parts = [part for form in forms(tile) if shaded(form) for part in (form, *masks(form))]
            for each in (tile, *parts) if parts else ():
                if each.objgen not in wide:
                    wide.add(each.objgen)
                    grow(each)


def grow(part: Any) -> None:
    """Let a tile, or a form in it, reach further on all sides."""
    left, bottom, right, top = (float(edge) for edge in part.BBox.as_list())
    across, up = ROOM * (right - left), ROOM * (top - bottom)
    part.BBox = Array([left - across, bottom - up, right + across, top + up])
    if "/XStep" in part:
        part.XStep, part.YStep = ((1 + 2 * ROOM) * float(step) for step in (part.XStep, part.YStep))


def forms(stream: Any) -> Iterator[Any]:
    """List the forms that a stream draws."""
    held = stream.Resources.get("/XObject", Dictionary())
    for instruction in pikepdf.parse_content_stream(stream):
        if str(instruction.operator) == "Do":
            yield held[str(instruction.operands[0])]


def shaded(form: Any) -> bool:
    """Return whether a form is filled with a gradient."""
    return any(str(instruction.operator) == "sh" for instruction in pikepdf.parse_content_stream(form))


def masks(form: Any) -> Iterator[Any]:
    """List the forms through which a form is seen."""
    states = form.Resources.get("/ExtGState", Dictionary())
    for instruction in pikepdf.parse_content_stream(form):
        if str(instruction.operator) == "gs":
            mask = states.get(str(instruction.operands[0]), Dictionary()).get("/SMask")
            if isinstance(mask, Dictionary) and shaded(mask.G):
                yield mask.G
