"""The lines of a PDF are far enough apart: 3 mm from baseline to baseline (EU readability guideline)."""

from collections.abc import Iterator

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read_pdf
from feuillet.preflight.typometry import LEADING_MM, leadings

CHECK = "leading"


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find the closest lines of each page where they are too close."""
    if format.media_type != PDF:
        return
    for low in leadings(read_pdf(printed.content).pages):
        if round(low.value, 2) < LEADING_MM:
            problem = f"{low.place} has lines {low.value:.2f} mm apart ({low.text})"
            remedy = f"report it; a project with templates of its own sets lines {LEADING_MM:.0f} mm apart or more"
            yield Finding(Location(format.name), problem, remedy, CHECK, evidence=low.words)
