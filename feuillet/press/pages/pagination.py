"""Stop 6, first step: what flows becomes pages, once for all products that are made of them."""

from feuillet.edition.galley import Galley, Measurements, Pages
from feuillet.findings import Finding
from feuillet.press.garbage import resting
from feuillet.press.pages.composing import Composer, notes, overflow, too_wide
from feuillet.press.pages.covers import smaller
from feuillet.press.pages.panels import Plan
from feuillet.press.pages.typesetting import Layout, typeset
from feuillet.press.pages.weasyprint_inside.leftovers import forget


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
            forget()


def proof(galley: Galley, beginning: Plan | None = None) -> tuple[Pages, Plan | None]:
    """Typeset the first part of a galley to be looked at, untagged, and say how it was fitted to its panels.

    ``beginning`` is how it was fitted before a word was changed: from there the way is shortest.
    """
    with resting():
        try:
            if not galley.panels:
                layout, plan = flowing(galley)[0], None
            else:
                made = Composer(galley, beginning).composed()
                layout, plan = made.layout, made.plan.start
                layout.lower("imprint-line")
            found = (*overflow(galley, layout), *too_wide(galley, layout)) if galley.panels else ()
            return kept(layout, (("pages", len(layout)),), *found, tagged=False), plan
        finally:
            forget()


def flowing(galley: Galley) -> tuple[Layout, int]:
    """Typeset a text on as many pages as it takes, and count how often.

    What a stitched booklet has more, before its back, is for notes; with them the text may break into another number of pages.
    """
    layout = typeset(galley, galley.parts[0], whole=True)
    typesettings, cover, settings, spare = layout.typesettings, smaller(layout, galley, galley.parts[0]), "", 0
    for _ in range(galley.multiple):
        spare = (spare - len(layout)) % galley.multiple
        if settings == cover + notes(spare):
            break
        settings = cover + notes(spare)
        layout = typeset(galley, galley.parts[0], settings, whole=True)
        typesettings += layout.typesettings
    if galley.multiple > 1:  # the colophon of a back stands at its foot
        layout.lower("imprint-line")
    return layout, typesettings


def kept(layout: Layout, measurements: Measurements, *findings: Finding, tagged: bool = True) -> Pages:
    """Write a layout down; the typesetter complains of some things only then."""
    content = layout.pdf(tagged=tagged)
    return Pages(content, measurements, (*layout.findings, *findings), layout.blocks(), layout.places())


def fitted(galley: Galley) -> Pages:
    """Compose the text in exactly the panels there are; what is left of them is for notes."""
    composer = Composer(galley)
    made = composer.composed()
    made.layout.lower("imprint-line")
    measurements = (
        ("pages", len(made.layout)),
        ("type size, pt", round(made.plan.size * galley.face.size, 2)),
        ("space", made.plan.space),
        ("spread of the feet", round(made.spread, 2)),
        ("panels for notes", round(made.noted, 2)),
        ("parts that the back yields", made.plan.yields),
        ("typesettings", composer.typesettings),
    )
    return kept(made.layout, measurements, *overflow(galley, made.layout), *too_wide(galley, made.layout))
