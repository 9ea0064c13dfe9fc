"""The sizes and spaces that text in panels may have: from 13 pt down to the legal floor, and never below."""

from dataclasses import dataclass

from feuillet.writing.typefaces import Face

LARGEST_POINTS = 13.0
STEP_POINTS = 0.25
SPACES = (1.25, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6)
"""Space between blocks, as shares of a line; the loosest that fits is taken."""

CLOSEST = ((10.0, 0.9), (9.0, 0.8), (8.0, 0.7))
"""From which size on blocks stand no closer than that: large type wants air, and at the floor none can be had."""


@dataclass(frozen=True)
class Fit:
    """A type size in points of the Latin face, and the space between blocks."""

    size: float
    space: float

    @property
    def style(self) -> str:
        """The style sheet that sets it."""
        return f":root {{ --body: {self.size}pt; --space: {self.space} }}"


def sizes(face: Face) -> tuple[float, ...]:
    """List the sizes from the face's floor to the largest, in points of the Latin face."""
    count = int((LARGEST_POINTS - face.floor / face.size) / STEP_POINTS)
    return tuple(LARGEST_POINTS - STEP_POINTS * step for step in range(count, -1, -1))


def closest(size: float, smallest: float) -> float:
    """Say how close blocks may stand at a size; as close as can be at the smallest."""
    return min(SPACES) if size == smallest else next((space for least, space in CLOSEST if size >= least), min(SPACES))
