"""Fitting text into panels: spacing goes down first, then size, to the legal floor and never below."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from feuillet.typefaces import Face

LARGEST_POINTS = 11.0
STEP_POINTS = 0.25
SPACES = (1.25, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6)
"""Space between blocks, as shares of a line; the loosest that fits is taken."""


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


def fit(count: Callable[[float, float], int], pages: int, face: Face) -> Fit:
    """Find the largest size that fits into so many pages, and the loosest space at that size.

    ``count`` typesets at a size and a space and counts the pages; it is asked once for each pair. Most texts fit at the
    largest size and the loosest space, which are tried first. Where even the floor does not fit, the result says so by its
    number of pages.
    """
    counted = cache(count)
    steps, spaces = sizes(face), tuple(sorted(SPACES))
    if counted(steps[-1], spaces[-1]) <= pages:
        return Fit(steps[-1], spaces[-1], counted(steps[-1], spaces[-1]))
    size = steps[greatest(lambda at: counted(steps[at], spaces[0]) <= pages, len(steps))]
    space = spaces[greatest(lambda at: counted(size, spaces[at]) <= pages, len(spaces))]
    return Fit(size, space, counted(size, space))


def greatest(holds: Callable[[int], bool], count: int) -> int:
    """Find the last of so many places at which something holds that no later place holds; the first, where none does.

    The last is tried at once: a text that must be set smaller is mostly one that must only be set closer.
    """
    if holds(count - 1):
        return count - 1
    low, high = 0, count - 2
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
