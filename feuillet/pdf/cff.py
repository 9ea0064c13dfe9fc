"""The outlines of a PostScript font, each found and followed by itself (Adobe Technical Note 5176).

fontTools follows the programs that draw glyphs; alone it would read all of a font first, and a subset keeps room for 65,000.
"""

import struct
from collections.abc import Iterator, Sequence
from functools import cached_property
from types import SimpleNamespace
from typing import Any, overload

from fontTools.misc.psCharStrings import T2CharString, T2OutlineExtractor
from fontTools.pens.boundsPen import ControlBoundsPen

CHARSTRINGS, PRIVATE, FONTS, CHOICE, SUBROUTINES = 17, 18, 0x0C24, 0x0C25, 19
"""Operators of a font's dictionaries: where things lie in the file."""
ESCAPE = 12
SHORT, LONG, REAL, PAIRS, NEGATIVE = 28, 29, 30, 247, 251
"""The first byte of a number: of two bytes, of four, of a fraction, of two bytes in pairs, of such that are negative."""
WIDTHS = {SHORT: 2, LONG: 4}
END_OF_REAL = 0x0F
Bounds = tuple[float, float, float, float]


class Index(Sequence[T2CharString]):
    """A list of programs in a file, each read when it is asked for; ``end`` is where the file goes on."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at
        self.length = struct.unpack_from(">H", data, at)[0]
        self.width = data[at + 2] if self.length else 0
        self.base = at + 2 + (self.length + 1) * self.width if self.length else at + 2
        self.end = self.base + self.offset(self.length) if self.length else at + 2

    def offset(self, number: int) -> int:
        """Where a program begins."""
        start = self.at + 3 + number * self.width
        return int.from_bytes(self.data[start : start + self.width], "big")

    def read(self, number: int) -> bytes:
        """Read a program."""
        return self.data[self.base + self.offset(number) : self.base + self.offset(number + 1)]

    def __len__(self) -> int:
        return int(self.length)

    @overload
    def __getitem__(self, number: int) -> T2CharString: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T2CharString]: ...
    def __getitem__(self, number: Any) -> Any:
        return T2CharString(self.read(number))


NONE: Sequence[T2CharString] = ()


class PostScript:
    """A font of PostScript outlines."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        tops = Index(data, Index(data, data[2]).end)
        strings = Index(data, tops.end)
        self.shared = Index(data, strings.end)
        self.top = dict(entries(tops.read(0)))
        self.glyphs = Index(data, self.top[CHARSTRINGS][0])

    @cached_property
    def own(self) -> list[Sequence[T2CharString]]:
        """The subroutines of the font, or of each of those that it is put together from."""
        if FONTS not in self.top:
            return [self.subroutines(self.top)]
        listed = Index(self.data, self.top[FONTS][0])
        return [self.subroutines(dict(entries(listed.read(number)))) for number in range(len(listed))]

    def subroutines(self, said: dict[int, list[int]]) -> Sequence[T2CharString]:
        """Find the subroutines that a dictionary leads to."""
        if PRIVATE not in said:
            return NONE
        size, start = said[PRIVATE]
        private = dict(entries(self.data[start : start + size]))
        return Index(self.data, start + private[SUBROUTINES][0]) if SUBROUTINES in private else NONE

    def font_of(self, glyph: int) -> int:
        """Say which of the fonts that this one is put together from has a glyph."""
        if CHOICE not in self.top:
            return 0
        at = self.top[CHOICE][0]
        if self.data[at] == 0:
            return self.data[at + 1 + glyph]
        count = struct.unpack_from(">H", self.data, at + 1)[0]
        ranges = struct.iter_unpack(">HB", self.data[at + 3 : at + 3 + 3 * count])
        return next((font for first, font in reversed([*ranges]) if first <= glyph), 0)

    def bounds(self, glyph: int) -> Bounds | None:
        """Follow the program that draws a glyph: the box around its points, in units of the font; none where it draws nothing."""
        if glyph >= len(self.glyphs):
            return None
        pen = ControlBoundsPen(None)
        private = SimpleNamespace(nominalWidthX=0, defaultWidthX=0)
        own = self.own[self.font_of(glyph)]
        T2OutlineExtractor(pen, own, self.shared, 0, 0, private).execute(self.glyphs[glyph])
        bounds: Bounds | None = pen.bounds
        return bounds


def entries(data: bytes) -> Iterator[tuple[int, list[int]]]:
    """Read a dictionary: each operator with the numbers before it; those with a fraction, which nobody here asks for, become 0."""
    at, held = 0, list[int]()
    while at < len(data):
        first = data[at]
        at += 1
        if first < SHORT:
            yield (first << 8 | data[at], held) if first == ESCAPE else (first, held)
            at, held = at + (first == ESCAPE), []
        elif first == REAL:
            while data[at] & END_OF_REAL != END_OF_REAL:
                at += 1
            held.append(0)
            at += 1
        elif first in WIDTHS:
            held.append(int.from_bytes(data[at : at + WIDTHS[first]], "big", signed=True))
            at += WIDTHS[first]
        elif first < PAIRS:
            held.append(first - 139)
        else:
            held.append(
                (first - 247) * 256 + data[at] + 108 if first < NEGATIVE else (251 - first) * 256 - data[at] - 108
            )
            at += 1
