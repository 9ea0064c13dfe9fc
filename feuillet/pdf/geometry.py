"""Rectangles and filled shapes on a page; lengths are in points, from the page's lower left corner."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

Colour = tuple[float, float, float]
"""Red, green and blue, 0 to 255."""
Ring = tuple[tuple[float, float], ...]
"""A closed line through these points."""
Matrix = tuple[float, float, float, float, float, float]
"""How a form's own lengths become the page's (ISO 32000-1, 8.3.3)."""
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
WHITE: Colour = (255, 255, 255)
CORNERS = 4


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

    def touches(self, other: "Box") -> bool:
        """Return whether two boxes share something."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def holds(self, other: "Box") -> bool:
        """Return whether another box lies inside this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.bottom <= other.bottom
            and other.top <= self.top
        )

    def within(self, other: "Box") -> float:
        """The least distance of its edges from another's; negative where it sticks out."""
        return min(self.left - other.left, self.bottom - other.bottom, other.right - self.right, other.top - self.top)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around others."""
    lefts, bottoms, rights, tops = zip(*((box.left, box.bottom, box.right, box.top) for box in boxes), strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def around_points(rings: Iterable[Ring]) -> Box:
    """The smallest box around rings."""
    across, down = zip(*(point for ring in rings for point in ring), strict=True)
    return Box(min(across), min(down), max(across), max(down))


def rectangle(rings: tuple[Ring, ...]) -> Box | None:
    """The box that rings are, where they are one."""
    if len(rings) != 1 or len(rings[0]) != CORNERS:
        return None
    first, second, third, fourth = rings[0]
    level = first[1] == second[1] and second[0] == third[0] and third[1] == fourth[1] and fourth[0] == first[0]
    upright = first[0] == second[0] and second[1] == third[1] and third[0] == fourth[0] and fourth[1] == first[1]
    return around_points(rings) if level or upright else None


def crossings(rings: tuple[Ring, ...], x: float, y: float) -> tuple[int, int]:
    """How often a ray to the right of a point crosses rings: in all, and upwards less downwards."""
    count = winding = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                count += 1
                winding += 1 if y2 > y1 else -1
    return count, winding


@dataclass(frozen=True)
class Shape:
    """A filled path, or a picture, whose colour nobody can say.

    ``order`` counts what is painted on the page, ``box`` is around what clips leave to be seen.
    """

    order: int
    box: Box
    rings: tuple[Ring, ...]
    even_odd: bool
    clips: tuple[tuple[Ring, ...], ...]
    colour: Colour | None
    alpha: float

    @cached_property
    def solid(self) -> Box | None:
        """The box that it fills, where it is one, and nothing else is cut out of it."""
        boxes = [rectangle(rings) for rings in (self.rings, *self.clips)]
        return self.box if all(box is not None for box in boxes) else None

    def covers(self, x: float, y: float) -> bool:
        """Return whether it is painted at a point."""
        if not (self.box.left <= x <= self.box.right and self.box.bottom <= y <= self.box.top):
            return False
        count, winding = crossings(self.rings, x, y)
        inside = count % 2 == 1 if self.even_odd else winding != 0
        return inside and all(crossings(clip, x, y)[0] % 2 for clip in self.clips)


def place(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Put a point where a matrix puts it."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def box_of(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Box:
    """The smallest box on the page around a rectangle that a matrix puts there."""
    a, b, c, d, e, f = matrix
    if b == c == 0 and a >= 0 and d >= 0:
        return Box(a * left + e, d * bottom + f, a * right + e, d * top + f)
    across = (a * left + c * bottom, a * right + c * bottom, a * left + c * top, a * right + c * top)
    down = (b * left + d * bottom, b * right + d * bottom, b * left + d * top, b * right + d * top)
    return Box(min(across) + e, min(down) + f, max(across) + e, max(down) + f)


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Put one matrix inside another."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
