"""Sheets that are cut out of larger paper: the marks to cut and to fold by are outside them, and stay on the offcuts."""

from collections.abc import Iterator

from pikepdf import Pdf

from feuillet.press.pdf_writer import POINTS
from feuillet.press.sheets.bleed import BLEED_MM, Box, bleed, box_of
from feuillet.press.sheets.imposition import Side, cross_folds, fold_lines

MARK_MM = 5.0
MARK_POINTS = 0.25
DASH_POINTS = 2.0
BLACK = "0 G"
"""The PDF operators by which an office printer draws in black."""


def add(pdf: Pdf, sides: tuple[Side, ...]) -> None:
    """Give imposed sheets their bleed and their marks where their paper is larger; where it is not, they stay as they are."""
    if all(box_of(page.trimbox) == box_of(page.mediabox) for page in pdf.pages):
        return
    bleed(pdf)
    for page, side in zip(pdf.pages, sides, strict=True):
        trim = box_of(page.trimbox)
        page.BleedBox = trim.grown(BLEED_MM * POINTS).array
        page.contents_add("\n".join(marks(trim, side, BLACK)).encode())


def marks(trim: Box, side: Side, colour: str) -> Iterator[str]:
    """Draw the marks round a side of a trimmed sheet: whole lines to cut by, broken ones to fold by; none touches the bleed."""
    near, far = BLEED_MM * POINTS, (BLEED_MM + MARK_MM) * POINTS
    yield f"q {colour} {MARK_POINTS} w"
    for x in (trim.left, trim.right):
        for y, away in ((trim.bottom, -1), (trim.top, 1)):
            yield line(x, y + away * near, x, y + away * far)
    for y in (trim.bottom, trim.top):
        for x, away in ((trim.left, -1), (trim.right, 1)):
            yield line(x + away * near, y, x + away * far, y)
    yield f"[{DASH_POINTS}] 0 d"
    for fold in fold_lines(side):
        x = trim.left + fold * POINTS
        yield line(x, trim.bottom - near, x, trim.bottom - far)
        yield line(x, trim.top + near, x, trim.top + far)
    for fold in cross_folds(side):
        y = (trim.bottom + trim.top) / 2 + fold * POINTS
        yield line(trim.left - near, y, trim.left - far, y)
        yield line(trim.right + near, y, trim.right + far, y)
    yield "Q"


def line(x: float, y: float, end_x: float, end_y: float) -> str:
    """Draw a line."""
    return f"{x:.4f} {y:.4f} m {end_x:.4f} {end_y:.4f} l S"
