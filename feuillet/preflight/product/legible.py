"""The type of a PDF is no smaller than the legal floor, and is where a desktop printer can print."""

from collections.abc import Iterator

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read_pdf
from feuillet.preflight.typometry import MARGIN_MM, X_HEIGHT_MM, margins, x_heights
from feuillet.writing.script import script

CHECK = "legible"


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:
    """Find the smallest and the outermost type of each page that break the rule."""
    if format.media_type != PDF:
        return
    pages = read_pdf(printed.content).pages
    for low in x_heights(pages):
        if round(low.value, 2) < X_HEIGHT_MM:
            problem = f"{low.place} has type of {low.run.size:.1f} pt, x-height {low.value:.2f} mm ({low.text})"
            larger = f"report it; a project with templates of its own sets it larger: the floor is {X_HEIGHT_MM} mm"
            yield Finding(Location(format.name), problem, larger, CHECK, evidence=low.words)
    for low in margins(pages):
        if low.value < MARGIN_MM:
            where = f"{low.value:.1f} mm from the edge" if low.value >= 0 else f"{-low.value:.1f} mm beyond the edge"
            problem = f"{low.place} prints {low.text or 'something'} {where}, and printers need {MARGIN_MM:.0f} mm"
            yield Finding(Location(format.name), problem, remedy(galley), CHECK, evidence=low.words)


def remedy(galley: Galley) -> str:
    """Say how a text gets shorter lines: by a hyphen, or by the sign for where a word ends in scripts without blanks."""
    sign = "the sign U+200B between its words" if script(galley.script).marked else "a hyphen where it may be divided"
    return f"shorten the text, or write {sign}; a table needs fewer columns"
