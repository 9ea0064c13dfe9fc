"""Nothing of a PDF's text is cut off, hidden by what is printed over it, or set over other text."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read_pdf
from feuillet.pdf.geometry import Box, around
from feuillet.pdf.layout import Extreme, PageText
from feuillet.pdf.run import Run, Sign

CHECK = "clear"
REMEDY = "shorten it, or write a hyphen where a long word may be divided; if that does not help, report it"
CUT_POINTS = 0.5
"""How far ink may reach past the edge that cuts it before anybody sees it."""
SHARED = 0.2
"""How much of a sign's ink another line's may cover: accents of one line touch the tails of another."""
OVERRUN, JOINED_OVERRUN = 0.15, 0.6
"""How far, in ems, a run may reach into the next on its line; joined letters do by nature, lam and alef most of all."""


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find the first text of each page that is not clear of something."""
    if format.media_type != PDF:
        return
    for page in read_pdf(printed.content).pages:
        for faults, problem in (
            (cut(page), "cuts off"),
            (hidden(page), "prints something over"),
            (overprinted(page), "sets other text over"),
        ):
            if run := next(faults, None):
                at = Extreme(page, 0, run)
                yield Finding(
                    Location(format.name), f"{at.place} {problem} {at.text}", REMEDY, CHECK, evidence=at.words
                )


def cut(page: PageText) -> Iterator[Run]:
    """List the runs that a clip cuts."""
    for run in page.worded:
        window = run.window
        if window is None or run.reach.within(window) >= -CUT_POINTS:
            continue
        if any(sign.box.within(window) < -CUT_POINTS for sign in letters(run.signs)):
            yield run


def hidden(page: PageText) -> Iterator[Run]:
    """List the runs that something opaque is painted over."""
    opaque = [shape for shape in page.shapes if shape.alpha == 1]
    for run in page.worded:
        later = [shape for shape in opaque if shape.order > run.order and shape.box.touches(run.reach)]
        if later and any(shape.covers(*sign.box.middle) for sign in letters(run.signs) for shape in later):
            yield run


def overprinted(page: PageText) -> Iterator[Run]:
    """List runs that share their place with another; they are looked at from the top, each with those that reach as high."""
    runs = sorted(page.worded, key=lambda run: -run.reach.top)
    for at, run in enumerate(runs):
        for other in islice(runs, at + 1, None):
            if other.reach.top <= run.reach.bottom:
                break
            if run.reach.touches(other.reach) and overlap(run, other):
                yield run


def overlap(run: Run, other: Run) -> bool:
    """Return whether two runs are set over each other, on one line or on two."""
    if abs(run.baseline - other.baseline) < run.size / 10:
        return overrun(run, other) and ink(run).touches(ink(other))
    shared = run.reach.common(other.reach)
    near = letters(run.look(shared.touches))
    return any(collide(sign, each) for sign in near for each in letters(other.look(sign.box.touches)))


def letters(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Leave marks out, which go with their letters."""
    return (sign for sign in signs if not sign.mark)


def ink(run: Run) -> Box:
    """The box around the signs of a run."""
    return around(sign.box for sign in letters(run.signs))


def overrun(run: Run, other: Run) -> bool:
    """Return whether two runs of a line are set over each other; their pens tell, for slanted ink hangs over."""
    shared = min(run.right, other.right) - max(run.left, other.left)
    if shared <= OVERRUN * run.size:
        return False
    joined = any(unicodedata.bidirectional(sign) == "AL" for each in (run, other) for sign in each.seen)
    return not joined or shared > JOINED_OVERRUN * run.size


def collide(one: Sign, two: Sign) -> bool:
    """Return whether signs of two lines share so much that neither is clear."""
    return one.box.common(two.box).area > SHARED * min(one.box.area, two.box.area)
