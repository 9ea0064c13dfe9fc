"""No type of a PDF is smaller than the legal floor, and none is printed where a desktop printer cannot print."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.faces import FLOOR_POINTS
from feuillet.findings import Finding, Location

CHECK = "legible"
EDGE_MM = 3.0
"""What desktop printers leave blank at the least."""
POINTS = 72 / 25.4
LATIN_END = 0x24F
SLACK = 0.01
"""Sizes come out of the file as rounded numbers."""


@dataclass(frozen=True)
class Sign:
    """A character as it stands on a page; size in points, edge the distance to the nearest edge of the page in mm."""

    text: str
    size: float
    edge: float


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:
    """Find the smallest and the outermost character of each page that break the rule."""
    if format.media_type != PDF:
        return
    document = pypdfium2.PdfDocument(printed.content)
    try:
        for number in range(len(document)):
            signs = tuple(signs_of(document[number]))
            small = [sign for sign in signs if sign.size < floor(sign.text, galley) - SLACK]
            outside = [sign for sign in signs if sign.edge < EDGE_MM]
            if small:
                least = min(sign.size for sign in small)
                problem = f"page {number + 1} has type of {least:.1f} pt ({small[0].text}), below the floor"
                yield Finding(Location(format.name), problem, "set it larger in the style sheet", CHECK)
            if outside:
                problem = (
                    f"page {number + 1} prints {outside[0].text} {min(s.edge for s in outside):.1f} mm from the edge"
                )
                yield Finding(Location(format.name), problem, f"keep {EDGE_MM} mm clear of the edge", CHECK)
    finally:
        document.close()


def floor(text: str, galley: Galley) -> float:
    """The least size for a character: of the Latin face for Latin, of the galley's face for the rest."""
    return FLOOR_POINTS if ord(text) <= LATIN_END else galley.face.floor


def signs_of(page: pypdfium2.PdfPage) -> Iterator[Sign]:
    """List the visible characters of a page."""
    width, height = page.get_size()
    text = page.get_textpage()
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, index))
        if not sign.strip() or not sign.isprintable() or raw.FPDFText_IsGenerated(text, index):
            continue
        left, bottom, right, top = text.get_charbox(index)
        edge = min(left, bottom, width - right, height - top) / POINTS
        yield Sign(sign, raw.FPDFText_GetFontSize(text, index), edge)
