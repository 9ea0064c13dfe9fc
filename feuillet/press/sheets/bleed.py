"""The bleed: what is printed up to the edge of the trimmed sheet runs on beyond it, so that a cut a little off shows no white.

It works on the finished page: whatever rectangle is filled, or clips what is filled, up to an edge is made longer there.
On an imposed sheet only the outer edges of its panels and pages count; a fold is not cut.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Matrix, Name

from feuillet.press.pdf_writer import POINTS

BLEED_MM = 3.0
TOUCH = 0.2
"""Points: a background this near to an edge is meant to reach it."""
CREEP_MM = 2.0
"""A page moved inward against creep this far still has its edge at the edge of the sheet."""


@dataclass(frozen=True)
class Box:
    """A rectangle in points, upright."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by: float) -> "Box":
        """The rectangle larger by as much on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def moved(self, matrix: Matrix) -> "Box":
        """The rectangle under a matrix that does not turn it."""
        ends = (matrix.transform((self.left, self.bottom)), matrix.transform((self.right, self.top)))
        (left, right), (bottom, top) = (sorted(each) for each in zip(*ends, strict=True))
        return Box(left, bottom, right, top)

    @property
    def array(self) -> Array:
        """As PDF writes it."""
        return Array([round(value, 4) for value in (self.left, self.bottom, self.right, self.top)])


@dataclass(frozen=True)
class Reach:
    """Where a page or a panel ends, and how far what reaches its end is to run on; both in points of the sheet."""

    edge: Box
    bleed: Box

    def stretch(self, box: Box) -> Box:
        """Lengthen a rectangle on the sides where it reaches the end."""
        return Box(
            min(box.left, self.bleed.left) if box.left <= self.edge.left + TOUCH else box.left,
            min(box.bottom, self.bleed.bottom) if box.bottom <= self.edge.bottom + TOUCH else box.bottom,
            max(box.right, self.bleed.right) if box.right >= self.edge.right - TOUCH else box.right,
            max(box.top, self.bleed.top) if box.top >= self.edge.top - TOUCH else box.top,
        )

    def within(self, panel: Box) -> "Reach":
        """The reach of a panel that lies here: it runs on where it lies at the edge of the sheet, and ends at a fold."""
        near = CREEP_MM * POINTS
        bleed = Box(
            self.bleed.left if panel.left <= self.edge.left + near else panel.left,
            self.bleed.bottom if panel.bottom <= self.edge.bottom + near else panel.bottom,
            self.bleed.right if panel.right >= self.edge.right - near else panel.right,
            self.bleed.top if panel.top >= self.edge.top - near else panel.top,
        )
        return Reach(panel, bleed)


def bleed(pdf: pikepdf.Pdf) -> None:
    """Let the backgrounds of every page run into its bleed."""
    done: set[tuple[int, int]] = set()
    for page in pdf.pages:
        edge = box_of(page.trimbox)
        content = tuple(stretched(page.obj, Matrix(), Reach(edge, edge.grown(BLEED_MM * POINTS)), done))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))


def box_of(array: Any) -> Box:
    """Read a rectangle of a PDF."""
    left, bottom, right, top = (float(value) for value in array)
    return Box(left, bottom, right, top)


def stretched(stream: Any, matrix: Matrix, reach: Reach, done: set[tuple[int, int]]) -> Iterator[Any]:
    """Rewrite a content stream with its rectangles lengthened; the panels it places are lengthened in their place."""
    kept: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        if operator == "q":
            kept.append(matrix)
        elif operator == "Q" and kept:
            matrix = kept.pop()
        elif operator == "cm":
            matrix = Matrix(*(float(value) for value in instruction.operands)) @ matrix
        elif operator == "Do":
            place(
                stream.get("/Resources", {}).get("/XObject", {}).get(str(instruction.operands[0])), matrix, reach, done
            )
        elif operator == "re" and upright(matrix):
            yield lengthened(instruction, matrix, reach)
            continue
        yield instruction


def upright(matrix: Matrix) -> bool:
    """Return whether rectangles stay upright under a matrix."""
    return not matrix.b and not matrix.c


def lengthened(instruction: Any, matrix: Matrix, reach: Reach) -> Any:
    """Lengthen one rectangle where it reaches the end."""
    x, y, width, height = (float(value) for value in instruction.operands)
    box = Box(*sorted_ends(x, y, width, height)).moved(matrix)
    longer = reach.stretch(box)
    if longer == box:
        return instruction
    back = longer.moved(matrix.inverse())
    values = (back.left, back.bottom, back.right - back.left, back.top - back.bottom)
    return pikepdf.ContentStreamInstruction([round(value, 6) for value in values], pikepdf.Operator("re"))


def sorted_ends(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    """Write a rectangle by its ends, whichever corner it began at."""
    return min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)


def place(form: Any, matrix: Matrix, reach: Reach, done: set[tuple[int, int]]) -> None:
    """Lengthen a panel that is placed on a sheet, once."""
    if form is None or form.get("/Subtype") != Name.Form or form.objgen in done:
        return
    inner = Matrix(*(float(value) for value in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))) @ matrix
    if not upright(inner):
        return
    done.add(form.objgen)
    panel = box_of(form.BBox).moved(inner)
    own = reach.within(panel)
    form.write(pikepdf.unparse_content_stream(tuple(stretched(form, inner, own, done))))
    form.BBox = own.bleed.moved(inner.inverse()).array
