"""What runs from left to right on a page that is read from right to left is in its own order: names, numbers, addresses.

Each run of the text is looked for on the finished page, by where its glyphs are and not by what the file says of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read_pdf
from feuillet.pdf.layout import SHORT, PageText, TextLine
from feuillet.preflight.left_to_right import bare, body_runs, fold, furniture_runs

CHECK = "reading_order"
REMEDY = "write it in one piece, without marks of direction; if it is, report it"


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:
    """Find the runs of each galley that are on fewer places of its pages than they should."""
    if format.media_type != PDF:
        return
    parts = [part.markup for part in galley.parts]
    body, furniture = ([run for part in parts for run in runs(part)] for runs in (body_runs, furniture_runs))
    if not body and not furniture:
        return
    pages = [Lines.of(side) for page in read_pdf(printed.content).pages for side in (page, page.turned())]
    tagged = any(line.source.roles for page in pages for line in page.lines)
    groups = ((body, True), (furniture, False)) if tagged else ((body + furniture, None),)
    for runs_here, in_text in groups:
        shown = {bare(run): run for run in runs_here}
        for run, wanted in Counter(map(bare, runs_here)).items():
            if sum(page.count(run, in_text=in_text) for page in pages) < wanted:
                text = shown[run] if len(shown[run]) <= SHORT else f"{shown[run][:SHORT]}…"
                problem = f"{text} is not printed in its order, left to right"
                yield Finding(Location(format.name), problem, REMEDY, CHECK, evidence=shown[run])


@dataclass(frozen=True)
class SpacelessLine:
    """A line's signs from left to right, without spaces; ``gaps`` are the places with a space before them."""

    source: TextLine
    text: str
    gaps: frozenset[int]

    @classmethod
    def of(cls, line: TextLine) -> "SpacelessLine":
        """Take the spaces out of a line, and remember where they were."""
        words = fold(line.text).split(" ")
        text, gaps = "", set[int]()
        for word in words:
            gaps.add(len(text))
            text += word
        return cls(line, text, frozenset(gaps))

    def free(self, at: int) -> bool:
        """Return whether a run may begin or end at a place: a space is there, or a sign that is part of no Latin word."""
        beside = (self.text[at - 1 : at], self.text[at : at + 1])
        return at in self.gaps or not all(sign.isascii() and sign.isalnum() for sign in beside)

    def count(self, run: str) -> int:
        """Count the places a run is at."""
        found, at = 0, self.text.find(run)
        while at >= 0:
            found += self.free(at) and self.free(at + len(run))
            at = self.text.find(run, at + 1)
        return found


@dataclass(frozen=True)
class Lines:
    """The lines of a page, and which is below which in its column."""

    lines: tuple[SpacelessLine, ...]
    below: dict[int, SpacelessLine]

    @classmethod
    def of(cls, page: PageText) -> "Lines":
        """Read a page."""
        rows = {id(line): SpacelessLine.of(line) for line in page.lines}
        below = {id(rows[id(line)]): rows[id(under)] for line, under in page.pairs}
        return cls(tuple(rows.values()), below)

    def count(self, run: str, *, in_text: bool | None) -> int:
        """Count a run on the page: in its text, in its furniture, or in both; whole in a line, or going on below."""
        whole: int = sum(row.count(run) for row in self.among(in_text) if run in row.text)
        begun = (row for row in self.among(in_text) if row.text[:1] == run[0])
        return whole + sum(any(self.goes_on(row, run, cut) for cut in cuts(row, run)) for row in begun)

    def among(self, in_text: bool | None) -> tuple[SpacelessLine, ...]:
        """List the lines of the page's text, of its furniture, or of both."""
        return self.lines if in_text is None else self.text if in_text else self.furniture

    @cached_property
    def text(self) -> tuple[SpacelessLine, ...]:
        """The lines that belong to an element of the structure."""
        return tuple(row for row in self.lines if row.source.roles)

    @cached_property
    def furniture(self) -> tuple[SpacelessLine, ...]:
        """The lines that belong to none."""
        return tuple(row for row in self.lines if not row.source.roles)

    def goes_on(self, row: SpacelessLine, run: str, cut: int) -> bool:
        """Return whether a run that the end of a line cuts goes on where the next begins, at its right."""
        under = self.below.get(id(row))
        rest = run[cut:]
        if under is None:
            return False
        if under.text.endswith(rest) and under.free(len(under.text) - len(rest)):
            return True
        return rest.startswith(under.text) and self.goes_on(under, rest, len(under.text))


def cuts(row: SpacelessLine, run: str) -> Iterable[int]:
    """List where a run may be cut, whose beginning is at the end of a line: its left."""
    shared = 0
    while shared < min(len(run) - 1, len(row.text)) and run[shared] == row.text[shared]:
        shared += 1
    return (cut for cut in range(shared, 0, -1) if row.free(cut))
