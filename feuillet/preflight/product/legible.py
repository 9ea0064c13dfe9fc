"""The type of a PDF is no smaller than the legal floor, and is where a desktop printer can print."""

from collections.abc import Iterator

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read_pdf
from feuillet.preflight.typometry import MARGIN_MM, X_HEIGHT_MM, margins, x_heights

CHECK = "legible"


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find the smallest and the outermost type of each page that break the rule."""
    if format.media_type != PDF:
        return
    pages = read_pdf(printed.content).pages
    for low in x_heights(pages):
        if round(low.value, 2) < X_HEIGHT_MM:
            problem = f"{low.place} has type of {low.run.size:.1f} pt, x-height {low.value:.2f} mm ({low.text})"
            remedy = f"set it larger in the style sheet: the floor is {X_HEIGHT_MM} mm"
            yield Finding(Location(format.name), problem, remedy, CHECK)
    for low in margins(pages):
        if low.value < MARGIN_MM:
            where = f"{low.value:.1f} mm from the edge" if low.value >= 0 else f"{-low.value:.1f} mm beyond the edge"
            remedy = (
                f"keep {MARGIN_MM:.0f} mm clear of the edge; a text without blanks needs U+200B where a line may end"
            )
            yield Finding(Location(format.name), f"{low.place} prints {low.text or 'something'} {where}", remedy, CHECK)
