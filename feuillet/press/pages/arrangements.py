"""Blocks arranged in panels: each begins where all feet are the least, and spaces stretch where that evens the feet out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

UNEVEN = 0.2
"""How far the feet of panels may differ, as a share of their height."""
DIVIDED = 100.0
"""What it counts to end a panel where none should end: more than all feet together."""
BELOW_NOTES = 0.05
"""How much of a panel is empty below lines for notes."""
SPARE = 0.003
"""How much of a panel is kept free."""
STRETCH, LOOSEST = 1.8, 1.5
"""How many times as wide the spaces of a panel may be as those of the others, and how wide in lines."""
EVEN, ALIKE = 0.15, 0.12
"""How far feet differ before spaces stretch, and how far they may where these do: what was reckoned may come out otherwise."""


@dataclass(frozen=True)
class Block:
    """A piece at a size and a space, in shares of a panel's height; ``spaces`` are margins inside it."""

    above: float
    height: float
    bound: bool = False
    cost: float = 0.0
    spaces: float = 0.0

    @property
    def begun(self) -> float:
        """What it costs to begin a panel with it."""
        return DIVIDED if self.bound else self.cost


@dataclass(frozen=True)
class Arrangement:
    """Where panels begin, by the number of the first block of each, and how much of each is empty at its foot.

    ``ratios`` say by how much the spaces of each panel are multiplied, where some stretch; ``noted`` says that the foot of the last
    panel is for notes.
    """

    begins: tuple[int, ...]
    feet: tuple[float, ...]
    cost: float
    ratios: tuple[float, ...] = ()
    noted: bool = False

    @property
    def whole(self) -> bool:
        """Whether no panel ends where none should end."""
        return self.cost < DIVIDED

    @property
    def spread(self) -> float:
        """How far its feet differ."""
        return spread(self.feet, noted=self.noted)

    def evened(self, blocks: Sequence[Block], most: float, *, noted: bool) -> "Arrangement":
        """Stretch the spaces of panels that are emptier than the fullest, up to so many times; none where feet are even."""
        if spread(self.feet, noted=noted) <= EVEN:
            return replace(self, ratios=(1.0,) * len(self.feet), noted=noted)
        ends = (*self.begins[1:], len(blocks))
        spaces = [stretchable(blocks[start:end]) for start, end in zip(self.begins, ends, strict=True)]
        fullest = min((*self.feet[:-1], BELOW_NOTES) if noted else self.feet)
        lacking = [max(0.0, foot - fullest - ALIKE) for foot in self.feet]
        if noted:
            lacking[-1] = 0.0
        stretched = [min((most - 1) * space, lack) for space, lack in zip(spaces, lacking, strict=True)]
        ratios = (min(most, 1 + more / space) if more else 1.0 for more, space in zip(stretched, spaces, strict=True))
        feet = (foot - more for foot, more in zip(self.feet, stretched, strict=True))
        return replace(self, feet=tuple(feet), ratios=tuple(ratios), noted=noted)


def spread(feet: Sequence[float], *, noted: bool = False) -> float:
    """How far feet differ; where the last one is ``noted``, lines for notes leave little of it empty."""
    seen = (*feet[:-1], BELOW_NOTES) if noted else feet
    return max(seen, default=0.0) - min(seen, default=0.0)


def stretchable(blocks: Sequence[Block]) -> float:
    """Sum up what may stretch on a panel: the spaces between its blocks, and those inside them."""
    return sum(block.spaces for block in blocks) + sum(block.above for block in blocks[1:])


def arrange(blocks: Sequence[Block], panels: int, spare: float = SPARE, *, last: bool = True) -> Arrangement | None:
    """Arrange blocks in exactly so many panels, so that the squares of their feet are the least; None where they do not fit.

    The foot of the last panel does not count where it is kept for notes.
    """
    best: list[Arrangement | None] = [Arrangement((), (), 0.0), *(None for _ in blocks)]
    for panel in range(panels):
        counts = last or panel < panels - 1
        best = [ended(best, blocks, end, spare, counts=counts) for end in range(len(blocks) + 1)]
    return best[-1]


def ended(
    best: list[Arrangement | None], blocks: Sequence[Block], end: int, spare: float, *, counts: bool
) -> Arrangement | None:
    """Find the best arrangement whose last panel ends before a block."""
    found: Arrangement | None = None
    used = 0.0
    for start in range(end - 1, -1, -1):
        used += blocks[start].height
        foot = 1 - used
        if foot < spare:
            break
        before = best[start]
        if before is not None:
            cost = before.cost + foot**2 * counts + (blocks[start].begun if start else 0.0)
            if found is None or cost < found.cost:
                found = Arrangement((*before.begins, start), (*before.feet, foot), cost)
        used += blocks[start].above
    return found
