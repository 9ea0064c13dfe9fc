"""Crops: a picture of each text where it stands on the page, for whoever translates it somewhere else.

Weblate and Crowdin show such a picture beside a text; a list says which picture is of which text, and where in it.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from feuillet.edition.galley import Pages, Place
from feuillet.press.pages import picture

SCALE = 2.0
"""Pixels to a point: small type can be read on a screen."""
AROUND_MM = 15.0
"""How much of the page is shown above and below a text."""
MM = 72 / 25.4


@dataclass(frozen=True)
class Crop:
    """A picture of a text on its page, across its whole width; ``x``, ``y``, ``width`` and ``height`` frame it there, in pixels."""

    context: str
    page: int
    x: int
    y: int
    width: int
    height: int
    content: bytes

    @property
    def facts(self) -> dict[str, object]:
        """What a list says of it; pages count from 1."""
        return {name: value for name, value in asdict(self).items() if name != "content"} | {"page": self.page + 1}


def crops(pages: Pages) -> Iterator[Crop]:
    """Draw each text of typeset pages where it first stands."""
    drawn = tuple(picture.pages(pages.content, SCALE))
    for context in dict.fromkeys(place.context for place in pages.places):
        lines = [place for place in pages.places if place.context == context]
        yield crop(context, [place for place in lines if place.page == lines[0].page], drawn)


def crop(context: str, lines: list[Place], drawn: picture.Pages) -> Crop:
    """Draw a strip of a page round the lines of a text, with a frame about them."""
    page = drawn[lines[0].page]
    left, top = min(line.x for line in lines), min(line.y for line in lines)
    right, foot = max(line.x + line.width for line in lines), max(line.y + line.height for line in lines)
    x, y, end, below = (round(side * MM * SCALE) for side in (left, top, right, foot))
    around = round(AROUND_MM * MM * SCALE)
    head, tail = max(0, y - around), min(page.height, below + around)
    frame = (x, y - head, end, below - head)
    strip = picture.framed(page.crop((0, head, page.width, tail)), frame)
    return Crop(context, lines[0].page, x, y - head, end - x, below - y, picture.png(strip))
