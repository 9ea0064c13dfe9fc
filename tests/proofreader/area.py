"""Where the text of a page may stand, and how far down it reaches."""

from dataclasses import dataclass

from feuillet.pdf.geometry import Shape
from feuillet.pdf.layout import POINTS, PageText

DESCENT = 0.3
"""In ems: how far below its baseline a line's own room ends."""
WIDE = 0.9
"""A shape that is wider than this share of the page is a ground of the page."""


@dataclass(frozen=True)
class Area:
    """The margins above and below the text of a format's pages, in mm; and whether its last page is a back, after the text."""

    top: float
    bottom: float
    back: bool = False

    def height(self, page: PageText) -> float:
        """The height of the text's room, in points."""
        return page.box.top - page.box.bottom - (self.top + self.bottom) * POINTS

    def foot(self, page: PageText) -> float:
        """How far above the lower edge of the page its text ends, in points: its last line, rule or picture."""
        low = page.box.bottom + self.bottom * POINTS
        lines = [run.baseline - DESCENT * run.size for run in page.inked if run.place[1]]
        drawn = [shape.box.bottom for shape in page.shapes if in_text(shape, page, low)]
        return min((*lines, *drawn), default=page.box.top - self.top * POINTS) - page.box.bottom

    def fill(self, page: PageText) -> float:
        """How far down a page reaches, as a share of its text's room."""
        return 1 - (self.foot(page) - self.bottom * POINTS) / self.height(page)

    def reach(self, page: PageText) -> float:
        """How far down a page reaches, as a share of its height."""
        return 1 - self.foot(page) / (page.box.top - page.box.bottom)


def in_text(shape: Shape, page: PageText, low: float) -> bool:
    """Return whether a shape belongs to the text: a rule to write on or a picture, and no ground of the page."""
    box = shape.box
    return box.bottom > low - 1 and box.right - box.left < WIDE * (page.box.right - page.box.left)


AREAS = {
    "handout-a4": Area(27, 22),
    "handout-letter": Area(27, 22),
    "large-print": Area(30, 24),
    "booklet": Area(25, 20, back=True),
    "bilingual": Area(25, 20),
    "leaflet": Area(15, 9),
    "leaflet-letter": Area(15, 9),
    "leaflet-z": Area(15, 9),
}
"""The margins of the tagged formats, as their style sheets have them."""
