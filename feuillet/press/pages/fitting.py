"""Fitting text into panels: spacing goes down first, then size, to the legal floor and never below."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from math import ceil

from feuillet.writing.typefaces import Face

LARGEST_POINTS = 11.0
STEP_POINTS = 0.25
SPACES = (1.25, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6)
"""Space between blocks, as shares of a line; the loosest that fits is taken."""

SLACK = 1e-6
"""Of a page: rounding, which must not count as another page."""

BESIDE = 3
"""How many places beside a guess are tried one after the other: it is mostly right by a step."""


@dataclass(frozen=True)
class Fit:
    """A type size in points of the Latin face, and the space between blocks; ``pages`` is how many pages that makes."""

    size: float
    space: float
    pages: int

    @property
    def style(self) -> str:
        """The style sheet that sets it."""
        return f":root {{ --body: {self.size}pt; --space: {self.space} }}"


def sizes(face: Face) -> tuple[float, ...]:
    """List the sizes from the face's floor to the largest, in points of the Latin face."""
    count = int((LARGEST_POINTS - face.floor / face.size) / STEP_POINTS)
    return tuple(LARGEST_POINTS - STEP_POINTS * step for step in range(count, -1, -1))


@dataclass(frozen=True)
class Flow:
    """What runs on from one forced break to the next, in shares of a page: its lines, and the space between its blocks."""

    lines: float
    gaps: float


@dataclass(frozen=True)
class Extent:
    """How far a text reached: its pages, and its flows, which only make a guess of what would fit."""

    pages: int
    flows: tuple[Flow, ...] = ()

    def guess(self, size: float, space: float) -> int:
        """Guess the pages if the text were set smaller or closer by such ratios: lines shrink in both directions."""
        return sum(max(1, ceil(flow.lines * size**2 + flow.gaps * size * space - SLACK)) for flow in self.flows)


Measure = Callable[[float, float], Extent]
"""Typesets at a size and a space, and measures."""


def fit(measure: Measure, pages: int, face: Face) -> Fit:
    """Find the largest size that fits into so many pages, and the loosest space at that size.

    Most texts fit at the largest size and the loosest space, which are tried first. Where they do not, their extent says
    what will fit; that is tried next, then what would be better by one step: mostly three typesettings in all. No size and
    no space is passed over because of a guess. Where even the floor does not fit, the result says so by its number of pages.
    """
    search = Search(cache(measure), pages, sizes(face), tuple(sorted(SPACES)))
    return search.result()


@dataclass(frozen=True)
class Search:
    """A search in the grid of sizes and spaces, both from the smallest; what fits fits smaller and closer too."""

    measure: Measure
    pages: int
    sizes: tuple[float, ...]
    spaces: tuple[float, ...]
    asked: dict[tuple[int, int], bool] = field(default_factory=dict)

    def result(self) -> Fit:
        """Find the best place of the grid."""
        top, loosest = len(self.sizes) - 1, len(self.spaces) - 1
        if self.fits(top, loosest):
            return self.at(top, loosest)
        size, space = self.guess()
        self.fits(size, space + 1 if self.fits(size, space) else space - 1)
        size = greatest(lambda at: self.fits(at, 0), len(self.sizes), size)
        space = greatest(lambda at: self.fits(size, at), len(self.spaces), space)
        return self.at(size, space)

    def at(self, size: int, space: int) -> Fit:
        """Say what a place of the grid is."""
        chosen = self.sizes[size], self.spaces[space]
        return Fit(*chosen, self.measure(*chosen).pages)

    def guess(self) -> tuple[int, int]:
        """Guess the best place from how far the text reached at the largest size and the loosest space."""
        extent, largest, loosest = self.measure(self.sizes[-1], self.spaces[-1]), self.sizes[-1], self.spaces[-1]

        def seems(size: int, space: int) -> bool:
            return extent.guess(self.sizes[size] / largest, self.spaces[space] / loosest) <= self.pages

        size = max((at for at in range(len(self.sizes)) if seems(at, 0)), default=0)
        space = max((at for at in range(len(self.spaces)) if seems(size, at)), default=0)
        return size, min(space, len(self.spaces) - 2) if size == len(self.sizes) - 1 else space

    def fits(self, size: int, space: int) -> bool:
        """Return whether a place of the grid fits: it is typeset only if no other place has told."""
        for (a, b), fitted in self.asked.items():
            if (fitted and size <= a and space <= b) or (not fitted and size >= a and space >= b):
                return fitted
        if not 0 <= space < len(self.spaces):
            return space < 0
        self.asked[size, space] = self.measure(self.sizes[size], self.spaces[space]).pages <= self.pages
        return self.asked[size, space]


def greatest(holds: Callable[[int], bool], count: int, guess: int) -> int:
    """Find the last of so many places at which something holds that no later place holds; the first, where none does.

    The guess is tried first, then the places beside it.
    """
    low, high, at = 0, count - 1, max(guess, 1)
    for _ in range(BESIDE):
        if low < high:
            low, high, at = (at, high, at + 1) if holds(at) else (low, at - 1, at - 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
