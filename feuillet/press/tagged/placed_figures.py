"""Where the figures of a tagged PDF are printed, read from the file itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Matrix, Name, Pdf, Rectangle

from feuillet.press.tagged.structure_tree import elements, marks

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
UNIT = (0, 0, 1, 1)
"""The square that a bitmap fills (ISO 32000-1, 8.9.5)."""


@dataclass(frozen=True)
class Placed:
    """A figure on its page, which counts from 0: its box in points, from the lower left corner, and what it is said to show."""

    page: int
    box: Box
    alternative: str


def figures(content: bytes) -> tuple[Placed, ...]:
    """List the figures of a tagged PDF in the order they are read."""
    with Pdf.open(BytesIO(content)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ()
        said = [
            (mark, str(element.get("/Alt", "")))
            for element in elements(pdf.Root.StructTreeRoot)
            if element.get("/S") == Name.Figure
            for mark in marks(element, None)
        ]
        drawn = {
            (page.obj.objgen, number): (at, box)
            for at, page in enumerate(pdf.pages)
            if page.obj.objgen in {mark[0] for mark, _ in said}
            for number, box in pictures(page)
        }
        return tuple(Placed(*drawn[mark], alternative) for mark, alternative in said if mark in drawn)


def pictures(page: pikepdf.Page) -> Iterator[tuple[int, Box]]:
    """List the pictures of a page: the number of the marked content that each is drawn in, and its box."""
    drawn = page.resources.get("/XObject", Dictionary())
    here, kept, within = Matrix(), list[Matrix](), list[int | None]()
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "q":
                kept.append(here)
            case "Q":
                here = kept.pop()
            case "cm":
                here = Matrix(*(float(each) for each in operands)) @ here
            case "BMC" | "BDC":
                within.append(number_of(operands))
            case "EMC":
                within.pop()
            case "Do" if (number := next((each for each in reversed(within) if each is not None), None)) is not None:
                yield number, around(drawn[str(operands[0])], here)


def number_of(operands: Any) -> int | None:
    """Read the number of marked content, where it has one."""
    marked = len(operands) > 1 and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]
    return int(operands[1].MCID) if marked else None


def around(picture: Any, here: Matrix) -> Box:
    """Say what box a picture fills that is drawn by a matrix."""
    box = here.transform(Rectangle(*map(float, picture.get("/BBox", UNIT))))
    return float(box.llx), float(box.lly), float(box.urx), float(box.ury)
