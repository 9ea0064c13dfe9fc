"""What a finished PDF shows, read back with pdfium and from its picture; positions in mm from the top left corner."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from math import hypot

import pypdfium2
from pypdfium2 import raw

from .paper import INSIDE, OUTSIDE, Face, behind, through

POINTS = 72 / 25.4
SCALE = 8
"""Pixels to a point: 0.044 mm each, finer than a fold mark."""
DARK = 40
"""Of 255: black, and not a colour beside it."""


@dataclass(frozen=True)
class Sign:
    """A visible character: its size in points as printed, and how far it keeps from the nearest edge of its page."""

    text: str
    size: float
    left: float
    right: float
    edge: float
    upright: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@cache
def signs(pdf: bytes) -> tuple[tuple[Sign, ...], ...]:
    """List the characters of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(tuple(signs_of(page)) for page in document)
    finally:
        document.close()


def signs_of(page: pypdfium2.PdfPage) -> Iterator[Sign]:
    width, height = page.get_size()
    text = page.get_textpage()
    matrix = raw.FS_MATRIX()
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsGenerated(text, index) or not sign.strip() or not sign.isprintable():
            continue
        raw.FPDFText_GetMatrix(text, index, matrix)
        left, bottom, right, top = text.get_charbox(index)
        yield Sign(
            sign,
            raw.FPDFText_GetFontSize(text, index) * hypot(matrix.c, matrix.d),
            left / POINTS,
            right / POINTS,
            min(left, bottom, width - right, height - top) / POINTS,
            matrix.a > 0 and matrix.d > 0,
        )


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """The width and height of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [(page.get_width() / POINTS, page.get_height() / POINTS) for page in document]
    finally:
        document.close()


def marks(pdf: bytes, page: int, depth: float, *, bottom: bool = False) -> list[float]:
    """The middles of the black strokes that cross a line so far from the top, or from the bottom, of a page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        rest = document[page].get_height() - 2 * depth * POINTS
        strip = (0, 0, 0, rest) if bottom else (0, rest, 0, 0)
        picture = document[page].render(scale=SCALE, crop=strip).to_pil().convert("L")
    finally:
        document.close()
    pixels = [picture.getpixel((x, picture.height // 2)) for x in range(picture.width)]
    strokes = (list(run) for dark, run in groupby(range(len(pixels)), lambda x: pixels[x] < DARK) if dark)
    return [(stroke[0] + stroke[-1] + 1) / 2 / SCALE / POINTS for stroke in strokes]


def sheet_faces(sides: tuple[tuple[Sign, ...], ...], edges: tuple[float, ...]) -> dict[Face, list[Sign]]:
    """Cut the two sides of a sheet at its folds: what is printed on each face of each strip of the paper.

    ``edges`` are of the inner side; the outer one was printed through the paper, flipped on the short edge.
    """
    outside, inside = sides
    count, outer = len(edges) - 1, through(edges[-1], edges, "short")
    faces: dict[Face, list[Sign]] = {}
    for strip in range(count):
        faces[Face(strip, INSIDE)] = between(inside, edges[strip], edges[strip + 1])
        column = behind(strip, count, "short")
        faces[Face(strip, OUTSIDE)] = between(outside, outer[column], outer[column + 1])
    return faces


def between(page: tuple[Sign, ...], left: float, right: float) -> list[Sign]:
    """What stands wholly between two folds."""
    return [sign for sign in page if left <= sign.left and sign.right <= right]
