"""A font of a PDF: which text its codes stand for, how far each moves the pen, and what ink it leaves."""

import struct
import unicodedata
from enum import IntEnum
from functools import cached_property
from math import inf
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from feuillet.pdf import cmap
from feuillet.pdf.code_tables import THOUSAND, Looked, Texts, Widths, composite_widths
from feuillet.pdf.outlines import NO_INK, Ink, Outlines

DEFAULT_WIDTH = 1000
"""Of a composite font that does not say another (ISO 32000-1, 9.7.4.3)."""
TALL, SQUARE = (-0.3, 1.2), (-0.05, -0.2, 1.05, 1)
"""What a glyph covers at the most, before its outline is read: how low and how high it reaches; an ideograph, what it fills."""
UNPLACED = frozenset(("Mn", "Mc", "Me", "Cf"))
"""The categories of characters that have no place of their own: they sit on others, or only say how others are set."""
LEFTWARD = frozenset(("R", "AL"))
"""The classes of letters that are read from right to left (Unicode Standard Annex 9)."""
NOTHING: Ink = (inf, inf, -inf, -inf)
"""What a space covers, so that it changes no box that others cover."""
ASIDE = 0.5
"""How far it reaches beside its width."""
WIDE = "W"
FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class Kind(IntEnum):
    """What a code shows: nothing, a mark that sits on another sign, or a sign of its own."""

    SPACE = 0
    MARK = 1
    LETTER = 2


class Font:
    """A font as a page names it; it keeps its file open, for it is read bit by bit."""

    def __init__(self, source: Any, file: Pdf) -> None:
        self.source, self.file = source, file
        self.composite = source.get("/Subtype") == Name.Type0
        self.own: Any = source.DescendantFonts[0] if self.composite else source
        self.descriptor: Any = self.own.get("/FontDescriptor", Dictionary())
        self.inks, self.reaches = Looked(self.ink), Looked(self.reach)
        self.lefts, self.rights = Looked(self.left), Looked(self.right)
        self.kinds, self.seen = Looked(self.kind), Looked(self.see)
        self.known: dict[bytes, tuple[tuple[int, ...], float]] = {}

    @property
    def name(self) -> str:
        """Its name in the file."""
        return str(self.source.get("/BaseFont", "")).lstrip("/")

    @property
    def family(self) -> str:
        """Its family."""
        return str(self.descriptor.get("/FontFamily", ""))

    @property
    def embedded(self) -> bool:
        """Whether the file brings it along."""
        return any(key in self.descriptor for key in FILES) or self.source.get("/Subtype") == Name.Type3

    @property
    def readable(self) -> bool:
        """Whether its codes can be read back as text."""
        return not self.composite or "/ToUnicode" in self.source

    @cached_property
    def texts(self) -> Texts:
        """The text of each code."""
        if "/ToUnicode" in self.source:
            return Texts(cmap.texts(self.source.ToUnicode.read_bytes()))
        return Texts() if self.composite else Texts((code, chr(code)) for code in range(32, 127))

    @cached_property
    def widths(self) -> Widths:
        """How far each code moves the pen."""
        if self.composite:
            found = Widths(float(self.own.get("/DW", DEFAULT_WIDTH)) / THOUSAND)
            found.update(composite_widths(self.own.get("/W", Array())))
            return found
        unit = float(self.source.FontMatrix[0]) if "/FontMatrix" in self.source else 1 / THOUSAND
        found = Widths(float(self.descriptor.get("/MissingWidth", 0)) * unit)
        first = int(self.source.get("/FirstChar", 0))
        found.update((first + at, float(width) * unit) for at, width in enumerate(self.source.get("/Widths", Array())))
        return found

    @cached_property
    def glyphs(self) -> dict[int, int] | None:
        """The glyph of each code, where they are not the same."""
        encoding, places = self.source.get("/Encoding"), self.own.get("/CIDToGIDMap")
        found = cmap.glyphs(encoding.read_bytes()) if self.composite and isinstance(encoding, Stream) else None
        if not isinstance(places, Stream):
            return found
        numbers = [number for (number,) in struct.iter_unpack(">H", places.read_bytes())]
        mapped = found if found is not None else {code: code for code in range(len(numbers))}
        return {code: numbers[glyph] if glyph < len(numbers) else 0 for code, glyph in mapped.items()}

    @cached_property
    def missing(self) -> frozenset[int]:
        """The codes of a composite font that show glyph 0, the empty box."""
        if not self.composite:
            return frozenset()
        return frozenset((0, *(code for code, glyph in (self.glyphs or {}).items() if glyph == 0)))

    @cached_property
    def outlines(self) -> Outlines | None:
        """Its file, where it is one of TrueType or OpenType."""
        file = next((self.descriptor[key] for key in FILES if key in self.descriptor), None)
        found = Outlines(file.read_bytes()) if file is not None and self.composite else None
        return found if found is not None and found.tables else None

    @cached_property
    def x_height(self) -> float | None:
        """The height of its small letters as a share of the em, where it says so."""
        return self.outlines.x_height if self.outlines else None

    @cached_property
    def exact(self) -> bool:
        """Whether it costs nothing to look up what a glyph covers."""
        return self.outlines is not None and self.outlines.drawn_in_lines

    def ink(self, code: int) -> Ink:
        """Say what a code covers; where its outline cannot be read, all that it may."""
        glyph = code if self.glyphs is None else self.glyphs.get(code, 0)
        found = self.outlines.ink(glyph) if self.outlines else None
        if found is not None:
            return found
        return NO_INK if self.texts[code].isspace() else (0, TALL[0], self.widths[code], TALL[1])

    def reach(self, code: int) -> Ink:
        """Say what a code covers at the most; where its outline costs to be read, by what it stands for."""
        if self.kinds[code] is Kind.SPACE:
            return NOTHING
        if self.exact:
            return self.inks[code]
        if unicodedata.east_asian_width(self.texts[code][:1] or " ") == WIDE:
            return SQUARE
        return -ASIDE, TALL[0], self.widths[code] + ASIDE, TALL[1]

    def left(self, code: int) -> float:
        """Say how far a code reaches to the left."""
        return self.reaches[code][0]

    def right(self, code: int) -> float:
        """Say how far a code reaches to the right."""
        return self.reaches[code][2]

    def kind(self, code: int) -> Kind:
        """Say what a code shows; one that stands for no text is a mark where it does not move the pen."""
        text = self.texts[code]
        if text.isspace() or (self.exact and self.inks[code] == NO_INK):
            return Kind.SPACE
        letter = unicodedata.category(text[0]) not in UNPLACED if text else self.widths[code] > 0
        return Kind.LETTER if letter else Kind.MARK

    def see(self, code: int) -> str:
        """Say what a code shows in the order of the eye, without marks; two letters in one glyph may run from right to left."""
        text = plain(self.texts[code])
        return text[::-1] if text and unicodedata.bidirectional(text[0]) in LEFTWARD else text

    def blank(self, code: int) -> bool:
        """Return whether a code shows a space, and no empty box instead."""
        return self.kinds[code] is Kind.SPACE and code not in self.missing

    def codes(self, shown: bytes) -> tuple[int, ...]:
        """Split what is shown into codes."""
        return struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2]) if self.composite else tuple(shown)


def plain(text: str) -> str:
    """Leave out of a text what has no place of its own."""
    return text if text.isascii() else "".join(sign for sign in text if unicodedata.category(sign) not in UNPLACED)
