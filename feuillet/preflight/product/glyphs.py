"""No character is printed as an empty box: glyph 0 (.notdef) of a font is never shown."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location

CHECK = "glyphs"
REMEDY = "find the empty box on the page and change the character"
GLYPH_BYTES = 2
"""Fonts are encoded by glyph number, two bytes each (Identity-H)."""
EMPTY_BOX = re.compile(rb"<([0-9a-f]{4})> 0\b")
"""A code that a font's own CMap sends to glyph 0; WeasyPrint gives each missing character such a code."""


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find pages that show a missing glyph."""
    if format.media_type != PDF:
        return
    with Pdf.open(BytesIO(printed.content)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            if any(codes(string) & missing(font) for font, string in shown(page.obj)):
                problem = f"page {number} shows a character that no font has"
                yield Finding(Location(format.name), problem, REMEDY, CHECK)


def shown(stream: Any) -> Iterator[tuple[Any, bytes]]:
    """List the strings that a page or a form shows, each with its font, and those of the forms it draws."""
    resources = stream.get("/Resources", Dictionary())
    font: Any = Dictionary()
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        operand: Any = instruction.operands[0] if len(instruction.operands) else None
        if operator == "Tf":
            font = resources.get("/Font", Dictionary()).get(str(operand), Dictionary())
        elif operator in {"Tj", "TJ", "'"}:
            parts = operand.as_list() if isinstance(operand, Array) else [operand]
            yield from ((font, bytes(part)) for part in parts if isinstance(part, String))
        elif operator == "Do":
            form = resources.get("/XObject", Dictionary()).get(str(operand))
            if form is not None and form.get("/Subtype") == Name.Form:
                yield from shown(form)


def codes(string: bytes) -> set[bytes]:
    """Part a string into its glyph codes."""
    return {string[start : start + GLYPH_BYTES] for start in range(0, len(string), GLYPH_BYTES)}


def missing(font: Any) -> set[bytes]:
    """List the codes that show glyph 0: code 0 itself, and those a font's own CMap sends there."""
    encoding = font.get("/Encoding")
    own = EMPTY_BOX.findall(encoding.read_bytes()) if isinstance(encoding, Stream) else []
    return {b"\0\0", *(bytes.fromhex(code.decode()) for code in own)}
