"""The panels of a leaflet, composed all at once: its size and space, what the back yields, and where each panel inside ends.

The back comes first: the number of an emergency, phones and hours never leave it. What it has no room for goes inside, in the
order of `Plan.yields`. The panels inside end where the squares of their empty feet are the least together; what no arrangement
can even out becomes lines for notes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from feuillet.press.pages.arrangements import EVEN, LOOSEST, SPARE, STRETCH, Arrangement, Block, arrange, spread
from feuillet.press.pages.fitting import SPACES, Fit, closest
from feuillet.press.pages.pieces import Piece, ragged

YIELDS = 3
"""How many parts the back may yield, in this order: abbreviations, notes at the end, the form to fill in by hand."""
WEIGHTS = (0.0, 0.0, 0.25, 1.0)
"""How much smaller type may be, in points, so that the back yields one part less."""
TORN = 100.0
"""How much smaller type may be, in points, so that no panel ends where none should end: only what fits no panel does."""
INSIDE, SECTION = " > ", 4
"""What a selector has between an element and one inside it; and how many elements it names down to a section."""
STEPS_DOWN = 5
"""How many sizes below the largest that fits are looked at, where its panels are uneven."""
UNSURE = 0.1
"""How much more of a panel is kept free where its height was not measured but reckoned at another size."""


SURELY = 0.17
"""How far reckoned feet may differ, so that they differ by no more than `UNEVEN` when they are typeset."""


@dataclass(frozen=True)
class Measured:
    """A measured text at a size and a space; ``high`` is the height of a panel in pixels."""

    pieces: tuple[Piece, ...]
    size: float
    space: float
    high: float

    def part(self, *names: str) -> tuple[Piece, ...]:
        """List the pieces of some parts."""
        return tuple(piece for piece in self.pieces if piece.part in names)

    def inside(self, yields: int) -> tuple[Piece, ...]:
        """List the pieces inside, where the back yields so many parts."""
        yielded = (self.part(f"yields-{number}") for number in range(yields, 0, -1))
        return (*self.part("inside"), *(piece for part in yielded for piece in part))

    def back(self, yields: int) -> tuple[Piece, ...]:
        """List the pieces of the back."""
        kept = (self.part(f"yields-{number}") for number in range(yields + 1, YIELDS + 1))
        return (*self.part("back"), *(piece for part in kept for piece in part))

    @cached_property
    def blank(self) -> float:
        """How much of a line its ragged end leaves blank."""
        return ragged(self.pieces)

    def blocks(self, pieces: Sequence[Piece], size: float, space: float) -> tuple[Block, ...]:
        """Reckon pieces at a size and a space."""
        times, spaces = size / self.size, space / self.space
        return tuple(
            Block(
                piece.gap(times, spaces) / self.high,
                piece.height(times, spaces, self.blank) / self.high,
                piece.bound,
                piece.cost,
                piece.spaces * times * spaces / self.high,
            )
            for piece in pieces
        )

    def spare(self, size: float) -> float:
        """Say how much of a panel is kept free at a size."""
        return SPARE + UNSURE * abs(size / self.size - 1)


@dataclass(frozen=True)
class Plan:
    """A leaflet as it is to be composed.

    ``yields`` is how many parts the back yields. ``begins`` are the selectors of what panels begin with, but for the first one;
    ``feet`` and ``free`` are what is empty below the text of the panels inside and of the back, as shares of a panel's height.
    ``noted`` says that the foot of the last panel inside is for notes, ``lines`` how many lines to write on which part has;
    ``loosened`` are the selectors of what stands on panels whose spaces stretch, and by how much these are multiplied.
    """

    size: float
    space: float
    yields: int = 0
    begins: tuple[str, ...] = ()
    feet: tuple[float, ...] = ()
    free: float = 0.0
    noted: bool = False
    whole: bool = True
    lines: tuple[tuple[str, int], ...] = ()
    loosened: tuple[tuple[str, float], ...] = ()

    @property
    def fit(self) -> Fit:
        """Its size and its space."""
        return Fit(self.size, self.space)

    @property
    def start(self) -> "Plan":
        """What another plan may begin with: its type, its space, and what the back yields."""
        return Plan(self.size, self.space, self.yields)

    @property
    def closest(self) -> "Plan":
        """The same type with blocks as close as can be."""
        return replace(self, space=min(SPACES))

    @property
    def score(self) -> float:
        """How good it is: large type, and a back that yields little."""
        return self.size - WEIGHTS[self.yields] - (0 if self.whole else TORN)

    @property
    def panels(self) -> tuple[object, ...]:
        """What decides how its panels end at a size and a space."""
        return self.begins, self.loosened, self.noted

    def ratio(self, path: str) -> float:
        """Look up by how much the spaces of an element are multiplied."""
        return next((ratio for around, ratio in self.loosened if around in chain(path)), 1.0)

    @property
    def spread(self) -> float:
        """How far the feet of the panels inside differ; lines for notes leave little of theirs empty."""
        return spread(self.feet, noted=self.noted)

    @property
    def even(self) -> bool:
        """Whether its panels are as full as each other, and none ends where it should not."""
        return self.whole and self.spread <= SURELY


@dataclass(frozen=True)
class Planning:
    """How many panels there are, the size and the space of a text, and what chooses by its measures where they begin."""

    panels: int
    fit: Fit
    choose: Callable[[Measured], Plan | None]


Lines = tuple[tuple[str, int, int], ...]
"""How many lines for notes a part has room for, and the page on which they stand, counted from 0."""
Room = Callable[[tuple[float, ...], float], Lines]
"""Chooses them by what is empty at the foot of each page, in shares of its height, and by that height in CSS pixels."""


@dataclass(frozen=True)
class Choice:
    """A choice among the plans of a measured text for so many panels.

    ``below`` is a plan that took too much room; ``notes`` is the least room for notes, as a share of a panel's height.
    """

    text: Measured
    panels: int
    sizes: Sequence[float]
    below: Plan | None = None
    notes: float = 1.0

    def best(self) -> Plan | None:
        """Choose the largest type that fits, and at it or near it the loosest space that makes the panels even."""
        largest = self.largest()
        if largest is None:
            return None
        near = [size for size in sorted(self.sizes, reverse=True) if size <= largest.size][:STEPS_DOWN]
        tried: list[Plan] = []
        for size, space in product(near, sorted(SPACES, reverse=True)):
            plan = self.plan(size, space, largest.yields) if space >= closest(size, self.sizes[0]) else None
            if plan and plan.even:
                return plan
            tried += [plan] if plan else []
        return min(tried, key=lambda plan: (not plan.whole, plan.spread), default=largest)

    def largest(self) -> Plan | None:
        """Find the largest type that fits with blocks as close as may be, where the back yields as little as is worth it."""
        found: Plan | None = None
        for size in sorted(self.sizes, reverse=True):
            if found is not None and size < found.score:
                break
            for yields in range(YIELDS + 1):
                plan = self.plan(size, closest(size, self.sizes[0]), yields)
                if plan and (found is None or plan.score > found.score):
                    found = plan
        return found

    def plan(self, size: float, space: float, yields: int) -> Plan | None:
        """Plan a leaflet at a size and a space; None where it does not fit."""
        spare = self.text.spare(size)
        back = self.text.blocks(self.text.back(yields), size, space)
        free = 1 - sum(block.height for block in back) - sum(block.above for block in back[1:])
        if free < spare or (self.below and (size, space) >= (self.below.size, self.below.space)):
            return None
        pieces = self.text.inside(yields)
        blocks = self.text.blocks(pieces, size, space)
        if sum(block.height for block in blocks) > self.panels - 2:
            return None
        found = self.arranged(blocks, spare, space)
        if found is None:
            return None
        begins = tuple(pieces[at].path for at in found.begins[1:])
        loosened = tuple(loosen(tuple(piece.path for piece in pieces), found))
        return Plan(size, space, yields, begins, found.feet, free, found.noted, found.whole, loosened=loosened)

    def arranged(self, blocks: Sequence[Block], spare: float, space: float) -> Arrangement | None:
        """Arrange what is inside in as few panels as hold it; the others are for notes.

        Where their feet are uneven spaces stretch, as little as may be, or the foot of the last one is for notes.
        """
        found = [arrange(blocks, count, spare) for count in range(1, self.panels - 1)]
        fits = [each for each in found if each is not None]
        chosen = next((each for each in fits if each.whole), fits[0] if fits else None)
        if chosen is None or chosen.spread <= EVEN:
            return chosen
        packed = arrange(blocks, len(chosen.feet), spare, last=False)
        most = max(1.0, min(STRETCH, LOOSEST / space))
        tried = [chosen.evened(blocks, most, noted=False)]
        tried += [
            each.evened(blocks, most, noted=True)
            for each in (packed, chosen)
            if each and each.whole == chosen.whole and each.feet[-1] >= self.notes
        ]
        return min(tried, key=lambda each: (max(0.0, each.spread - EVEN), max(each.ratios)))


def loosen(paths: Sequence[str], arrangement: Arrangement) -> Iterator[tuple[str, float]]:
    """Name what stands on the panels whose spaces stretch by the outermost elements that stand nowhere else."""
    ends = (*arrangement.begins[1:], len(paths))
    for start, end, ratio in zip(arrangement.begins, ends, arrangement.ratios, strict=False):
        elsewhere = {around for path in (*paths[:start], *paths[end:]) for around in chain(path)}
        alone = (next((around for around in chain(path) if around not in elsewhere), path) for path in paths[start:end])
        yield from ((path, ratio) for path in dict.fromkeys(alone) if ratio > 1)


def chain(path: str) -> tuple[str, ...]:
    """List the selectors of the elements around an element, from the outermost section, and its own."""
    steps = path.split(INSIDE)
    first = SECTION if steps[0] == ":root" else 1
    return tuple(INSIDE.join(steps[:count]) for count in range(min(first, len(steps)), len(steps) + 1))
