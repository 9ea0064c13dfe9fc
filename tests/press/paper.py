"""A sheet of paper in the hands of a reader: it is folded, unfolded and turned over, and what is seen is read.

Nothing here knows the arithmetic of imposition. Where a strip of paper lies and which of its faces is up follow from
folding alone; a reader reads what the next unfolding would hide, then the open sheet, then turns it over.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import pairwise

INSIDE, OUTSIDE = "inside", "outside"


@dataclass(frozen=True)
class Face:
    """One side of a strip; strips are counted from the left of the open sheet, its inside up, and row by row from the top."""

    strip: int
    side: str


@dataclass(frozen=True)
class Strip:
    """A piece of paper between two folds, as it lies on the table; edges in mm from the open sheet's left edge.

    ``low`` and ``high`` are where it lies between the lower and the upper edge, counted in rows; ``turned`` says that what was
    upright on its face when the sheet was open, or turned like the page of a book, stands on its head.
    """

    number: int
    left: float
    right: float
    layer: int = 0
    up: str = INSIDE
    low: float = 0
    high: float = 1
    turned: bool = False

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
        beside = self.left < (other.left + other.right) / 2 < self.right
        return beside and self.low < (other.low + other.high) / 2 < self.high


State = tuple[Strip, ...]


def spread(edges: tuple[float, ...], rows: int = 1) -> State:
    """Lay the open sheet on the table, its inside up; ``edges`` are the left edge, the folds, the right edge."""
    places = [(rows - row - 1, left, right) for row in range(rows) for left, right in pairwise(edges)]
    return tuple(Strip(number, left, right, low=low, high=low + 1) for number, (low, left, right) in enumerate(places))


def fold(state: State, numbers: Collection[int], crease: float, *, under: bool = False) -> State:
    """Fold strips that lie on each other over a crease, onto everything that lies there or under it: the lowest comes on top."""
    moved = [strip.layer for strip in state if strip.number in numbers]
    layers = [strip.layer for strip in state]
    nearest = min(layers) - 1 + min(moved) if under else max(layers) + 1 + max(moved)

    def folded(strip: Strip) -> Strip:
        left, right = 2 * crease - strip.right, 2 * crease - strip.left
        return replace(strip, left=left, right=right, layer=nearest - strip.layer, up=strip.below.side)

    return tuple(folded(strip) if strip.number in numbers else strip for strip in state)


def column(state: State, edges: tuple[float, ...], number: int) -> frozenset[int]:
    """The strips of a column of the open sheet."""
    columns = len(edges) - 1
    return frozenset(strip.number for strip in state if strip.number % columns == number)


def fold_across(state: State) -> State:
    """Fold the upper half of an open sheet down onto the lower one: what was upright on its back is on its head then."""
    return tuple(
        replace(strip, low=0, high=1, layer=1, up=strip.below.side, turned=True) if strip.low else strip
        for strip in state
    )


def laid(edges: tuple[float, ...], rows: int) -> tuple[State, ...]:
    """Lay a sheet on the table, and fold it across if it has two rows; open to closed."""
    opened = spread(edges, rows)
    return (opened,) if rows == 1 else (opened, fold_across(opened))


def c_fold(edges: tuple[float, ...], _direction: str, rows: int = 1) -> tuple[State, ...]:
    """Fold three columns, the shorter of the outer ones first, for it must lie flat under the other; open to closed."""
    states = laid(edges, rows)
    first, last = sorted((0, 2), key=lambda number: states[0][number].width)
    creases = {0: edges[1], 2: edges[2]}
    half = fold(states[-1], column(states[0], edges, first), creases[first])
    return *states, half, fold(half, column(half, edges, last), creases[last])


def z_fold(edges: tuple[float, ...], direction: str, rows: int = 1) -> tuple[State, ...]:
    """Fold three columns like an accordion, the one at the start on top; open to closed."""
    states = laid(edges, rows)
    start, end = (0, 2) if direction == "ltr" else (2, 0)
    creases = {0: edges[1], 2: edges[2]}
    half = fold(states[-1], column(states[0], edges, end), creases[end], under=True)
    return *states, half, fold(half, column(half, edges, start), creases[start])


def halves(edges: tuple[float, ...], direction: str, rows: int = 2) -> tuple[State, ...]:
    """Fold a sheet across, then in half like a book of its language, cover up; open to closed."""
    states = laid(edges, rows)
    over = column(states[0], edges, 0 if direction == "ltr" else 1)
    return *states, fold(states[-1], over, edges[1])


def seen(state: State) -> dict[Face, Strip]:
    """What a reader sees from above."""
    return {
        strip.face: strip
        for strip in state
        if not any(other.layer > strip.layer and other.covers(strip) for other in state)
    }


def reading(states: tuple[State, ...], direction: str) -> tuple[Face, ...]:
    """The faces in the order a reader meets them, opening the leaflet fold by fold."""
    return tuple(strip.face for strip in met(states, direction))


def met(states: tuple[State, ...], direction: str) -> tuple[Strip, ...]:
    """The strips in the order a reader meets them, as they lie then."""
    read: list[Strip] = []
    for closed, opened in pairwise(reversed(states)):
        gone = {face: strip for face, strip in seen(closed).items() if face not in seen(opened)}
        read.extend(along(gone, direction))
    read.extend(along(seen(states[0]), direction))
    turned = {strip.below: turned_over(strip) for strip in states[0]}
    known = {strip.face for strip in read}
    read.extend(strip for strip in along(turned, direction) if strip.face not in known)
    return tuple(read)


def turned_over(strip: Strip) -> Strip:
    """A strip of the open sheet when that is turned over like the page of a book."""
    return replace(strip, left=-strip.right, right=-strip.left, up=strip.below.side)


def along(faces: dict[Face, Strip], direction: str) -> list[Strip]:
    """Sort strips as the eye meets them, line by line."""
    start = 1 if direction == "ltr" else -1
    return sorted(faces.values(), key=lambda strip: (-strip.high, start * strip.left))


def through(width: float, edges: tuple[float, ...]) -> tuple[float, ...]:
    """Where the edges of one side lie on the other: a sheet turned like the page of a book shows its left on the right."""
    return tuple(sorted(width - edge for edge in edges))


def behind(number: int, columns: int) -> int:
    """Which place of the outer side, row by row and from the left, is behind a strip."""
    row, column = divmod(number, columns)
    return row * columns + columns - 1 - column


def like_a_page(width: float, height: float, flip: str) -> bool:
    """Whether a sheet that is turned over an edge is turned like the page of a book, and not like that of a calendar."""
    return flip == ("short" if width > height else "long")


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
        pile = fold(pile, {2 * sheet + over}, middle)
    return pile


def leafing(booklet: State) -> tuple[Face, ...]:
    """The faces in the order a reader meets them, turning one leaf after the other."""
    leaves = sorted(booklet, key=lambda strip: strip.layer, reverse=True)
    return tuple(face for leaf in leaves for face in (leaf.face, leaf.below))
