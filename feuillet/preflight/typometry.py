"""What is measured of the type on pages, in mm: how large it looks, how far its lines and the paper's edges are.

The limits are the EU readability guideline's for patient leaflets, and what a desktop printer leaves blank.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from feuillet.pdf.layout import POINTS, Extreme, PageText, Sign, least
from feuillet.typefaces import FACES, LATIN

X_HEIGHT_MM = 1.42
"""The x-height of 9 pt Times New Roman."""
LEADING_MM = 3.0
MARGIN_MM = 3.0
NOTO_SANS = 0.536
"""The x-height of Noto Sans, beside which the other faces are set to look as large, as a share of the em."""
SHARES = {face.family: NOTO_SANS / max(face.size, 1) for face in FACES.values()}
CASED = frozenset(("LATIN", "GREEK", "CYRILLIC", "DIGIT"))
"""What has an x-height, by the first word of a character's name; figures are as large as the letters beside them."""


def x_heights(pages: tuple[PageText, ...]) -> Iterator[Extreme]:
    """Measure the least x-height of each page."""
    for page in pages:
        yield from least(page, ((x_height(sign), sign) for sign in page.signs if sign.seen and not sign.mark))


def leadings(pages: tuple[PageText, ...]) -> Iterator[Extreme]:
    """Measure the least distance of each page from a baseline to the next."""
    for page in pages:
        distances = (((line.baseline - below.baseline) / POINTS, below.signs[0]) for line, below in page.pairs)
        yield from least(page, distances)


def margins(pages: tuple[PageText, ...]) -> Iterator[Extreme]:
    """Measure how near the text of each page comes to an edge of the trimmed sheet; negative past it."""
    for page in pages:
        yield from least(page, ((sign.box.within(page.box) / POINTS, sign) for sign in page.signs if sign.seen))


def x_height(sign: Sign) -> float:
    """The x-height a sign has by its own font, or looks to have in a script that has none."""
    share = sign.run.x_height if cased(sign.text) else None
    return sign.run.size * (share or SHARES.get(sign.run.family, SHARES[LATIN.family])) / POINTS


@lru_cache(maxsize=1024)
def cased(sign: str) -> bool:
    """Return whether a font's own x-height holds for a sign."""
    return unicodedata.name(sign, "").split(" ")[0] in CASED
