"""A path followed from point to point: where its pieces lie, and how far they reach."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import hypot, pi, sqrt

from feuillet.manuscript.svg.values import commands

Point = tuple[float, float]


@dataclass(frozen=True)
class Piece:
    """A piece of a path: a move, a line, a curve by the points that steer it, or an arc with what steers it beside."""

    kind: str
    points: tuple[Point, ...]
    arc: tuple[float, float, float, bool, bool] | None = None

    @property
    def length(self) -> float:
        """How long it is, or rather more: along the points that steer it, or around the whole of an arc's ellipse."""
        if self.kind == "M":
            return 0
        along = sum(hypot(x - u, y - v) for (x, y), (u, v) in pairwise(self.points))
        return along + (2 * pi * max(abs(self.arc[0]), abs(self.arc[1])) if self.arc else 0)

    def extremes(self) -> Iterator[Point]:
        """List the points that bound it; of an arc only its ends."""
        yield self.points[0]
        yield self.points[-1]
        for axis in (0, 1):
            for share in turns([point[axis] for point in self.points]):
                yield at(self.points, share)


def follow(text: str) -> Iterator[Piece]:
    """Follow a path, which must be one."""
    here = begin = steered = (0.0, 0.0)
    last = ""
    for letter, operands in commands(text):
        numbers = [float(each) for each in operands]
        kind = letter.upper()
        x, y = here if letter.islower() else (0.0, 0.0)
        if kind in "HV":
            pairs = [(x + numbers[0], here[1]) if kind == "H" else (here[0], y + numbers[0])]
        elif kind == "A":
            pairs = [(x + numbers[5], y + numbers[6])]
        else:
            pairs = [(x + u, y + v) for u, v in zip(numbers[::2], numbers[1::2], strict=True)]
        if kind in "ST":  # the first point that steers mirrors the last one of the curve before
            smooth = last in ("CS" if kind == "S" else "QT")
            pairs.insert(0, (2 * here[0] - steered[0], 2 * here[1] - steered[1]) if smooth else here)
        if kind == "Z":
            pairs = [begin]
        arc = (numbers[0], numbers[1], numbers[2], bool(numbers[3]), bool(numbers[4])) if kind == "A" else None
        yield Piece({"H": "L", "V": "L", "Z": "L", "S": "C", "T": "Q"}.get(kind, kind), (here, *pairs), arc)
        steered = pairs[-2] if len(pairs) > 1 else here
        here, last = pairs[-1], kind
        if kind == "M":
            begin = here


def turns(places: list[float]) -> list[float]:
    """Find the shares of a curve after which it turns back along an axis; a line never does."""
    if len(places) == 3:  # noqa: PLR2004 a quadratic curve
        first, middle, last = places
        bend = first - 2 * middle + last
        found = [(first - middle) / bend] if bend else []
    elif len(places) == 4:  # noqa: PLR2004 a cubic curve
        first, one, other, last = places
        a, b, c = last - first + 3 * (one - other), 2 * (first - 2 * one + other), one - first
        inside = b * b - 4 * a * c
        if abs(a) < 1e-12:  # noqa: PLR2004 as good as a quadratic one
            found = [-c / b] if b else []
        else:
            found = [(-b + sign * sqrt(inside)) / (2 * a) for sign in (-1, 1)] if inside >= 0 else []
    else:
        found = []
    return [share for share in found if 0 < share < 1]


def at(points: tuple[Point, ...], share: float) -> Point:
    """Find the point of a curve after a share of it (de Casteljau)."""
    while len(points) > 1:
        pairs = pairwise(points)
        points = tuple((x + (u - x) * share, y + (v - y) * share) for (x, y), (u, v) in pairs)
    return points[0]
