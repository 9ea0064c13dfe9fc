"""The patient leaflet: six panels, one a page for screens and tagged; and the same panels imposed on a sheet that folds."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from feuillet.edition import qr
from feuillet.edition.abridgement import abridge, panels
from feuillet.edition.edition import Edition, expand
from feuillet.edition.galley import PDF, Format, Galley, Part
from feuillet.edition.markup import Desk
from feuillet.press import sheetfed
from feuillet.press.imposition import C_FOLD_A4, C_FOLD_LETTER, Z_FOLD_A4, Fold, impose

SHEETS = ("page.css", "leaflet.css")


def mark_up(edition: Edition, desk: Desk, *, name: str, fold: Fold, sheet: bool) -> Galley:
    """Mark up the abridged document in panels, and where it is imposed the sheet with its marks."""
    document = expand(abridge(edition.document))
    inside, back = panels(document)
    sides = impose(fold, edition.locale.direction)
    context = desk.context(edition, document, inside=inside, back=back, fold=fold, sides=sides, stacked=True)
    names = ("leaflet.html", "sheet.html") if sheet else ("leaflet.html",)
    parts = tuple(Part(each, desk.templates.render(each, context)) for each in names)
    galley = desk.galley(edition, document, name, parts, SHEETS)
    code = (qr.draw(edition.imprint.web),) if edition.imprint.web else ()
    return replace(galley, assets=(*galley.assets, *code))


def pair(name: str, fold: Fold) -> Iterator[Format]:
    """Make the two formats of a fold: panels for screens, and the sheet they are imposed on."""
    made = partial(mark_up, fold=fold)
    yield Format(name, "pdf", PDF, partial(made, name=name, sheet=False), partial(sheetfed.print_panels, fold=fold))
    imposed = f"{name}-print"
    press = partial(sheetfed.impose_panels, fold=fold)
    yield Format(imposed, "pdf", PDF, partial(made, name=imposed, sheet=True), press, tagged=False, twin=name)


FORMATS = (*pair("leaflet", C_FOLD_A4), *pair("leaflet-letter", C_FOLD_LETTER), *pair("leaflet-z", Z_FOLD_A4))
