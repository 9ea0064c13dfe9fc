"""A leaflet has exactly its panels: six pages on a screen, the two sides of one sheet on paper, unless a shop wants pages."""

from collections.abc import Iterator

from feuillet.edition.galley import Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read_pdf

CHECK = "panels"
SIDES = 2


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:
    """Count the pages of a leaflet."""
    if not galley.panels:
        return
    wanted = SIDES if galley.imposed and not format.tagged else galley.panels
    count = len(read_pdf(printed.content).file.pages)
    if count != wanted:
        problem = f"it has {count} pages and not {wanted}"
        yield Finding(Location(format.name), problem, "shorten the leaflet's texts", CHECK)
