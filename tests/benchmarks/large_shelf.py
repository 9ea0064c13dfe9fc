"""The large shelf: how planning grows with the number of editions, up to 1,000 documents in 20 locales.

A made-up shelf grows step by step. At each size all of its products are really made, as the cheapest format there is; then
three requests are measured: nothing has changed, one text has changed and everything is asked for, one product is asked for.
"""

from itertools import count
from pathlib import Path

from benchmarks import synthetic_shelf
from benchmarks.measuring import Cost, Program, Tell, in_turn, measure, seconds
from benchmarks.target import Found, Target
from benchmarks.workplace import Workplace, make

STEPS, FULL = (1_250, 2_500, 5_000), (10_000, 20_000)
"""How many editions there are, and how many more in a full run."""
MOST = 20_000
NOTHING, TEXT, ONE = "nothing changed", "one text changed, everything asked", "one product asked"
TURNS = 3
"""How often at most; there are three sizes or five, which bear each other out."""
DOUBLED = 2.2
"""Twice as many editions may take a little more than twice as long, for measuring is not exact."""


class Shelf:
    """A made-up shelf that grows."""

    def __init__(self, root: Path) -> None:
        self.root, self.documents, self.numbers = root, 0, count()
        synthetic_shelf.lay_out(root)

    def grow(self, editions: int) -> None:
        """Add documents until there are so many editions."""
        documents = editions // len(synthetic_shelf.LOCALES)
        synthetic_shelf.add(self.root, range(self.documents, documents))
        self.documents = documents

    def change(self) -> None:
        """Change the text of one document in one locale into one that it never was."""
        letters = "".join(chr(ord("a") + int(digit)) for digit in str(next(self.numbers)))
        synthetic_shelf.reword(self.root, 0, f" ({letters})")

    def programs(self, editions: int) -> tuple[Program, ...]:
        """List what is measured at a size."""
        one = ("--document", synthetic_shelf.name(1), "--locale", "de")
        return (
            Program(f"{TEXT}, {editions}", make(self.root), self.change),
            Program(f"{NOTHING}, {editions}", make(self.root)),
            Program(f"{ONE}, {editions}", make(self.root, *one)),
        )


def shelf(workplace: Workplace, tell: Tell) -> Found:
    """Let the shelf grow, and measure it at each size."""
    made, costs = Shelf(workplace.folder / "shelf"), dict[str, list[Cost]]()
    sizes = STEPS + (FULL if workplace.full else ())
    for size in sizes:
        made.grow(size)
        first = f"everything made, {size}"
        costs[first] = [measure(Program(first, make(made.root)))]
        tell(f"{first}: {costs[first][0].wall:.1f} s")
        measured = in_turn(made.programs(size), min(workplace.rounds, TURNS), tell)
        costs |= measured
    targets = [target for name in (NOTHING, TEXT) for target in grown(costs, name, sizes)]
    return Found(costs, tuple(targets))


def grown(costs: dict[str, list[Cost]], name: str, sizes: tuple[int, ...]) -> list[Target]:
    """Say what a request costs at 20,000 editions, measured or drawn out from the last two sizes, and how it grows."""
    return grown_to(MOST, costs, name, sizes, (10, 500))


def grown_to(
    most: int, costs: dict[str, list[Cost]], name: str, sizes: tuple[int, ...], bounds: tuple[float, float]
) -> list[Target]:
    """Say what a request costs at the size that counts, in seconds and MB, and how it grows from one size to the next."""
    time = {size: seconds(costs, f"{name}, {size}") for size in sizes}
    memory = {size: max(cost.memory for cost in costs[f"{name}, {size}"]) for size in sizes}
    how = f"{name}, {most} editions" + ("" if most in sizes else " (drawn out)")
    before, last = sizes[-2:]
    return [
        Target(how, drawn_out(time, most), bounds[0], "s"),
        Target(f"{how}, memory", drawn_out(memory, most), bounds[1], "MB"),
        Target(f"{name}, {last} editions / {before}", time[last] / time[before], DOUBLED * last / before / 2, "×"),
    ]


def drawn_out(values: dict[int, float], most: int = MOST) -> float:
    """Draw the line through the two largest sizes out to the size that counts."""
    one, two = sorted(values)[-2:]
    return values[two] + max(0, values[two] - values[one]) / (two - one) * (most - two)
