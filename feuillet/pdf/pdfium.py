"""The door to pdfium: a finished PDF becomes pages of signs, lines and shapes, read once for all checks."""

import ctypes
from collections.abc import Iterator
from functools import lru_cache
from math import hypot
from typing import Any

import pypdfium2
from pypdfium2 import raw

from feuillet.pdf.font import Font, read_font
from feuillet.pdf.geometry import Box, Shape
from feuillet.pdf.layout import PageText, Run, Sign
from feuillet.pdf.paths import PAPER, Layer, address, fill, shape_of
from feuillet.pdf.structure import elements

INVISIBLE = 3
"""The text render mode that leaves no ink (ISO 32000-1, 9.3.6)."""
Character = tuple[str, Box, int]
"""A character, its ink, and its number on the page."""


@lru_cache(maxsize=2)
def read(content: bytes) -> tuple[PageText, ...]:
    """Read all pages; the same bytes are read once, so that each check may ask."""
    document = pypdfium2.PdfDocument(content)
    try:
        fonts: dict[int | None, Font] = {}
        return tuple(PageReader(document[number], fonts).page(number + 1) for number in range(len(document)))
    finally:
        document.close()


class PageReader:
    """Reads one page: first all that is painted, in order, then the characters, each beside the object that shows it."""

    def __init__(self, page: pypdfium2.PdfPage, fonts: dict[int | None, Font]) -> None:
        self.sheet, self.fonts = page, fonts
        self.elements = dict(elements(page))
        self.shapes = list[Shape]()
        self.shown: dict[int | None, tuple[Any, int, Layer]] = {}
        self.painted = 0

    def page(self, number: int) -> PageText:
        """Read it."""
        page = self.sheet
        self.paint(raw.FPDFPage_CountObjects(page), lambda at: raw.FPDFPage_GetObject(page, at), PAPER)
        return PageText(number, Box(*page.get_trimbox()), tuple(self.signs()), tuple(self.shapes))

    def paint(self, count: int, take: Any, layer: Layer) -> None:
        """List what is painted, with what the forms hold (imposed pages, groups)."""
        for each in map(take, range(count)):
            self.painted += 1
            kind = raw.FPDFPageObj_GetType(each)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                held = raw.FPDFFormObj_CountObjects(each)
                self.paint(held, lambda at, form=each: raw.FPDFFormObj_GetObject(form, at), layer.within(each))
            elif kind == raw.FPDF_PAGEOBJ_TEXT:
                self.shown[address(each)] = (each, self.painted, layer)
            elif shape := shape_of(each, kind, layer, self.painted):
                self.shapes.append(shape)

    def signs(self) -> Iterator[Sign]:
        """List the characters that leave ink, and the spaces between them."""
        text = self.sheet.get_textpage()
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        held: dict[int | None, list[Character]] = {}
        for at in range(text.count_chars()):
            key = address(raw.FPDFText_GetTextObject(text, at))
            # A hyphen that ends a line is given another number, as if it had been set by hyphenation.
            sign = "-" if raw.FPDFText_IsHyphen(text, at) == 1 else chr(raw.FPDFText_GetUnicode(text, at))
            if key in self.shown and (sign.isprintable() or sign.isspace()):
                raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
                box = Box(left.value, bottom.value, right.value, top.value)
                held.setdefault(key, []).append((sign, box, at))
        for key, signs in held.items():
            yield from self.run(text, key, signs)

    def run(self, text: Any, key: int | None, held: list[Character]) -> Iterator[Sign]:
        """Make the signs of one run."""
        each, order, layer = self.shown[key]
        if raw.FPDFTextObj_GetTextRenderMode(each) == INVISIBLE:
            return
        colour, opacity = fill(each)
        first, last = (end(held, key=lambda one: one[1].left)[2] for end in (min, max))
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, held[0][2], matrix)
        font = self.font(each)
        block, roles = self.elements.get(raw.FPDFPageObj_GetMarkedContentID(each), (None, ()))
        run = Run(
            order=order,
            size=raw.FPDFText_GetFontSize(text, held[0][2]) * hypot(matrix.c, matrix.d),
            x_height=font.x_height,
            family=font.family,
            baseline=origin(text, held[0][2]),
            left=loose(text, first).left,
            right=loose(text, last).right,
            upright=matrix.a > 0 and abs(matrix.b) < abs(matrix.a) / 100,
            inverted=matrix.a < 0 and abs(matrix.b) < abs(matrix.a) / 100,
            colour=colour,
            alpha=layer.alpha * opacity,
            window=layer.window(each),
            block=block,
            roles=roles,
        )
        for sign, box, _ in held:
            yield Sign(sign, box, run)

    def font(self, each: Any) -> Font:
        """Read the font of a text, once a font."""
        font = raw.FPDFTextObj_GetFont(each)
        key = address(font)
        if key not in self.fonts:
            self.fonts[key] = read_font(font)
        return self.fonts[key]


def origin(text: Any, at: int) -> float:
    """The baseline of a character."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    return y.value


def loose(text: Any, at: int) -> Box:
    """The box of a character between two places of the pen."""
    rect = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, at, rect)
    return Box(rect.left, rect.bottom, rect.right, rect.top)
