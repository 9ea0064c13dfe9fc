"""What the glyphs of a font read back as: its map to Unicode (ISO 32000-1, 9.10.3).

Where a script forms clusters, one glyph carries the text of all. WeasyPrint writes one entry per glyph and
not per occurrence: it is exact only where glyphs map one to one to characters; elsewhere ActualText beside them has the words
(https://github.com/Kozea/WeasyPrint/issues/2841).
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Pdf

BFCHAR = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
PAIR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]*)>")
LINE = re.compile(rb"(?m)^(<[0-9a-f]+>) <[0-9a-f]*>$")


Maps = dict[tuple[int, int], dict[bytes, str]]
"""What the glyphs of fonts stand for, by the fonts' object numbers."""


def read(font: Any, known: Maps) -> dict[bytes, str]:
    """Read which text each glyph of a font stands for; each font is read once."""
    if font.objgen not in known:
        known[font.objgen] = {code: text.decode("utf-16-be") for code, text in pairs(font.ToUnicode.read_bytes())}
    return known[font.objgen]


def pairs(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    """List the glyphs of a map with the text of each, in UTF-16."""
    for block in BFCHAR.findall(text):
        yield from ((bytes.fromhex(code.decode()), bytes.fromhex(said.decode())) for code, said in PAIR.findall(block))


def complete(pdf: Pdf) -> None:
    """Let the glyphs that have no text, and those that leave no ink, say nothing.

    Where there is no text, some readers make up a letter. A glyph without ink, such as the one Noto sets in an Indic
    cluster for its rules to go by, stands for no letter that anybody sees.
    """
    for font in pdf.objects:
        if isinstance(font, Dictionary) and "/ToUnicode" in font:
            text: Any = font.ToUnicode
            before = text.read_bytes()
            silent = {code for code, said in pairs(before) if not said}
            if silent and "/DescendantFonts" in font:  # it forms clusters
                silent |= inkless(font, {code for code, said in pairs(before) if said.decode("utf-16-be").strip()})
            text.write(silence(before, silent))


def silence(text: bytes, silent: set[bytes]) -> bytes:
    """Take their text from glyphs that are to say nothing: a word joiner (U+2060) is no letter, no space, no break."""

    def said(line: re.Match[bytes]) -> bytes:
        return b"%s <2060>" % line[1] if bytes.fromhex(line[1][1:-1].decode()) in silent else line[0]

    return LINE.sub(said, text) if silent else text


def inkless(font: Any, codes: set[bytes]) -> set[bytes]:
    """Find the glyphs of a TrueType font that draw nothing; a code is the number of its glyph, as the typesetter writes."""
    descriptor = font.DescendantFonts[0].FontDescriptor
    if "/FontFile2" not in descriptor:
        return set()
    with TTFont(BytesIO(descriptor.FontFile2.read_bytes()), lazy=True) as opened:
        order, outlines = opened.getGlyphOrder(), opened["glyf"]
        drawn = {code: int.from_bytes(code, "big") for code in codes}
        return {
            code
            for code, number in drawn.items()
            # The typesetter gives a character that no font has a number beyond them all.
            if number < len(order) and not outlines[order[number]].numberOfContours
        }
