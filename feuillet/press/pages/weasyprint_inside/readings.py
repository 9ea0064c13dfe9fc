"""What the glyphs of Arabic and Hebrew letters with marks over them read back as.

From right to left WeasyPrint gives the text of a cluster to its leftmost glyph, which is the mark, and none to the letter; a
glyph keeps what it was given first, so that a letter may read as nothing wherever it is, and be read twice under its mark
(https://github.com/Kozea/WeasyPrint/issues/2841).
"""

import ctypes
import unicodedata
from typing import Any

MARK = 3
"""What HarfBuzz calls the class of a mark (OpenType, GDEF)."""
RIGHT_TO_LEFT = {"AL", "R"}
HARFBUZZ = "libharfbuzz.so.0"


class Readings(dict[int, str]):
    """The text of each glyph of a font: a mark reads as its mark, and the letter after it as the letter."""

    def __init__(self, face: int) -> None:
        super().__init__()
        self.face, self.letters, self.marks = face, "", set[int]()

    def __contains__(self, glyph: object) -> bool:
        """Ask again for each mark, for only then it is known which letter comes after it."""
        return glyph not in self.marks and super().__contains__(glyph)

    def __setitem__(self, glyph: int, text: str) -> None:
        letters, marks = split_marks(text)
        if letters and marks and self.is_mark(glyph):
            self.marks.add(glyph)
            text, self.letters = self.get(glyph) or marks, letters
        elif not text and self.letters and not self.is_mark(glyph):
            text, self.letters = self.letters, ""
        elif text:
            self.letters = ""
        super().__setitem__(glyph, text)

    def is_mark(self, glyph: int) -> bool:
        """Return whether the font says that a glyph is a mark."""
        return class_of(self.face, glyph) == MARK


def class_of(face: int, glyph: int) -> int:
    """Ask HarfBuzz for the class of a glyph."""
    ask = ctypes.CDLL(HARFBUZZ).hb_ot_layout_get_glyph_class
    ask.argtypes = (ctypes.c_void_p, ctypes.c_uint)
    return int(ask(face, glyph))


def split_marks(text: str) -> tuple[str, str]:
    """Split a text that runs from right to left into its letters and its marks; nothing of any other text."""
    if not text or unicodedata.bidirectional(text[0]) not in RIGHT_TO_LEFT:
        return "", ""
    letters = "".join(sign for sign in text if not unicodedata.combining(sign))
    return letters, "".join(sign for sign in text if unicodedata.combining(sign))


def read_marks_apart(fonts: Any) -> None:
    """Give every font such readings."""
    begin = fonts.Font.__init__

    def begin_with_readings(font: Any, *given: Any) -> None:
        begin(font, *given)
        font.to_unicode = Readings(int(fonts.ffi.cast("uintptr_t", font.hb_face)))

    fonts.Font.__init__ = begin_with_readings
