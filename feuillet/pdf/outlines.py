"""What the glyphs of an embedded font cover, and how high its small letters are, read from the font's own tables."""

import struct
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feuillet.pdf.cff import PostScript

X_HEIGHT_AT, UNITS_AT, LONG_AT, X_HEIGHT_SINCE = 86, 18, 50, 2
"""Where a font says its x-height (table OS/2, from version 2 on), the units of its em and how long its offsets are (head)."""
OPENTYPE = frozenset((b"\0\1\0\0", b"OTTO", b"true"))
Ink = tuple[float, float, float, float]
"""Left, bottom, right and top of what is black, as shares of the em from where the pen is."""
NO_INK: Ink = (0, 0, 0, 0)


class Outlines:
    """The glyphs of a font file; each is looked at when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        count = struct.unpack_from(">H", data, 4)[0] if data[:4] in OPENTYPE else 0
        entries = (struct.unpack_from(">4s4xLL", data, 12 + 16 * at) for at in range(count))
        self.tables: dict[bytes, tuple[int, int]] = {tag: (offset, length) for tag, offset, length in entries}

    @cached_property
    def units(self) -> int:
        """The units of its em."""
        return int(self.read(">H", b"head", UNITS_AT)) or 1

    def read(self, form: str, table: bytes, at: int) -> int:
        """Read one number of a table."""
        return int(struct.unpack_from(form, self.data, self.tables[table][0] + at)[0])

    @property
    def x_height(self) -> float | None:
        """The height of its small letters as a share of the em, where it says so."""
        if b"OS/2" not in self.tables or b"head" not in self.tables or self.read(">H", b"OS/2", 0) < X_HEIGHT_SINCE:
            return None
        if self.tables[b"OS/2"][1] < X_HEIGHT_AT + 2:
            return None
        return self.read(">h", b"OS/2", X_HEIGHT_AT) / self.units or None

    @property
    def drawn_in_lines(self) -> bool:
        """Whether its glyphs are those of TrueType, which say themselves what they cover."""
        return {b"glyf", b"loca", b"head"} <= self.tables.keys()

    def ink(self, glyph: int) -> Ink | None:
        """Say what a glyph covers; none where the file is of a kind that is not read here."""
        if self.drawn_in_lines:
            return self.of_truetype(glyph)
        return self.of_postscript(glyph) if b"CFF " in self.tables else None

    def of_truetype(self, glyph: int) -> Ink:
        """Read the box that a TrueType glyph begins with (OpenType, table glyf)."""
        form, step, unit = (">LL", 4, 1) if self.read(">h", b"head", LONG_AT) else (">HH", 2, 2)
        offset, length = self.tables[b"loca"]
        if glyph * step + 2 * step > length:
            return NO_INK
        start, end = struct.unpack_from(form, self.data, offset + glyph * step)
        if start == end:
            return NO_INK
        left, bottom, right, top = struct.unpack_from(">hhhh", self.data, self.tables[b"glyf"][0] + start * unit + 2)
        return left / self.units, bottom / self.units, right / self.units, top / self.units

    @cached_property
    def postscript(self) -> "PostScript":
        """Its PostScript outlines."""
        from feuillet.pdf.cff import PostScript  # noqa: PLC0415 only who measures such a glyph waits for fontTools

        offset, length = self.tables[b"CFF "]
        return PostScript(self.data[offset : offset + length])

    def of_postscript(self, glyph: int) -> Ink:
        """Follow the program that draws a glyph."""
        left, bottom, right, top = self.postscript.bounds(glyph) or NO_INK
        return left / self.units, bottom / self.units, right / self.units, top / self.units
