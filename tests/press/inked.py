"""What a file for a print shop is made of: the inks of its texts and grounds, its boxes, its marks; read from its operators."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Matrix, Name, Pdf
from PIL import Image

POINTS = 72 / 25.4
SCALE = 6
"""Pixels to a point."""
SCREEN_COLOURS = {"rg", "RG", "g", "G", "cs", "sc"}
SHOWN = {"Tj", "TJ", "'", '"'}
Colour = tuple[float, ...]


@dataclass(frozen=True)
class Use:
    """An operator that prints something, and the inks it prints with."""

    operator: str
    inks: Colour


def uses(pdf: Pdf) -> Iterator[Use]:
    """List what is filled or written on all pages, and on the panels placed on them."""
    for page in pdf.pages:
        yield from uses_of(page.obj, ())


def uses_of(stream: Any, inks: Colour) -> Iterator[Use]:
    kept: list[Colour] = []
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), instruction.operands
        assert operator not in SCREEN_COLOURS, f"a colour for screens: {operator}"
        if operator == "q":
            kept.append(inks)
        elif operator == "Q":
            inks = kept.pop()
        elif operator == "k":
            inks = tuple(float(value) for value in operands)
        elif operator in SHOWN | {"f", "f*"}:
            yield Use("text" if operator in SHOWN else "ground", inks)
        elif operator == "Do":
            thing = stream.Resources.XObject[str(operands[0])]
            if thing.Subtype == Name.Form:
                yield from uses_of(thing, inks)


def marks(page: pikepdf.Page) -> list[tuple[float, float, float, float, bool]]:
    """List the marks' ends in mm from the lower left corner of the trimmed sheet, and whether they are broken lines."""
    left, bottom = (float(value) for value in list(page.TrimBox.as_list())[:2])
    found, broken, matrix, start = [], False, Matrix(), (0.0, 0.0)
    drawing = False
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "CS":
            drawing = True
        elif operator == "d":
            broken = True
        elif operator == "m" and drawing:
            start = (float(operands[0]), float(operands[1]))
        elif operator == "l" and drawing:
            ends = (*matrix.transform(start), *matrix.transform((float(operands[0]), float(operands[1]))))
            found.append((*((end - (left, bottom)[place % 2]) / POINTS for place, end in enumerate(ends)), broken))
    return found  # type: ignore[return-value]  # five values by the order above


def box(array: Any) -> tuple[float, ...]:
    """A box's edges in mm."""
    return tuple(float(value) / POINTS for value in array.as_list())


@dataclass(frozen=True)
class Picture:
    """A drawn page; points are named in mm from the trimmed sheet's upper left corner, which lies so far from the page's own."""

    image: Image.Image
    left: float
    top: float

    def at(self, x: float, y: float) -> tuple[int, int, int]:
        """The colour there."""
        place = (int((x + self.left) * POINTS * SCALE), int((y + self.top) * POINTS * SCALE))
        red, green, blue = self.image.getpixel(place)  # type: ignore[misc]
        return int(red), int(green), int(blue)


def picture(content: bytes, page: int = 0) -> Picture:
    """Draw a page."""
    document = pypdfium2.PdfDocument(content)
    try:
        (left, _, _, top), (start, _, _, head) = document[page].get_trimbox(), document[page].get_mediabox()
        drawn = document[page].render(scale=SCALE).to_pil().convert("RGB")
        return Picture(drawn, (left - start) / POINTS, (head - top) / POINTS)
    finally:
        document.close()


def opened(content: bytes) -> Pdf:
    """Open a file."""
    return Pdf.open(BytesIO(content))
