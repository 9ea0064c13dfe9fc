"""No heading of a PDF is at the foot of a page without two lines of its text after it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location, Severity
from feuillet.pdf.document import read_pdf
from feuillet.pdf.layout import Extreme, PageText, TextLine

CHECK = "headings"
REMEDY = "let the section begin with a short text of two lines or more, or shorten what stands on the page above it"
LINES = 2
TABLE = "Table"
"""The type of what may be wider than the text, with no cell below the heading itself."""
HEADING = re.compile(r"H[1-6]?")
"""The types of headings in a tagged PDF (ISO 32000-1, table 336)."""
SECTIONS = frozenset(("Part", "Art", "Sect"))
"""The types of what has a heading (ISO 32000-1, table 333)."""


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find the last heading of each page where the page ends before its text has begun; an imposed sheet's twin is judged."""
    if format.media_type != PDF or not format.tagged:
        return
    pages = [(page, body(page)) for page in read_pdf(printed.content).pages]
    for (page, lines), (_, following) in pairwise(pages):
        headings = [line for line in lines if level(line)]
        if headings and following and stranded(headings, lines, following[0]):
            heading = Extreme(page, 0, headings[-1].runs[0])
            problem = f"page {page.number} ends soon after the heading {heading.text}"
            yield Finding(Location(format.name), problem, REMEDY, CHECK, Severity.WARNING, evidence=heading.words)


def body(page: PageText) -> tuple[TextLine, ...]:
    """The lines of a page that belong to the text, and not to its head or foot."""
    return tuple(line for line in page.lines if line.roles)


def level(line: TextLine) -> str:
    """The type of heading a line belongs to; nothing where it is none."""
    return next((role for role in reversed(line.roles) if HEADING.fullmatch(role)), "")


def section(heading: TextLine) -> tuple[str, ...]:
    """The way through the structure to the section a heading is in; what stands elsewhere does not follow it."""
    at = max(number for number, role in enumerate(heading.roles) if HEADING.fullmatch(role))
    return heading.roles[
        : max((number for number, role in enumerate(heading.roles[:at], 1) if role in SECTIONS), default=0)
    ]


def stranded(headings: list[TextLine], lines: tuple[TextLine, ...], next_page: TextLine) -> bool:
    """Return whether a page breaks between its last heading, with the number hanging beside it, and its text's second line."""
    heading = headings[-1]
    if next_page.roles[: len(section(heading))] != section(heading):
        return False
    if level(next_page) and level(next_page) <= level(heading):
        return False
    beside = [line for line in headings if abs(line.baseline - heading.baseline) < heading.size]
    left, right = min(line.left for line in beside), max(line.right for line in beside)
    after = {
        round(line.baseline)
        for line in lines
        if line.baseline < heading.baseline and ((line.left < right and line.right > left) or TABLE in line.roles)
    }
    return len(after) < LINES
