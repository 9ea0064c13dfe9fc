"""Each figure of a PDF is printed as it was drawn: a second renderer draws it too, and the two pictures are compared."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from feuillet.edition.galley import PDF, Asset, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.preflight.likeness import Difference, compare
from feuillet.preflight.redrawing import SVG, line, redraw, width
from feuillet.press.pages.picture import window
from feuillet.press.tagged.placed_figures import Placed, figures

CHECK = "figures_as_drawn"
FOLDER = "figures/"
DRAWING, BITMAP = (14, 1), (16, 2)
"""How much of 255 a tile may differ, and how many pixels per side are looked at as one before that is said.

A hairline that is missing makes 16 or 32, a pale ground 17, a letter 127. What prints a figure may lay it a part of a pixel aside.
"""
MORE = (
    *((b"<text", 24, 1), (b"Gradient", 16, 2), (b"<filter", 16, 2), (b"<mask", 16, 2), (b"clip-path", 16, 2)),
    *((b"opacity", 16, 2), (rb'stroke-dasharray="[\d.]', 64, 4), (b"<pattern", 16, 16)),
)
"""The same for a drawing with words, with what pdfium paints on whole pixels and lets shine through, with dashes, whose corners
it cuts, and with tiles, which it moves to whole pixels."""
CSS_PIXELS = 96 / 72
"""To a point."""


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:
    """Find the figures that are printed otherwise than they were drawn; an imposed sheet leaves it to its tagged twin."""
    assets = {asset.name: asset for asset in galley.assets if asset.name.startswith(FOLDER)}
    if format.media_type != PDF or not format.tagged or not assets:
        return
    for asset, placed in pairs(shown(galley), assets, list(figures(printed.content))):
        name = asset.name.removeprefix(FOLDER)
        if placed is None:
            problem, remedy = f"the figure {name} is not printed", "save it again, and report it if that does not help"
            yield Finding(Location(format.name), problem, remedy, CHECK)
        elif problem := differs(asset, placed, printed.content):
            remedy = "draw that part in another way" if asset.media_type == SVG else "save it again as PNG"
            yield Finding(Location(format.name), f"the figure {name} {problem}", remedy, CHECK)


def differs(asset: Asset, placed: Placed, content: bytes) -> str:
    """Say where a figure is printed otherwise than it was drawn, or nothing."""
    left, bottom, right, top = placed.box
    across = width(asset, (right - left) * CSS_PIXELS, (top - bottom) * CSS_PIXELS)
    print_ = window(content, placed.page, placed.box, across)
    drawn = redraw(asset, print_.size)
    most, grain = tolerance(asset)
    found = min((compare(print_, drawn, each) for each in sorted({1, grain})), key=lambda each: each.amount)
    if found.amount <= most:
        return ""
    return f"is printed otherwise than it is drawn, {place(asset, print_.size, found)}"


def tolerance(asset: Asset) -> tuple[int, int]:
    """Say how much a figure may differ, and how many pixels per side are looked at as one before it is said to."""
    if asset.media_type != SVG:
        return BITMAP
    told = [DRAWING, *((most, grain) for part, most, grain in MORE if re.search(part, asset.content))]
    return max(most for most, _ in told), max(grain for _, grain in told)


def place(asset: Asset, size: tuple[int, int], found: Difference) -> str:
    """Name the place of a difference: the line of what is drawn there, or how far from the left and the top it is."""
    number = line(asset, size, found) if asset.media_type == SVG else 0
    if number:
        return f"in what line {number} of it draws"
    across, down = (round(100 * at / side) for at, side in zip((found.left, found.top), size, strict=True))
    return f"{across} % from its left and {down} % from its top"


def pairs(
    names: list[tuple[str, str]], assets: dict[str, Asset], placed: list[Placed]
) -> Iterator[tuple[Asset, Placed | None]]:
    """Pair the figures of the markup with those on paper, in the order they are read, by what they are said to show."""
    for name, alternative in names:
        found = next((each for each in placed if each.alternative == alternative), None)
        if found is not None:
            placed.remove(found)
        if name in assets:
            yield assets[name], found


def shown(galley: Galley) -> list[tuple[str, str]]:
    """List the pictures of the galley's first part, each with the words that say what it shows."""
    pictures = Pictures()
    pictures.feed(galley.parts[0].markup)
    return pictures.found


class Pictures(HTMLParser):
    """Finds the pictures of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found = list[tuple[str, str]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a picture."""
        if tag == "img":
            said = dict(attrs)
            self.found.append((said.get("src") or "", said.get("alt") or ""))
