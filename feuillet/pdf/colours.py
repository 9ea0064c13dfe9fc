"""Which colour on a screen an instruction asks for; where a file mixes inks or measures colours, pdfium is asked."""

from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Pdf

from feuillet.pdf.geometry import Colour

GREY, SCREEN, INKS, PATTERN = "/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"
FULL, SIDE = 255, 3
START = {GREY: b"0", SCREEN: b"0 0 0", INKS: b"0 0 0 1"}
"""The black that a space begins with (ISO 32000-1, table 74)."""


class Palette:
    """The colours of a file; each that pdfium is asked for is painted once."""

    def __init__(self, file: Pdf) -> None:
        self.file = file
        self.painted: dict[tuple[str, bytes], Colour] = {}

    def colour(self, space: str, operands: bytes, resources: Any) -> Colour | None:
        """Read a colour in a space; none where it is a pattern."""
        if space == PATTERN or b"/" in operands:
            return None
        named = None if space in START else resources.get("/ColorSpace", Dictionary()).get(space)
        key = (space if named is None else named.unparse().decode(), operands)
        if key not in self.painted:
            device = space in {GREY, SCREEN}
            self.painted[key] = lit(operands) if device else swatch(self.file, named or Name(space), operands)
        return self.painted[key]


def lit(operands: bytes) -> Colour:
    """Read a grey, or amounts of red, green and blue."""
    levels = [round(float(each) * FULL) for each in operands.split()]
    return (levels[0], levels[0], levels[0]) if len(levels) == 1 else (levels[0], levels[1], levels[2])


def swatch(file: Pdf, space: Any, channels: bytes) -> Colour:
    """See how pdfium paints a colour of a space of a file."""
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(SIDE, SIDE))
        pdf.pages[0].Resources = Dictionary(ColorSpace=pdf.copy_foreign(file.make_indirect(Dictionary(X=space))))
        pdf.pages[0].Contents = pdf.make_stream(b"/X cs %b scn 0 0 %d %d re f" % (channels, SIDE, SIDE))
        pdf.save(target)
    document = pypdfium2.PdfDocument(target.getvalue())
    try:
        red, green, blue = bytes(document[0].render(rev_byteorder=True).buffer)[:3]
        return red, green, blue
    finally:
        document.close()
