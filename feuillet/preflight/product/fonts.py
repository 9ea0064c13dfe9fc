"""Every font of a PDF is embedded and can be read back as text."""

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Dictionary, Name, Pdf

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location

CHECK = "fonts"
REMEDY = "python build.py doctor says whether a font or a library is missing"


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find fonts that are only named, and fonts whose text cannot be copied or read aloud."""
    if format.media_type != PDF:
        return
    with Pdf.open(BytesIO(printed.content)) as pdf:
        for font in pdf.objects:
            if not isinstance(font, Dictionary) or font.get("/Type") != Name.Font or font.get("/Subtype") != Name.Type0:
                continue
            name = str(font.BaseFont).lstrip("/")
            descriptor = font.DescendantFonts[0].FontDescriptor
            if "/FontFile2" not in descriptor and "/FontFile3" not in descriptor:
                yield Finding(Location(format.name), f"the font {name} is not embedded", REMEDY, CHECK)
            if "/ToUnicode" not in font:
                yield Finding(Location(format.name), f"the font {name} cannot be read back as text", REMEDY, CHECK)
