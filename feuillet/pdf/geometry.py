"""Rectangles and filled shapes on a page; lengths are in points, from the page's lower left corner."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 255."""
Ring = tuple[tuple[float, float], ...]
"""A closed line through these points."""
Matrix = tuple[float, float, float, float, float, float]
"""How a form's own lengths become the page's (ISO 32000-1, 8.3.3)."""
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle along the edges of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        """Its area; nothing where it is turned inside out."""
        return max(self.right - self.left, 0) * max(self.top - self.bottom, 0)

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def common(self, other: "Box") -> "Box":
        """What two boxes share; inside out where they share nothing."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def within(self, other: "Box") -> float:
        """The least distance of its edges from another's; negative where it sticks out."""
        return min(self.left - other.left, self.bottom - other.bottom, other.right - self.right, other.top - self.top)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around others."""
    lefts, bottoms, rights, tops = zip(*((box.left, box.bottom, box.right, box.top) for box in boxes), strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def crossings(rings: tuple[Ring, ...], x: float, y: float) -> tuple[int, int]:
    """How often a ray to the right of a point crosses rings: in all, and upwards less downwards."""
    count = winding = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                count += 1
                winding += 1 if y2 > y1 else -1
    return count, winding


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled path, or a picture, whose colour nobody can say; ``order`` counts what is painted on the page."""

    order: int
    box: Box
    rings: tuple[Ring, ...]
    even_odd: bool
    clips: tuple[tuple[Ring, ...], ...]
    colour: Colour | None
    alpha: float

    def covers(self, x: float, y: float) -> bool:
        """Tell whether it is painted at a point."""
        if not (self.box.left <= x <= self.box.right and self.box.bottom <= y <= self.box.top):
            return False
        count, winding = crossings(self.rings, x, y)
        inside = count % 2 == 1 if self.even_odd else winding != 0
        return inside and all(crossings(clip, x, y)[0] % 2 for clip in self.clips)


def place(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Put a point where a matrix puts it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Put one matrix inside another."""
    a, b, c, d, e, f = inner
    along, across = place(a, b, (*outer[:4], 0, 0)), place(c, d, (*outer[:4], 0, 0))
    return (*along, *across, *place(e, f, outer))
