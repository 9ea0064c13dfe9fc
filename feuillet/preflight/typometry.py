"""What is measured of the type on pages, in mm: how large it looks, how far its lines and the paper's edges are.

The limits are the EU readability guideline's for patient leaflets, and what a desktop printer leaves blank.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from feuillet.pdf.geometry import Box
from feuillet.pdf.layout import POINTS, Extreme, PageText, least
from feuillet.pdf.run import Run
from feuillet.writing.script import faces
from feuillet.writing.typefaces import LATIN

X_HEIGHT_MM = 1.42
"""The x-height of 9 pt Times New Roman."""
LEADING_MM = 3.0
MARGIN_MM = 3.0
NOTO_SANS = 0.536
"""The x-height of Noto Sans, beside which the other faces are set to look as large, as a share of the em."""
SHARES = {face.family: NOTO_SANS / max(face.size, 1) for face in faces().values()}
CASED = frozenset(("LATIN", "GREEK", "CYRILLIC", "DIGIT"))
"""What has an x-height, by the first word of a character's name; figures are as large as the letters beside them."""


def x_heights(pages: tuple[PageText, ...]) -> Iterator[Extreme]:
    """Measure the least x-height of each page."""
    for page in pages:
        yield from least(page, smallest(page))


def leadings(pages: tuple[PageText, ...]) -> Iterator[Extreme]:
    """Measure the least distance of each page from a baseline to the next."""
    for page in pages:
        distances = (((line.baseline - below.baseline) / POINTS, below.runs[0]) for line, below in page.pairs)
        yield from least(page, distances)


def margins(pages: tuple[PageText, ...]) -> Iterator[Extreme]:
    """Measure how near the text of each page comes to an edge of the trimmed sheet; negative past it."""
    for page in pages:
        yield from least(page, outermost(page))


def smallest(page: PageText) -> Iterator[tuple[float, Run]]:
    """Measure the runs that may look the smallest; those that cannot look smaller than another did are left out."""
    lowest = float("inf")
    for run in page.worded:
        looks, own = SHARES.get(run.font.family, SHARES[LATIN.family]), run.font.x_height
        if run.size * min(looks, own or looks) / POINTS < lowest and (found := x_height(run)) < lowest:
            lowest = found
            yield found, run


def outermost(page: PageText) -> Iterator[tuple[float, Run]]:
    """Measure the runs that may come nearest to an edge; those that cannot come nearer than another did are left out."""
    nearest = float("inf")

    def nearer(box: Box) -> bool:
        return box.within(page.box) < nearest

    for run in sorted(page.inked, key=lambda run: run.reach.within(page.box)):
        if not nearer(run.reach):
            return
        boxes = (run.reach,) if run.tight else (sign.box for sign in run.look(nearer))
        if found := [box for box in boxes if nearer(box)]:
            nearest = min(box.within(page.box) for box in found)
            yield nearest / POINTS, run


def x_height(run: Run) -> float:
    """The least x-height that signs of a run have by their font, or look to have in a script that has none."""
    looks, own = SHARES.get(run.font.family, SHARES[LATIN.family]), run.font.x_height
    if (
        own is None
        or (own >= looks and not all(map(cased, run.texts)))
        or (own < looks and not any(map(cased, run.texts)))
    ):
        return run.size * looks / POINTS
    return run.size * own / POINTS


@lru_cache(maxsize=1024)
def cased(sign: str) -> bool:
    """Return whether a font's own x-height holds for a sign."""
    return bool(sign) and unicodedata.name(sign[0], "").split(" ")[0] in CASED
