"""How much room a text takes on paper, estimated by its script before anything is typeset: enough to see what cannot fit.

Lengths are in ems of the type that the text is set in, or in millimetres of a page.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from feuillet.cldr import Locale
from feuillet.manuscript.limits import ADDRESS, BREAKING, IN_ADDRESS
from feuillet.writing.script import Breaks, Signs, script

WIDTHS = {Signs.LETTERS: 0.58, Signs.SYLLABLES: 0.62, Signs.SQUARES: 0.58}
"""A letter in the middle, in ems: of Noto Sans 0.55, bold 0.59; a Latin one where others are as wide as high."""
SQUARE = 1.0
TERM = 8
"""Letters of a word, where a dictionary knows where it ends."""
PIECES = re.compile(rf"[^{BREAKING}]+[/-]?")
POINT_MM = 25.4 / 72
CELL_MM, HEADER_MM = 5, 2
"""The space after a cell of a table, and before the first."""
PAGE_LINES, LINE_LETTERS = 26, 45
"""A page of large print, on which the cells of a row stand one below the other: its lines, and what one holds of Latin."""


@dataclass(frozen=True)
class Page:
    """What a page has for a table: how wide it may be, and the size of its type in points."""

    width_mm: float
    points: float


HANDOUT, BOOKLET = Page(172, 12), Page(120, 10.5)
"""In a handout a table is as wide as both columns."""


def ems(text: str, language: str) -> float:
    """Estimate how wide a text is, set in one line."""
    signs = script(Locale(language).script).signs
    width = WIDTHS[signs if isinstance(signs, Signs) else Signs.LETTERS]
    return sum(width_of(sign, width) for sign in text)


def width_of(sign: str, width: float) -> float:
    """Estimate how wide a sign is; what sits on another takes no room."""
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return SQUARE if unicodedata.east_asian_width(sign) in {"W", "F"} else width


def widest(text: str, language: str) -> float:
    """Estimate how wide the widest piece of a text is in which no line may end."""
    opened = ADDRESS.sub(lambda address: IN_ADDRESS.sub(" ", address[0]), text)
    pieces: Iterable[str] = PIECES.findall(opened)
    breaks = script(Locale(language).script).breaks
    if breaks is not Breaks.NOWHERE:
        pieces = (piece if piece.isascii() else piece[: 1 if breaks is Breaks.SIGNS else TERM] for piece in pieces)
    return max((ems(piece, language) for piece in pieces), default=0)


def table_width(columns: Sequence[Iterable[str]], language: str, size: float = 1, page: Page = HANDOUT) -> float:
    """Estimate how wide a table is at the least, in mm: its columns as wide as the widest word in each.

    ``size`` is how much larger than Latin the script is set.
    """
    words = sum(max(widest(cell, language) for cell in column) for column in columns)
    return words * page.points * size * POINT_MM + len(columns) * CELL_MM + HEADER_MM


def too_wide(columns: Sequence[Iterable[str]], language: str, size: float = 1, page: Page = HANDOUT) -> bool:
    """Return whether a table has no room on a page with its columns side by side."""
    return table_width(columns, language, size, page) > page.width_mm


def row_lines(cells: Iterable[str], language: str) -> int:
    """Estimate how many lines of large print a row takes, whose cells stand one below the other under their columns' names."""
    full = LINE_LETTERS * WIDTHS[Signs.LETTERS]
    return sum(1 + ceil(ems(cell, language) / full) for cell in cells)
