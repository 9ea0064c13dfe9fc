"""Pieces of a text that no end of a page divides, as they were measured, and how high they would be at another size.

At another size a text breaks into other lines. How many is reckoned from how long its lines are, set one after the other, and
from how much of a line its ragged end leaves blank, which is measured too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

ROUNDED = 1e-6
MOST = 60
"""Of two hundred parts of a line: more than any language leaves blank."""


@dataclass(frozen=True)
class Lines:
    """The lines of a paragraph: how long each is, how long it may be, and how high they are together; in CSS pixels.

    ``ended`` are the places of lines that end there whatever their length.
    """

    lengths: tuple[float, ...]
    width: float
    height: float
    ended: frozenset[int] = frozenset()

    def scaled(self, size: float, ragged: float) -> float:
        """Reckon how high they are together at so many times the size, where ends of lines leave so much blank."""
        count, along = 0, 0.0
        room = max(self.width * (1 - ragged * size), self.width / 4)
        for place, length in enumerate(self.lengths):
            along += length * size
            if place == len(self.lengths) - 1 or place in self.ended:  # the last line has its whole width
                count += 1 + max(0, ceil((along - self.width) / room - ROUNDED))
                along = 0.0
        return self.height / len(self.lengths) * size * count


@dataclass(frozen=True)
class Run:
    """Paragraphs one below the other, at least as high as a picture beside them."""

    texts: tuple[Lines, ...]
    beside: float = 0.0

    @property
    def measured(self) -> float:
        """Its height as it was measured."""
        return max(self.beside, sum(text.height for text in self.texts))

    def scaled(self, size: float, ragged: float) -> float:
        """Reckon its height at so many times the size."""
        return max(self.beside, sum(text.scaled(size, ragged) for text in self.texts))


@dataclass(frozen=True)
class Piece:
    """A heading, a paragraph, a list …: what is above it, unless a panel begins with it, and what it is made of.

    ``path`` is the selector of its element, ``part`` the part of the text that it is in. ``spaces`` are margins inside it, which
    grow with the space between blocks; ``rest`` is what else is no line. ``bound`` says that no panel should end before it;
    ``cost`` is what it costs to begin a panel with it, as the square of an empty foot.
    """

    path: str
    part: str
    above: float
    runs: tuple[Run, ...]
    spaces: float
    rest: float
    bound: bool = False
    cost: float = 0.0

    @property
    def measured(self) -> float:
        """Its height as it was measured."""
        return sum(run.measured for run in self.runs) + self.spaces + self.rest

    @property
    def texts(self) -> tuple[Lines, ...]:
        """All its paragraphs."""
        return tuple(text for run in self.runs for text in run.texts)

    def height(self, size: float, space: float, ragged: float) -> float:
        """Reckon its height at so many times the size and the space; as it was measured at the same size."""
        if size == 1:
            return self.measured + self.spaces * (space - 1)
        return sum(run.scaled(size, ragged) for run in self.runs) + self.spaces * size * space + self.rest * size

    def tightened(self, ratio: float) -> "Piece":
        """Take back how much its spaces were multiplied."""
        return replace(self, above=self.above / ratio, spaces=self.spaces / ratio)

    def gap(self, size: float, space: float) -> float:
        """Reckon the space above it."""
        return self.above * size * space


def ragged(pieces: Iterable[Piece]) -> float:
    """Measure how much of a line its ragged end leaves blank, so that what is reckoned is as high as what was measured."""
    texts = [text for piece in pieces for text in piece.texts]
    high = sum(text.height for text in texts)
    return min(
        (share / 200 for share in range(MOST)), key=lambda share: abs(sum(t.scaled(1, share) for t in texts) - high)
    )
