"""No character is printed as an empty box: glyph 0 (.notdef) of a font is never shown."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location

CHECK = "glyphs"
REMEDY = "find the empty box on the page and change the character"
GLYPH_BYTES = 2
"""Fonts are encoded by glyph number, two bytes each (Identity-H)."""


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find pages that show a missing glyph."""
    if format.media_type != PDF:
        return
    with Pdf.open(BytesIO(printed.content)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            if any(missing(strings) for strings in shown(page.obj)):
                problem = f"page {number} shows a character that no font has"
                yield Finding(Location(format.name), problem, REMEDY, CHECK)
        if any(remaps(font) for font in pdf.objects):
            yield Finding(Location(format.name), "it shows a character that no font has", REMEDY, CHECK)


def remaps(font: Any) -> bool:
    """Tell whether a font has an encoding of its own: WeasyPrint writes one only to show glyph 0 for what is missing."""
    return (
        isinstance(font, Dictionary)
        and font.get("/Subtype") == Name.Type0
        and font.get("/Encoding") != Name("/Identity-H")
    )


def shown(stream: Any) -> Iterator[bytes]:
    """List the strings that a page or a form shows, with the forms it draws."""
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        if operator in {"Tj", "TJ", "'"}:
            operand: Any = instruction.operands[0]
            parts = operand.as_list() if isinstance(operand, Array) else [operand]
            yield from (bytes(part) for part in parts if isinstance(part, String))
        elif operator == "Do":
            form = stream.get("/Resources", pikepdf.Dictionary()).get("/XObject", {}).get(str(instruction.operands[0]))
            if form is not None and form.get("/Subtype") == Name.Form:
                yield from shown(form)


def missing(string: bytes) -> bool:
    """Tell whether a string of glyph numbers holds number 0."""
    return any(string[start : start + GLYPH_BYTES] == b"\0\0" for start in range(0, len(string), GLYPH_BYTES))
