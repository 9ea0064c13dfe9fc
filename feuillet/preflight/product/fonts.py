"""Every font of a PDF is embedded and can be read back as text."""

from collections.abc import Iterator

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read_pdf

CHECK = "fonts"
REMEDY = "run doctor: it says whether a font or a library is missing"


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find fonts that are only named, and fonts whose text cannot be copied or read aloud."""
    if format.media_type != PDF:
        return
    for font in read_pdf(printed.content).fonts:
        if not font.embedded:
            yield Finding(Location(format.name), f"the font {font.name} is not embedded", REMEDY, CHECK)
        if not font.readable:
            yield Finding(Location(format.name), f"the font {font.name} cannot be read back as text", REMEDY, CHECK)
