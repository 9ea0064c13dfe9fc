"""A PDF for reading aloud is PDF/UA-1 and PDF/A-2a, and says its title, its language and its direction."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read_pdf

CHECK = "tagged"


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:
    """Find what a screen reader would miss."""
    if format.media_type != PDF or not format.tagged:
        return
    pdf = read_pdf(printed.content).file
    metadata = pdf.open_metadata()
    preferences = pdf.Root.get("/ViewerPreferences", Dictionary())
    held = {
        "it has no structure tree": "/StructTreeRoot" in pdf.Root,
        "it is not marked as tagged": bool(pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False)),
        "it does not claim PDF/UA-1": str(metadata.get("pdfuaid:part")) == "1",
        "it does not claim PDF/A-2a": (str(metadata.get("pdfaid:part")), str(metadata.get("pdfaid:conformance")))
        == ("2", "A"),
        "it does not say how its colours are meant": any(map(meant, pdf.Root.get("/OutputIntents", Array()))),
        f"its language is not {galley.language}": str(pdf.Root.get("/Lang", "")) == galley.language,
        "its title is not the document's": str(metadata.get("dc:title")) == galley.title,
        "its title is not shown": bool(preferences.get("/DisplayDocTitle", False)),
        "it does not read from right to left": galley.direction == "ltr" or preferences.get("/Direction") == Name.R2L,
    }
    for problem, holds in held.items():
        if not holds:
            yield Finding(
                Location(format.name),
                problem,
                "report it; a project with templates of its own repairs the head of its pages",
                CHECK,
            )


def meant(intent: Any) -> bool:
    """Return whether an output intent is PDF/A's and brings its profile (ISO 19005-2, 6.2.3)."""
    return intent.get("/S") == Name.GTS_PDFA1 and "/DestOutputProfile" in intent
