"""Stop 6, first step: what flows becomes pages, once for all products that are made of them."""

from collections.abc import Iterator

from feuillet.edition.galley import Galley, Measurements, Pages
from feuillet.findings import Finding, Location
from feuillet.press.garbage import resting
from feuillet.press.pages.covers import COVER, narrower, smaller
from feuillet.press.pages.fitting import Extent, Fit, fit
from feuillet.press.pages.typesetting import Layout, typeset
from feuillet.press.pages.weasyprint_inside.speed import forget_lines

CHECK = "fitting"
RESERVE = 1.03
"""How much more room a text may need where it breaks into other panels."""


def paginate(galley: Galley) -> Pages:
    """Typeset the first part of a galley: on as many pages as it takes, or fitted to the panels there are."""
    with resting():
        try:
            if galley.panels:
                return fitted(galley)
            layout, typesettings = flowing(galley)
            low = (("low pages", ", ".join(layout.low)),) if layout.low else ()
            measurements = (("pages", len(layout)), ("typesettings", typesettings), *low)
            return kept(layout, measurements, *too_wide(galley, layout))
        finally:
            forget_lines()


def flowing(galley: Galley) -> tuple[Layout, int]:
    """Typeset a text on as many pages as it takes, and count how often.

    What a stitched booklet has more, before its back, is for notes; with them the text may break into another number of pages.
    """
    layout = typeset(galley, galley.parts[0], panels=0)
    typesettings, cover, settings, spare = layout.typesettings, smaller(layout, galley, galley.parts[0]), "", 0
    for _ in range(galley.multiple):
        spare = (spare - len(layout)) % galley.multiple
        if settings == cover + notes(spare):
            break
        settings = cover + notes(spare)
        layout = typeset(galley, galley.parts[0], settings, panels=0)
        typesettings += layout.typesettings
    return layout, typesettings


def notes(count: int) -> str:
    """Write the style sheet that shows so many pages for notes."""
    return "".join(f".filler-{number} {{ display: block }}" for number in range(1, count + 1))


def kept(layout: Layout, measurements: Measurements, *findings: Finding) -> Pages:
    """Write a layout down; the typesetter complains of some things only then."""
    content = layout.pdf(tagged=True)
    return Pages(content, measurements, (*layout.findings, *findings), layout.blocks())


def fitted(galley: Galley) -> Pages:
    """Fit the text into exactly the panels there are; blank ones become panels for notes."""
    found, layout, typesettings = search(galley)
    measurements = (
        ("pages", len(layout)),
        ("type size, pt", round(found.size * galley.face.size, 2)),
        ("space", found.space),
        ("fill of the last panel inside", round(layout.fill(min(found.pages, galley.panels) - 2), 2)),
        ("typesettings", typesettings),
    )
    return kept(layout, measurements, *overflow(galley, found, layout), *too_wide(galley, layout))


def search(galley: Galley) -> tuple[Fit, Layout, int]:
    """Find the fit of a galley, its layout, and how many typesettings that took."""
    laid_out = dict[tuple[float, float], Layout]()

    def measure(size: float, space: float) -> Extent:
        layout = laid_out[size, space] = typeset(galley, galley.parts[0], Fit(size, space, 0).style)
        return Extent(len(layout), layout.flows())

    found = fit(measure, galley.panels, galley.face)
    chosen = laid_out[found.size, found.space]
    cover = smaller(chosen, galley, galley.parts[0])
    if found.pages >= galley.panels and not cover:
        return found, chosen, len(laid_out)
    settings = notes(galley.panels - found.pages) + cover
    return found, typeset(galley, galley.parts[0], found.style, settings), len(laid_out) + 1


def advice(galley: Galley, found: Fit, layout: Layout) -> str:
    """Name the smallest fold that would hold the text, where there is one: its cover and its back are a panel each."""
    taken = found.pages - 3 + layout.fill(found.pages - 2)
    times = RESERVE * taken / (galley.panels - 2)
    fold = next(((name, more) for name, more in galley.larger if more >= times), None)
    if fold is None:
        return ""
    name, more = fold
    return f"; or write fold: {name} below leaflet: in the manuscript, which holds {more} times as much"


def too_wide(galley: Galley, layout: Layout) -> Iterator[Finding]:
    """Say that the words of the cover do not fit even at the floor."""
    if COVER.search(galley.parts[0].markup) and narrower(layout, galley):
        problem = "the words of the cover have no room on it at the smallest type allowed"
        yield Finding(
            Location(f"templates/{galley.parts[0].name}"),
            problem,
            "shorten the title or the message, or divide a long word with a hyphen",
            CHECK,
        )


def overflow(galley: Galley, found: Fit, layout: Layout) -> tuple[Finding, ...]:
    """Say that the text does not fit even at the floor, which texts are the longest, and how much must go."""
    if found.pages <= galley.panels:
        return ()
    surplus = sum(len(layout.text(page)) for page in range(galley.panels - 1, found.pages - 1))
    problem = f"the text takes {found.pages} panels of {galley.panels} at the smallest type allowed"
    longest = ", ".join(f"{context} ({length})" for context, length in galley.longest)
    remedy = f"cut about {surplus} characters; the longest texts are {longest}{advice(galley, found, layout)}"
    first = next((context for context, _ in galley.longest), "")
    return (Finding(Location(f"templates/{galley.parts[0].name}"), problem, remedy, CHECK, context=first),)
