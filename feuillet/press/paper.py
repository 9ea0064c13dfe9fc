"""The presses for paper: text that flows over pages, panels one a page, and panels imposed on a sheet."""

from dataclasses import dataclass, replace
from functools import lru_cache

from feuillet.edition.galley import Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.press import finishing
from feuillet.press.pages.fitting import Fit, fit
from feuillet.press.pages.typesetting import Pages, typeset
from feuillet.press.sheets import crop_marks
from feuillet.press.sheets.imposition import FLIP, SHORT, Fold, Side, impose, stitch

CHECK = "fitting"


def print_flow(galley: Galley) -> Printed:
    """Print a part that takes as many pages as it needs."""
    pages = flowed(flow(galley))
    content = pages.pdf(galley.colophon.identifier, tagged=True)
    return Printed(finishing.mend(content, galley), (("pages", len(pages)),), pages.findings)


def flow(galley: Galley) -> Galley:
    """Take what a product and its imposed twin share: the text, without the sheet it is laid on."""
    return replace(galley, format="", parts=galley.parts[:1], metadata=())


@lru_cache(maxsize=1)
def flowed(flow: Galley) -> Pages:
    """Typeset a text once for a booklet's pages and for its sheets, which are printed one after the other."""
    return typeset(flow, flow.parts[0])


def print_panels(galley: Galley, fold: Fold) -> Printed:
    """Print the panels one a page, in reading order."""
    fitted = set_panels(galley, fold)
    content = fitted.pages.pdf(galley.colophon.identifier, tagged=True)
    return Printed(finishing.mend(content, galley), fitted.measurements, (*fitted.pages.findings, *fitted.overflow))


def impose_panels(galley: Galley, fold: Fold) -> Printed:
    """Print the panels on the two sides of a sheet."""
    fitted = set_panels(galley, fold)
    printed = lay_out(galley, fitted.pages, impose(fold, galley.direction, flip_of(galley)))
    return replace(
        printed,
        measurements=(*fitted.measurements, *printed.measurements),
        findings=(*printed.findings, *fitted.overflow),
    )


def impose_booklet(galley: Galley) -> Printed:
    """Print the pages of a booklet two on a side, to be folded and stapled in the fold."""
    pages = flowed(flow(galley))
    sides = stitch(len(pages), galley.direction, flip_of(galley))
    printed = lay_out(galley, pages, sides)
    counts = (("pages", len(pages)), ("sheets", len(sides) // 2))
    return replace(printed, measurements=(*counts, *printed.measurements))


def flip_of(galley: Galley) -> str:
    """Look up the edge over which the clinic's printer turns a sheet."""
    return dict(galley.metadata).get(FLIP, SHORT)


def lay_out(galley: Galley, pages: Pages, sides: tuple[Side, ...]) -> Printed:
    """Lay pages on sheets, with the marks and the hint that the galley's second part draws."""
    sheet = typeset(galley, galley.parts[1])
    content, marks = (each.pdf(galley.colophon.identifier, tagged=False) for each in (pages, sheet))
    flip = flip_of(galley)
    imposed = crop_marks.finish(finishing.impose(content, marks, sides, galley, flip), sides)
    return Printed(imposed, (("flip on the edge", flip),), (*pages.findings, *sheet.findings))


@dataclass(frozen=True)
class Fitted:
    """Panels fitted to their fold, what was measured, and whether the text was too long all the same."""

    pages: Pages
    measurements: tuple[tuple[str, float | int | str], ...]
    overflow: tuple[Finding, ...]


def set_panels(galley: Galley, fold: Fold) -> Fitted:
    """Fit the text into exactly the panels there are; blank ones become panels for notes."""
    found, pages = fitted(flow(galley), fold)
    measurements = (
        ("pages", len(pages)),
        ("type size, pt", round(found.size * galley.face.size, 2)),
        ("space", found.space),
        ("fill of the last panel inside", round(pages.fill(min(found.pages, fold.panels) - 2), 2)),
    )
    return Fitted(pages, measurements, overflow(galley, found, fold, pages))


@lru_cache(maxsize=1)
def fitted(flow: Galley, fold: Fold) -> tuple[Fit, Pages]:
    """Fit what a leaflet and its imposed twin share, once for both: they are printed one after the other."""
    part, best = flow.parts[0], dict[tuple[float, float], Pages]()

    def count(size: float, space: float) -> int:
        pages = typeset(flow, part, Fit(size, space, 0).style)
        if len(pages) <= fold.panels and (size, space) > max(best, default=(0, 0)):
            best.clear()
            best[size, space] = pages
        return len(pages)

    found = fit(count, fold.panels, flow.face)
    if found.pages == fold.panels:
        return found, best[found.size, found.space]
    fillers = "".join(f".filler-{number} {{ display: block }}" for number in range(1, fold.panels - found.pages + 1))
    return found, typeset(flow, part, found.style, fillers)


def overflow(galley: Galley, found: Fit, fold: Fold, pages: Pages) -> tuple[Finding, ...]:
    """Say that the text does not fit even at the floor, which texts are the longest, and how much must go."""
    if found.pages <= fold.panels:
        return ()
    surplus = sum(len(pages.text(page)) for page in range(fold.panels - 1, found.pages - 1))
    problem = f"the text takes {found.pages} panels of {fold.panels} at the smallest type allowed"
    longest = ", ".join(f"{context} ({length})" for context, length in galley.longest)
    remedy = f"cut about {surplus} characters; the longest texts are {longest}"
    return (Finding(Location(f"{galley.format} in {galley.language}"), problem, remedy, CHECK),)
