"""A sheet of paper in the hands of a reader: it is folded, unfolded and turned over, and what is seen is read.

Nothing here knows the arithmetic of imposition. Where a strip of paper lies and which of its faces is up follow from
folding alone; a reader reads what the next unfolding would hide, then the open sheet, then turns it over.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

INSIDE, OUTSIDE = "inside", "outside"


@dataclass(frozen=True)
class Face:
    """One side of a strip; strips are counted from the left of the open sheet, its inside up."""

    strip: int
    side: str


@dataclass(frozen=True)
class Strip:
    """A piece of paper between two folds, as it lies on the table; edges in mm from the open sheet's left edge."""

    number: int
    left: float
    right: float
    layer: int = 0
    up: str = INSIDE

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def face(self) -> Face:
        return Face(self.number, self.up)

    @property
    def below(self) -> Face:
        return Face(self.number, OUTSIDE if self.up == INSIDE else INSIDE)

    def covers(self, other: "Strip") -> bool:
        """Whether this strip lies over the middle of another, or under it."""
        return self.left < (other.left + other.right) / 2 < self.right


State = tuple[Strip, ...]


def spread(edges: tuple[float, ...]) -> State:
    """Lay the open sheet on the table, its inside up; ``edges`` are the left edge, the folds, the right edge."""
    return tuple(Strip(number, left, right) for number, (left, right) in enumerate(pairwise(edges)))


def fold(state: State, number: int, crease: float, *, under: bool = False) -> State:
    """Fold a strip over a crease, onto everything that lies there or under it."""
    strip, layers = state[number], [other.layer for other in state]
    layer = min(layers) - 1 if under else max(layers) + 1
    left, right = 2 * crease - strip.right, 2 * crease - strip.left
    folded = replace(strip, left=left, right=right, layer=layer, up=strip.below.side)
    return (*state[:number], folded, *state[number + 1 :])


def c_fold(edges: tuple[float, ...], _direction: str) -> tuple[State, ...]:
    """Fold three strips, the shorter of the outer ones first, for it must lie flat under the other; open to closed."""
    opened = spread(edges)
    first, last = sorted((0, 2), key=lambda number: opened[number].width)
    creases = {0: edges[1], 2: edges[2]}
    half = fold(opened, first, creases[first])
    return opened, half, fold(half, last, creases[last])


def z_fold(edges: tuple[float, ...], direction: str) -> tuple[State, ...]:
    """Fold three strips like an accordion, the one at the start on top; open to closed."""
    opened = spread(edges)
    start, end = (0, 2) if direction == "ltr" else (2, 0)
    creases = {0: edges[1], 2: edges[2]}
    half = fold(opened, end, creases[end], under=True)
    return opened, half, fold(half, start, creases[start])


def seen(state: State) -> dict[Face, Strip]:
    """What a reader sees from above."""
    return {
        strip.face: strip
        for strip in state
        if not any(other.layer > strip.layer and other.covers(strip) for other in state)
    }


def reading(states: tuple[State, ...], direction: str) -> tuple[Face, ...]:
    """The faces in the order a reader meets them, opening the leaflet fold by fold."""
    read: list[Face] = []
    for closed, opened in pairwise(reversed(states)):
        gone = {face: strip for face, strip in seen(closed).items() if face not in seen(opened)}
        read.extend(along(gone, direction))
    read.extend(along(seen(states[0]), direction))
    turned = {strip.below: replace(strip, left=-strip.right, right=-strip.left) for strip in states[0]}
    read.extend(face for face in along(turned, direction) if face not in read)
    return tuple(read)


def along(faces: dict[Face, Strip], direction: str) -> list[Face]:
    """Sort faces as the eye meets them."""
    return sorted(faces, key=lambda face: faces[face].left, reverse=direction == "rtl")


def through(width: float, edges: tuple[float, ...]) -> tuple[float, ...]:
    """Where the edges of one side lie on the other: a sheet turned like the page of a book shows its left on the right."""
    return tuple(sorted(width - edge for edge in edges))


def behind(number: int, count: int) -> int:
    """Which column of the outer side, from the left, is behind a strip."""
    return count - 1 - number


def half_round(width: float, left: float, right: float) -> tuple[float, float]:
    """Where something on a side lies when that side stands on its head.

    So a duplex printer turns a landscape sheet over its long edge, like a calendar: against a sheet turned over its short
    edge, like the page of a book, what is printed on the second side is half a turn round.
    """
    return width - right, width - left


def stitch(sheets: int, width: float, direction: str) -> State:
    """Lay sheets in each other, insides up, the outermost at the bottom, and fold the pile in its middle, cover up.

    The strips of each sheet follow those of the sheet around it.
    """
    middle = width / 2
    halves = ((0.0, middle), (middle, width))
    pile: State = tuple(
        Strip(2 * sheet + half, left, right, layer=sheet)
        for sheet in range(sheets)
        for half, (left, right) in enumerate(halves)
    )
    over = 0 if direction == "ltr" else 1  # a book is bound where its lines begin
    for sheet in reversed(range(sheets)):
        pile = fold(pile, 2 * sheet + over, middle)
    return pile


def leafing(booklet: State) -> tuple[Face, ...]:
    """The faces in the order a reader meets them, turning one leaf after the other."""
    leaves = sorted(booklet, key=lambda strip: strip.layer, reverse=True)
    return tuple(face for leaf in leaves for face in (leaf.face, leaf.below))
