"""Text as a page shows it: a run is what one instruction shows; its signs are looked at one by one only where that is asked.

Lengths are in points, from the page's lower left corner.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from math import hypot
from operator import add

from feuillet.pdf.font import LEFTWARD, Font, Kind, plain
from feuillet.pdf.geometry import Box, Colour, Matrix, box_of
from feuillet.pdf.outlines import Ink
from feuillet.pdf.structure import NOWHERE, Place, Places

SLANT = 100
"""A line that rises less than a part in so many is level."""
Piece = tuple[float, tuple[int, ...]]
"""Where the pen begins, in ems from the beginning of the run, and the codes that follow one another from there."""


@dataclass(frozen=True, eq=False)
class Run:
    """Signs shown in one go, in one font, size and colour.

    ``matrix`` leads from ems to the page; ``end`` is where the pen stops, in ems; ``window`` is what clips leave to be seen;
    ``said`` is the text that the file says instead of what the signs stand for; ``number`` is that of its marked content, which
    has its place among the ``places`` of the page. ``order`` counts what is painted on the page.
    """

    order: int
    font: Font
    matrix: Matrix
    pieces: tuple[Piece, ...]
    end: float
    colour: Colour
    alpha: float
    window: Box | None
    said: str | None
    number: int | None
    places: Places | None

    @cached_property
    def place(self) -> Place:
        """The number of the block it belongs to, and the roles of the elements around it, if any: what is in none is furniture."""
        return self.places.get(self.number) if self.places else NOWHERE

    @cached_property
    def size(self) -> float:
        """Its size as it is printed."""
        return hypot(self.matrix[2], self.matrix[3])

    @property
    def baseline(self) -> float:
        """How high its baseline is, where it is level."""
        return self.matrix[5]

    @property
    def start(self) -> float:
        """Where the pen begins, in ems."""
        return self.pieces[0][0]

    @cached_property
    def left(self) -> float:
        """Where the pen is furthest to the left."""
        return self.matrix[4] + min(self.start * self.matrix[0], self.end * self.matrix[0])

    @cached_property
    def right(self) -> float:
        """Where the pen is furthest to the right."""
        return self.matrix[4] + max(self.start * self.matrix[0], self.end * self.matrix[0])

    @property
    def level(self) -> bool:
        """Whether it is not turned on its side."""
        return abs(self.matrix[1]) < abs(self.matrix[0]) / SLANT

    @property
    def upright(self) -> bool:
        """Whether it is read as it is."""
        return self.matrix[0] > 0 and self.level

    @property
    def inverted(self) -> bool:
        """Whether it is upside down."""
        return self.matrix[0] < 0 and self.level

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """All codes it shows."""
        return tuple(chain.from_iterable(codes for _, codes in self.pieces))

    @cached_property
    def distinct(self) -> frozenset[int]:
        """The codes it shows, each once."""
        return frozenset(self.codes)

    @cached_property
    def texts(self) -> frozenset[str]:
        """What its signs that leave ink stand for, each once; marks are left out."""
        texts, kinds = self.font.texts, self.font.kinds
        return frozenset([texts[code] for code in self.distinct if kinds[code] is Kind.LETTER])

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """What it shows: letters, marks, spaces."""
        return frozenset(map(self.font.kinds.__getitem__, self.distinct))

    @cached_property
    def seen(self) -> str:
        """Its text in the order of the eye, from left to right, without marks: they count for no width."""
        return "".join(map(self.font.seen.__getitem__, self.codes)) if self.said is None else plain(self.said)

    @property
    def leftward(self) -> bool:
        """Whether it is read from right to left."""
        return not self.seen.isascii() and any(unicodedata.bidirectional(sign) in LEFTWARD for sign in self.seen)

    @property
    def read(self) -> str:
        """Its text in the order it is read."""
        if self.said is not None:
            return self.said
        texts = [self.font.texts[code] for code in self.codes]
        return "".join(reversed(texts) if self.leftward else texts)

    @cached_property
    def reach(self) -> Box:
        """A box that holds the ink of all its signs; where outlines cost to be read it may be larger than that."""
        font, codes, pens = self.font, self.codes, list[float]()
        for start, held in self.pieces:
            pens += accumulate(map(font.widths.__getitem__, held), initial=start)
            pens.pop()
        left = min(map(add, pens, map(font.lefts.__getitem__, codes)))
        right = max(map(add, pens, map(font.rights.__getitem__, codes)))
        _, bottoms, _, tops = zip(*map(font.reaches.__getitem__, self.distinct), strict=True)
        return box_of(self.matrix, left, min(bottoms), right, max(tops))

    @property
    def tight(self) -> bool:
        """Whether that box is the one around its ink."""
        return self.font.exact and self.matrix[1] == self.matrix[2] == 0

    @cached_property
    def signs(self) -> tuple["Sign", ...]:
        """Its signs that leave ink."""
        return tuple(self.look(lambda _: True))

    def look(self, near: Callable[[Box], bool]) -> Iterator["Sign"]:
        """Look at each sign that leaves ink, and may lie near what is looked for by the box it covers at the most."""
        font, matrix = self.font, self.matrix
        for start, codes in self.pieces:
            pen = start
            for code in codes:
                kind = font.kinds[code]
                if kind is not Kind.SPACE and near(laid(matrix, pen, font.reaches[code])):
                    yield Sign(font.texts[code], laid(matrix, pen, font.inks[code]), kind is Kind.MARK, self)
                pen += font.widths[code]


def laid(matrix: Matrix, pen: float, ink: Ink) -> Box:
    """Lay what a sign covers on the page."""
    left, bottom, right, top = ink
    return box_of(matrix, pen + left, bottom, pen + right, top)


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """A sign that leaves ink, and the box around its ink; a ``mark`` sits on another sign."""

    text: str
    box: Box
    mark: bool
    run: Run
