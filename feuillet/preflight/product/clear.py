"""Nothing of a PDF's text is cut off, hidden by what is printed over it, or set over other text."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.geometry import Box, around
from feuillet.pdf.layout import Extreme, PageText, Sign
from feuillet.pdf.pdfium import read

CHECK = "clear"
CUT_POINTS = 0.5
"""How far ink may reach past the edge that cuts it before anybody sees it."""
SHARED = 0.2
"""How much of a sign's ink another line's may cover: accents of one line touch the tails of another."""
OVERRUN, JOINED_OVERRUN = 0.15, 0.6
"""How far, in ems, a run may reach into the next on its line; joined letters do by nature, lam and alef most of all."""
UNREAD = {
    "Beng",
    "Deva",
    "Gujr",
    "Guru",
    "Khmr",
    "Knda",
    "Laoo",
    "Mlym",
    "Mymr",
    "Orya",
    "Sinh",
    "Taml",
    "Telu",
    "Thai",
    "Tibt",
}
"""Scripts whose marks read back as other signs where no ActualText stands beside them."""
Set = tuple[Box, list[Sign]]


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:
    """Find the first text of each page that is not clear of something."""
    if format.media_type != PDF:
        return
    for page in read(printed.content):
        runs = runs_of(page)
        for faults, problem in (
            (cut(runs), "cuts off"),
            (hidden(page, runs), "prints something over"),
            (overprinted(runs) if readable(galley, format) else iter(()), "sets other text over"),
        ):
            if sign := next(faults, None):
                text = Extreme(page, 0, sign).text
                remedy = "give it room in the style sheet, or shorten it"
                yield Finding(Location(format.name), f"page {page.number} {problem} {text}", remedy, CHECK)


def readable(galley: Galley, format: Format) -> bool:
    """Tell whether marks can be told from letters; an imposed sheet of such a script leaves it to its tagged twin."""
    return format.tagged or galley.script not in UNREAD


def runs_of(page: PageText) -> tuple[Set, ...]:
    """Gather what each run prints, with the box around it, from the left; marks go with their letters and are left out."""
    groups = groupby((sign for sign in page.signs if sign.seen and not sign.mark), key=lambda sign: sign.run)
    held = (list(group) for _, group in groups)
    return tuple(sorted(((around(s.box for s in signs), signs) for signs in held), key=lambda run: run[0].left))


def cut(runs: tuple[Set, ...]) -> Iterator[Sign]:
    """List the signs that a clip cuts."""
    for _, signs in runs:
        window = signs[0].run.window
        if window is not None:
            yield from (sign for sign in signs if sign.box.within(window) < -CUT_POINTS)


def hidden(page: PageText, runs: tuple[Set, ...]) -> Iterator[Sign]:
    """List the signs that something opaque is painted over."""
    for box, signs in runs:
        later = [s for s in page.shapes if s.order > signs[0].run.order and s.alpha == 1 and s.box.common(box).area]
        yield from (sign for sign in signs if any(shape.covers(*sign.box.middle) for shape in later))


def overprinted(runs: tuple[Set, ...]) -> Iterator[Sign]:
    """List signs that share their place with those of another run."""
    for at, (box, signs) in enumerate(runs):
        for other, others in runs[at + 1 :]:
            if other.left >= box.right:
                break
            if not box.common(other).area:
                continue
            if abs(signs[0].run.baseline - others[0].run.baseline) < signs[0].run.size / 10:
                yield from others[:1] if overrun(signs, others) else ()
            else:
                yield from (sign for sign in signs if any(collide(sign, each) for each in others))


def overrun(signs: list[Sign], others: list[Sign]) -> bool:
    """Tell whether two runs of a line are set over each other; their pens tell, for slanted ink hangs over."""
    one, two = signs[0].run, others[0].run
    joined = any(unicodedata.bidirectional(sign.text) == "AL" for sign in (*signs, *others))
    limit = (JOINED_OVERRUN if joined else OVERRUN) * one.size
    return min(one.right, two.right) - max(one.left, two.left) > limit


def collide(one: Sign, two: Sign) -> bool:
    """Tell whether signs of two lines share so much that neither is clear."""
    return one.box.common(two.box).area > SHARED * min(one.box.area, two.box.area)
