"""The lines of a PDF are as long as the eye follows with ease, where a format has the room for it."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from statistics import median

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location, Severity
from feuillet.pdf.document import read_pdf
from feuillet.pdf.layout import Extreme, PageText, TextLine
from feuillet.writing.script import Signs, script

CHECK = "line_length"
SQUARES = (20, 38)
"""Where characters are as wide as high; a Latin letter among them counts half."""
ENOUGH = 5
"""A page with fewer full lines says nothing about its measure."""
FULL = 0.75
"""A line is full when it is this share of the widest: shorter ones end early, or are in a narrow list."""
NOT_TEXT = frozenset(("Table", "TH", "TD", "Caption", "H1", "H2", "H3", "H4", "H5", "H6"))


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:
    """Find pages whose lines of text are too short or too long in the middle of all."""
    limits = limits_of(format.line_length, galley.script)
    if format.media_type != PDF or limits is None:
        return
    low, high = limits
    for found in measure(read_pdf(printed.content).pages):
        if not low <= found.value <= high:
            problem = f"{found.place} has lines of {found.value:.0f} characters ({found.text})"
            remedy = f"report it, for {low} to {high} read well; a project with templates of its own sets its text so"
            yield Finding(Location(format.name), problem, remedy, CHECK, Severity.WARNING)


def limits_of(alphabetic: tuple[int, int] | None, code: str) -> tuple[int, int] | None:
    """The limits of a format in a script; panels, booklets and facing columns are narrow by their nature, and have none.

    Nobody has said how many read well where signs are syllables.
    """
    if alphabetic is None:
        return None
    signs = script(code).signs
    return alphabetic if signs is Signs.LETTERS else SQUARES if signs is Signs.SQUARES else None


def measure(pages: tuple[PageText, ...]) -> Iterator[Extreme]:
    """Measure how many characters the full lines of running text have on each page: half of them have more."""
    body = size_of_text(pages)
    going = [(page, [line for line, below in page.pairs if goes_on(line, below, body)]) for page in pages]
    column = max((width(line) for _, lines in going for line in lines), default=0)
    for page, lines in going:
        full = [line for line in lines if width(line) > FULL * column]
        if len(full) >= ENOUGH:
            yield Extreme(page, median(length(line) for line in full), full[0].runs[0])


def size_of_text(pages: tuple[PageText, ...]) -> float:
    """The size most running text is set in."""
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            if is_text(line):
                sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0)


def is_text(line: TextLine) -> bool:
    """Return whether a line belongs to running text."""
    return bool(line.roles) and not NOT_TEXT & {*line.roles}


def goes_on(line: TextLine, below: TextLine, body: float) -> bool:
    """Return whether a line is running text that goes on in the line below."""
    alike = round(line.size, 1) == round(below.size, 1) == body
    return alike and line.block == below.block and is_text(line)


def width(line: TextLine) -> float:
    """The width of a line in points."""
    return line.right - line.left


def length(line: TextLine) -> float:
    """Count the characters of a line, spaces too; in square scripts those of half a width count half."""
    widths = [unicodedata.east_asian_width(sign) in {"W", "F"} for sign in line.text]
    return sum(1 if wide else 0.5 for wide in widths) if any(widths) else len(widths)
