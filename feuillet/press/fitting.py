"""Fitting text into panels: spacing goes down first, then size, to the legal floor and never below."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from feuillet.faces import Face

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

    ``count`` typesets at a size and a space and counts the pages. Where even the floor does not fit, the result says so
    by its number of pages.
    """
    tight = SPACES[-1]
    steps = sizes(face)
    low, high = 0, len(steps) - 1
    if (least := count(steps[0], tight)) > pages:
        return Fit(steps[0], tight, least)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if count(steps[middle], tight) <= pages else (low, middle - 1)
    return next(loosest(count, pages, steps[low]))


def loosest(count: Callable[[float, float], int], pages: int, size: float) -> Iterator[Fit]:
    """Try spaces from the loosest to the tightest, which is known to fit."""
    for space in SPACES:
        made = count(size, space)
        if made <= pages:
            yield Fit(size, space, made)
