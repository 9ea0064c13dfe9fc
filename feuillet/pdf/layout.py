"""A page as an inspector sees it: runs of text in lines, and the filled shapes about them.

Lengths are in points, from the page's lower left corner; text is in the order of the eye, from left to right.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from feuillet.pdf.font import Kind
from feuillet.pdf.geometry import Box, Matrix, Shape, times
from feuillet.pdf.run import Run

POINTS = 72 / 25.4
"""Points in a millimetre."""
TOUCHING, APART, RAISED = 0.3, 1.0, 0.5
"""In ems: how near a raised run is to its line, how far a run may be from one on its own line, how far it is raised."""
SPACE = 0.12
"""In ems: a gap between two runs that the eye takes for a space."""
SHORT = 40
"""How many characters of a text a finding quotes."""
HALF_ROUND: Matrix = (-1, 0, 0, -1, 0, 0)


@dataclass(frozen=True, eq=False)
class TextLine:
    """What is side by side on one baseline, with no gap as wide as between columns."""

    runs: tuple[Run, ...]

    @cached_property
    def main(self) -> Run:
        """The first of its runs in its largest type."""
        return max(self.runs, key=lambda run: run.size)

    @cached_property
    def left(self) -> float:
        """Where it begins."""
        return min(run.left for run in self.runs)

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(run.right for run in self.runs)

    @cached_property
    def size(self) -> float:
        """The largest type in it."""
        return self.main.size

    @cached_property
    def baseline(self) -> float:
        """Where its largest type is."""
        return self.main.baseline

    @property
    def block(self) -> int | None:
        """The block its largest type belongs to."""
        return self.main.place[0]

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The structure elements around its largest type."""
        return self.main.place[1]

    @cached_property
    def text(self) -> str:
        """Its text in the order of the eye, without marks."""
        words = list[str]()
        last: Run | None = None
        for run in self.runs:
            if last is not None and run.left - last.right > SPACE * self.size:
                words.append(" ")
            last = run
            words.append(run.seen)
        return " ".join("".join(words).split())

    def above(self, other: "TextLine") -> bool:
        """Return whether another line is below this one in the same column."""
        if other.baseline >= self.baseline - 1:
            return False
        shared = min(self.right, other.right) - max(self.left, other.left)
        return shared > min(self.right - self.left, other.right - other.left) / 2


@dataclass(frozen=True, eq=False)
class PageText:
    """All that is printed on a page; ``box`` is what remains when the sheet is trimmed, numbers count from 1."""

    number: int
    box: Box
    runs: tuple[Run, ...]
    shapes: tuple[Shape, ...]

    @cached_property
    def inked(self) -> tuple[Run, ...]:
        """The runs that show more than spaces."""
        return tuple(run for run in self.runs if run.kinds != {Kind.SPACE})

    @cached_property
    def worded(self) -> tuple[Run, ...]:
        """The runs that show more than spaces and marks."""
        return tuple(run for run in self.inked if Kind.LETTER in run.kinds)

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """Its lines from top to bottom; what is turned on its side is none."""
        return tuple(gather(run for run in self.worded if run.upright))

    def turned(self) -> "PageText":
        """Turn the page round, so that what is upside down is upright: the back of a sheet flipped on its long edge."""
        runs = (replace(run, matrix=times(run.matrix, HALF_ROUND)) for run in self.runs if run.inverted)
        return replace(self, runs=tuple(runs), shapes=())

    @cached_property
    def pairs(self) -> tuple[tuple[TextLine, TextLine], ...]:
        """Each line with the next below it in its column."""
        below = (
            (line, next((each for each in islice(self.lines, at + 1, None) if line.above(each)), None))
            for at, line in enumerate(self.lines)
        )
        return tuple((line, under) for line, under in below if under is not None)


def gather(runs: Iterable[Run]) -> Iterator[TextLine]:
    """Gather runs to lines, from the left; a run is looked for only among the lines that end about as high."""
    ordered = sorted(runs, key=lambda run: run.left)
    band = RAISED * max((run.size for run in ordered), default=1)
    rows, heights = list[list[Run]](), defaultdict[int, set[int]](set)
    for run in ordered:
        height = int(run.baseline // band)
        near = sorted((at for each in (height - 1, height, height + 1) for at in heights[each]), reverse=True)
        found = next((at for at in near if continues(rows[at][-1], run)), None)
        if found is None:
            found = len(rows)
            rows.append([])
        rows[found].append(run)
        heights[height].add(found)
    yield from sorted((TextLine(tuple(row)) for row in rows), key=lambda line: (-line.baseline, line.left))


def continues(before: Run, run: Run) -> bool:
    """Return whether a run carries on the line of one to its left."""
    gap = run.left - before.right
    small, large = sorted((before.size, run.size))
    rise = abs(run.baseline - before.baseline)
    if rise < large * 0.1:
        return -small < gap < APART * small
    return rise < RAISED * large and -TOUCHING * small < gap < TOUCHING * small


@dataclass(frozen=True)
class Extreme:
    """The least or the most of something on a page, and the run where it is."""

    page: PageText
    value: float
    run: Run

    @property
    def place(self) -> str:
        """Name the page as findings do."""
        return f"page {self.page.number}"

    @property
    def words(self) -> str:
        """The words it is among, in the order they are read."""
        return self.run.read.strip()

    @property
    def text(self) -> str:
        """The beginning of those words."""
        words = self.words
        return words if len(words) <= SHORT else f"{words[:SHORT].rstrip()}…"


def least(page: PageText, values: Iterable[tuple[float, Run]]) -> Iterator[Extreme]:
    """Find the least value of a page, where there is any."""
    found = min(values, key=lambda pair: pair[0], default=None)
    if found is not None:
        yield Extreme(page, *found)
