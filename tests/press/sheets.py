"""What a finished PDF shows, read back with pdfium and from its picture; positions in mm from the trimmed sheet's left edge."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from math import atan2, degrees, hypot

import pypdfium2
from pypdfium2 import raw

from .paper import INSIDE, OUTSIDE, Face, behind, half_round, like_a_page, through

POINTS = 72 / 25.4
SCALE = 8
"""Pixels to a point: 0.044 mm each, finer than a fold mark."""
THIN = 0.5
"""In mm: no line is thicker, no ground is thinner."""
DARK = 40
"""Of 255: black, and not a colour beside it."""


@dataclass(frozen=True)
class Sign:
    """A visible character: its size in points as printed, and how far it keeps from the nearest edge of its page.

    ``low`` and ``high`` are in mm from the lower edge of the trimmed sheet. ``turn`` is how far round it stands, in degrees;
    ``mirrored`` that it is one's own image in a mirror.
    """

    text: str
    size: float
    left: float
    right: float
    low: float
    high: float
    edge: float
    turn: int
    mirrored: bool

    @property
    def upright(self) -> bool:
        return not self.turn and not self.mirrored

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
    start, foot, end, head = page.get_trimbox()
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
            (left - start) / POINTS,
            (right - start) / POINTS,
            (bottom - foot) / POINTS,
            (top - foot) / POINTS,
            min(left - start, bottom - foot, end - right, head - top) / POINTS,
            round(degrees(atan2(matrix.b, matrix.a))) % 360,
            matrix.a * matrix.d - matrix.b * matrix.c <= 0,
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


@dataclass(frozen=True)
class Rule:
    """A line drawn on the sheet itself, and not on a panel laid on it; ends in mm from the trimmed sheet's lower left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def upright(self) -> bool:
        return self.right - self.left < self.top - self.bottom

    @property
    def at(self) -> float:
        """Where an upright line stands, or how high a level one lies."""
        return (self.left + self.right) / 2 if self.upright else (self.bottom + self.top) / 2


def rules(pdf: bytes, page: int) -> list[Rule]:
    """List the lines drawn on a side of a sheet, from the left; what is as wide as it is high is none."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        side = document[page]
        start, foot, _, _ = side.get_trimbox()
        found = []
        for path in side.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
            left, bottom, right, top = path.get_bounds()
            corner = (start, foot, start, foot)
            edges = (value - zero for value, zero in zip((left, bottom, right, top), corner, strict=True))
            found.append(Rule(*(edge / POINTS for edge in edges)))
    finally:
        document.close()
    return sorted(
        (rule for rule in found if min(rule.right - rule.left, rule.top - rule.bottom) < THIN), key=lambda r: r.at
    )


def duplex(page: tuple[Sign, ...], size: tuple[float, float], flip: str) -> tuple[Sign, ...]:
    """What comes to stand on the back of a sheet, as it is seen when the sheet is turned like the page of a book."""
    width, height = size
    if like_a_page(width, height, flip):
        return page
    turned = (
        (sign, half_round(width, sign.left, sign.right), half_round(height, sign.low, sign.high)) for sign in page
    )
    return tuple(
        replace(sign, left=left, right=right, low=low, high=high, turn=(sign.turn + 180) % 360)
        for sign, (left, right), (low, high) in turned
    )


def sheet_faces(
    sides: tuple[tuple[Sign, ...], ...],
    edges: tuple[float, ...],
    flip: str = "short",
    first: int = 0,
    *,
    height: float = 210,
    rows: int = 1,
) -> dict[Face, list[Sign]]:
    """Cut the two sides of a sheet at its folds: what is printed on each face of each strip of the paper.

    ``edges`` are of the inner side, which a printer printed last, turning the sheet over an edge; ``first`` is the number
    of the first strip; ``height`` is the sheet's, in mm, and ``rows`` says into how many equal rows it is folded across.
    """
    outside, inside = sides[0], duplex(sides[1], (edges[-1], height), flip)
    outer, columns = through(edges[-1], edges), len(edges) - 1
    faces: dict[Face, list[Sign]] = {}
    for strip in range(columns * rows):
        faces[Face(first + strip, INSIDE)] = within(inside, edges, strip, height / rows, rows)
        faces[Face(first + strip, OUTSIDE)] = within(outside, outer, behind(strip, columns), height / rows, rows)
    return faces


def within(page: tuple[Sign, ...], edges: tuple[float, ...], place: int, high: float, rows: int) -> list[Sign]:
    """What stands wholly in a place of a side, counted row by row from the top; each row is so high."""
    row, column = divmod(place, len(edges) - 1)
    foot = (rows - 1 - row) * high
    beside = [sign for sign in page if edges[column] <= sign.left and sign.right <= edges[column + 1]]
    return beside if rows == 1 else [sign for sign in beside if foot <= sign.low and sign.high <= foot + high]


def booklet_faces(sides: tuple[tuple[Sign, ...], ...], width: float, flip: str) -> dict[Face, list[Sign]]:
    """Cut the sheets of a booklet in their middle; each two sides are a sheet, the outer one printed first."""
    edges = (0.0, width / 2, width)
    sheets = zip(sides[::2], sides[1::2], strict=True)
    return {
        face: found
        for number, sheet in enumerate(sheets)
        for face, found in sheet_faces(sheet, edges, flip, 2 * number).items()
    }
