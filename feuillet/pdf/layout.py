"""A page as an inspector sees it: signs set in runs, runs in lines, and the filled shapes about them.

Lengths are in points, from the page's lower left corner; text stands in the order of the eye, from left to right.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from feuillet.pdf.geometry import Box, Colour, Shape, around

POINTS = 72 / 25.4
"""Points in a millimetre."""
TOUCHING, APART, RAISED = 0.3, 1.0, 0.5
"""In ems: how near a raised run stands to its line, how far a run may stand from one on its own line, how far it is raised."""
SPACE = 0.12
"""In ems: a gap between two runs that the eye takes for a space."""
SHORT = 40
"""How many characters of a text a finding quotes."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Signs shown in one go, in one font, size and colour.

    ``size`` is as it is printed, ``x_height`` a share of it, where the font says so; ``left`` and ``right`` are where the pen
    began and ended; ``inverted`` type stands on its head; ``window`` is what a clip leaves to be seen; ``block`` numbers the
    paragraph, list item or other block it belongs to on its page, and ``roles`` name the structure elements around it: a run in
    none is furniture of the page, or the page is not tagged.
    """

    order: int
    size: float
    family: str
    x_height: float | None
    baseline: float
    left: float
    right: float
    upright: bool
    inverted: bool
    colour: Colour
    alpha: float
    window: Box | None
    block: int | None
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sign:
    """A character as it stands on a page; the box is its ink's."""

    text: str
    box: Box
    run: Run

    @property
    def seen(self) -> bool:
        """Whether it leaves ink: a space does not."""
        return not self.text.isspace() and self.box.area > 0

    @property
    def mark(self) -> bool:
        """Whether it sits on another sign: an accent, a vowel sign."""
        return unicodedata.category(self.text)[0] == "M"


@dataclass(frozen=True)
class TextLine:
    """What stands side by side on one baseline, with no gap as wide as between columns."""

    runs: tuple[Run, ...]
    signs: tuple[Sign, ...]

    @cached_property
    def box(self) -> Box:
        """Its ink."""
        return around(sign.box for sign in self.signs)

    @cached_property
    def size(self) -> float:
        """The largest type in it."""
        return max(run.size for run in self.runs)

    @cached_property
    def baseline(self) -> float:
        """Where its largest type stands."""
        return max(self.runs, key=lambda run: run.size).baseline

    @property
    def block(self) -> int | None:
        """The block its largest type belongs to."""
        return max(self.runs, key=lambda run: run.size).block

    @property
    def roles(self) -> tuple[str, ...]:
        """The structure elements around its largest type."""
        return max(self.runs, key=lambda run: run.size).roles

    @cached_property
    def text(self) -> str:
        """Its text in the order of the eye; marks are left out, for they count for no width and have no place of their own."""
        words = list[str]()
        last: Run | None = None
        for sign in self.signs:
            if last is not None and sign.run is not last and sign.run.left - last.right > SPACE * self.size:
                words.append(" ")
            last = sign.run
            if not sign.mark:
                words.append(" " if sign.text.isspace() else sign.text)
        return " ".join("".join(words).split())

    def above(self, other: "TextLine") -> bool:
        """Tell whether another line stands below this one in the same column."""
        shared = min(self.box.right, other.box.right) - max(self.box.left, other.box.left)
        narrower = min(self.box.right - self.box.left, other.box.right - other.box.left)
        return other.baseline < self.baseline - 1 and shared > narrower / 2


@dataclass(frozen=True)
class PageText:
    """All that is printed on a page; ``box`` is what remains when the sheet is trimmed, numbers count from 1."""

    number: int
    box: Box
    signs: tuple[Sign, ...]
    shapes: tuple[Shape, ...]

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """Its lines from top to bottom; what stands on its side is none."""
        return tuple(gather(self.signs))

    def turned(self) -> "PageText":
        """Turn the page round, so that what stands on its head stands upright: the back of a sheet flipped on its long edge."""
        runs = {
            sign.run: replace(
                sign.run, baseline=-sign.run.baseline, left=-sign.run.right, right=-sign.run.left, upright=True
            )
            for sign in self.signs
            if sign.run.inverted
        }
        signs = (
            Sign(sign.text, Box(-sign.box.right, -sign.box.top, -sign.box.left, -sign.box.bottom), runs[sign.run])
            for sign in self.signs
            if sign.run in runs
        )
        return replace(self, signs=tuple(signs), shapes=())

    @cached_property
    def pairs(self) -> tuple[tuple[TextLine, TextLine], ...]:
        """Each line with the next below it in its column."""
        below = (
            (line, next((each for each in self.lines[at:] if line.above(each)), None))
            for at, line in enumerate(self.lines)
        )
        return tuple((line, under) for line, under in below if under is not None)


def gather(signs: tuple[Sign, ...]) -> Iterator[TextLine]:
    """Gather signs to lines."""
    by_run = dict[Run, list[Sign]]()
    for sign in signs:
        if sign.run.upright and (sign.seen or sign.text.isspace()):
            by_run.setdefault(sign.run, []).append(sign)
    worded = [run for run, held in by_run.items() if any(sign.seen and not sign.mark for sign in held)]
    rows = list[list[Run]]()
    for run in sorted(worded, key=lambda run: run.left):
        row = next((row for row in reversed(rows) if continues(row[-1], run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    lines = []
    for row in rows:
        held = [sign for run in row for sign in sorted(by_run[run], key=lambda sign: sign.box.left)]
        lines.append(TextLine(tuple(row), tuple(held)))
    yield from sorted(lines, key=lambda line: (-line.baseline, line.box.left))


def continues(before: Run, run: Run) -> bool:
    """Tell whether a run carries on the line of one that stands to its left."""
    gap = run.left - before.right
    small, large = sorted((before.size, run.size))
    rise = abs(run.baseline - before.baseline)
    if rise < large * 0.1:
        return -small < gap < APART * small
    return rise < RAISED * large and -TOUCHING * small < gap < TOUCHING * small


@dataclass(frozen=True)
class Extreme:
    """The least or the most of something on a page, and the sign where it is."""

    page: PageText
    value: float
    sign: Sign

    @property
    def place(self) -> str:
        """Name the page as findings do."""
        return f"page {self.page.number}"

    @property
    def text(self) -> str:
        """The words it is among, in the order they are read."""
        words = "".join(sign.text for sign in self.page.signs if sign.run is self.sign.run).strip()
        return words if len(words) <= SHORT else f"{words[:SHORT].rstrip()}…"


def least(page: PageText, values: Iterable[tuple[float, Sign]]) -> Iterator[Extreme]:
    """Find the least value of a page, where there is any."""
    found = min(values, key=lambda pair: pair[0], default=None)
    if found is not None:
        yield Extreme(page, *found)
