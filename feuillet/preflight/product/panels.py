"""A leaflet has exactly its panels: six pages on a screen, the two sides of one sheet on paper."""

from collections.abc import Iterator

from feuillet.edition.galley import Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read

CHECK = "panels"
PANELS, SIDES = 6, 2


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Count the pages of a leaflet."""
    if not format.name.startswith("leaflet"):
        return
    wanted = PANELS if format.tagged else SIDES
    count = len(read(printed.content).file.pages)
    if count != wanted:
        problem = f"it has {count} pages and not {wanted}"
        yield Finding(Location(format.name), problem, "shorten the leaflet's texts", CHECK)
