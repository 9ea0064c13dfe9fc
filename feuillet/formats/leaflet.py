"""The patient leaflet: panels, one per page for screens and tagged; and the same panels imposed on a sheet that folds."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from feuillet.edition import qr
from feuillet.edition.abridgement import abridge, panels
from feuillet.edition.edition import Edition, expand, line_of
from feuillet.edition.galley import PDF, Format, Galley, Part
from feuillet.edition.markup import MarkingUp
from feuillet.manuscript.document import Document, Section, prose
from feuillet.manuscript.prose import Prose
from feuillet.press import presses
from feuillet.press.sheets.folds import A4_FOLDS, LETTER_FOLDS, Z_FOLDS, beside, larger, named
from feuillet.press.sheets.imposition import Fold, Sheet, impose

SHEETS = ("page.css", "cover.css", "leaflet.css", "pictograms.css")
NAMED = 3
"""How many texts a finding names."""


def mark_up(edition: Edition, marking: MarkingUp, *, name: str, folds: tuple[Fold, ...], sheet: bool) -> Galley:
    """Mark up the abridged document in panels, and where it is imposed the sheet with its marks."""
    document = expand(abridge(edition.document))
    inside, back = panels(document)
    fold = named(folds, edition.document.fold)
    imprint = edition.imprint
    flip = imprint.flip or fold.page_turn
    sides = impose(fold, edition.locale.direction, flip)
    drawn = Sheet(fold.width, fold.height, sides, imprint.crop_marks)
    panelled = {"inside": inside, "back": back, "fold": fold, "beside": beside(fold.panel_width(1))}
    address = qr.address(edition.colophon.sign, (edition.imprint_slug, edition.locale.tag, edition.slug), imprint.shelf)
    scanned = address or imprint.web
    panelled |= {"boxed": True, "goes_on": "sections", "code": qr.side(scanned) if scanned else 0}
    context = marking.context(edition, document, **panelled, sheet=drawn, flip=flip, stacked=True)
    names = ("leaflet.html", "sheet.html") if sheet else ("leaflet.html",)
    parts = tuple(Part(each, marking.templates.render(each, context)) for each in names)
    galley = marking.galley(edition, document, name, parts, SHEETS)
    assets = (*galley.assets, *((qr.draw(scanned),) if scanned else ()))
    galley = replace(galley, assets=assets, flip=flip if sheet else galley.flip, longest=longest(document))
    return replace(galley, fold=fold.name, panels=fold.panels, larger=larger(folds, fold))


def longest(document: Document) -> tuple[tuple[str, int], ...]:
    """Find the longest texts of the leaflet: how translators know them, and their characters."""
    lengths = {text.context: len(line_of(text).bare) for section in document.sections for text in spoken(section)}
    return tuple(sorted(lengths.items(), key=lambda entry: (-entry[1], entry[0]))[:NAMED])


def spoken(section: Section) -> Iterator[Prose]:
    """List what a section prints: its title and its blocks, not the variants it left aside."""
    yield section.title
    for block in section.blocks:
        yield from prose(block)


def pair(name: str, folds: tuple[Fold, ...]) -> Iterator[Format]:
    """Make the two formats of a paper and its folds: panels for screens, and the sheet they are imposed on."""
    made = partial(mark_up, folds=folds)
    yield Format(name, "pdf", PDF, partial(made, name=name, sheet=False), presses.print_tagged, presses.paginate)
    imposed = f"{name}-print"
    sheet = partial(made, name=imposed, sheet=True)
    press, shop = partial(presses.fold, folds=folds), partial(presses.shop_folded, folds=folds)
    yield Format(imposed, "pdf", PDF, sheet, press, presses.paginate, tagged=False, twin=name, shop=shop)


FORMATS = (*pair("leaflet", A4_FOLDS), *pair("leaflet-letter", LETTER_FOLDS), *pair("leaflet-z", Z_FOLDS))
