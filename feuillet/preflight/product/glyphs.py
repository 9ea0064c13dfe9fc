"""No character is printed as an empty box: glyph 0 (.notdef) of a font is never shown."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from fontTools import unicodedata
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location

CHECK = "glyphs"
REMEDY = "write another, or give its script a typeface in faces.py"
UNKNOWN = "a character that no font has"
GLYPH_BYTES = 2
"""Fonts are encoded by glyph number, two bytes each (Identity-H)."""
EMPTY_BOX = re.compile(rb"<([0-9a-f]{4})> 0\b")
"""A code that a font's own CMap sends to glyph 0; WeasyPrint gives each missing character such a code."""

MEANT = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
"""A code, and the text that it stands for."""


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find the characters of each page that no font has, each once."""
    if format.media_type != PDF:
        return
    with Pdf.open(BytesIO(printed.content)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            for character in dict.fromkeys(lacking(page.obj)):
                yield Finding(Location(format.name), f"page {number} shows {character}", REMEDY, CHECK)


def lacking(page: Any) -> Iterator[str]:
    """Name each character of a page that is shown as an empty box."""
    for font, string in shown(page):
        boxes = missing(font)
        for code in codes(string):
            if code in boxes:
                yield from map(describe, meant(font).get(code, "")) if code in meant(font) else (UNKNOWN,)


def describe(character: str) -> str:
    """Name a character and its script: ☺ (U+263A, white smiling face, script Common)."""
    name, script = unicodedata.name(character, "").lower(), unicodedata.script_name(unicodedata.script(character))
    told = ", ".join(filter(None, (f"U+{ord(character):04X}", name, f"script {script.replace('_', ' ')}")))
    return f"{character} ({told}), which no font has"


def meant(font: Any) -> dict[bytes, str]:
    """Read which text each glyph stands for, that of what is missing too (ISO 32000-1, 9.10.3)."""
    table = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    pairs = MEANT.findall(table.partition(b"beginbfchar")[2])
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


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


def codes(string: bytes) -> Iterator[bytes]:
    """Part a string into its glyph codes."""
    return (string[start : start + GLYPH_BYTES] for start in range(0, len(string), GLYPH_BYTES))


def missing(font: Any) -> set[bytes]:
    """List the codes that show glyph 0: code 0 itself, and those a font's own CMap sends there."""
    encoding = font.get("/Encoding")
    own = EMPTY_BOX.findall(encoding.read_bytes()) if isinstance(encoding, Stream) else []
    return {b"\0\0", *(bytes.fromhex(code.decode()) for code in own)}
