"""The patient leaflet: six panels, one a page for screens and tagged; and the same panels imposed on a sheet that folds."""

from dataclasses import replace
from functools import partial

from feuillet.edition import qr
from feuillet.edition.abridgement import abridge, panels
from feuillet.edition.edition import Edition, expand
from feuillet.edition.galley import PDF, Format, Galley, Part, Printed
from feuillet.edition.markup import Desk
from feuillet.press import sheetfed
from feuillet.press.imposition import C_FOLD_A4, Fold, impose


def mark_up(edition: Edition, desk: Desk, *, name: str, fold: Fold) -> Galley:
    """Mark up the abridged document in panels, and the sheet with its marks."""
    document = expand(abridge(edition.document))
    inside, back = panels(document)
    sides = impose(fold, edition.locale.direction)
    context = desk.context(edition, document, inside=inside, back=back, fold=fold, sides=sides, stacked=True)
    panel_part = Part("leaflet.html", desk.templates.render("leaflet.html", context))
    sheet_part = Part("sheet.html", desk.templates.render("sheet.html", context))
    parts = (panel_part, sheet_part) if name.endswith("print") else (panel_part,)
    galley = desk.galley(edition, document, name, parts, ("page.css", "leaflet.css"))
    code = (qr.draw(edition.imprint.web),) if edition.imprint.web else ()
    return replace(galley, assets=(*galley.assets, *code))


def press_panels(galley: Galley) -> Printed:
    """Fit the text into the panels and print one a page."""
    return sheetfed.print_panels(galley, C_FOLD_A4)


def press_sheet(galley: Galley) -> Printed:
    """Fit the text into the panels and impose them on a sheet."""
    return sheetfed.impose_panels(galley, C_FOLD_A4)


FORMATS = (
    Format("leaflet", "pdf", PDF, partial(mark_up, name="leaflet", fold=C_FOLD_A4), press_panels),
    Format(
        "leaflet-print",
        "pdf",
        PDF,
        partial(mark_up, name="leaflet-print", fold=C_FOLD_A4),
        press_sheet,
        tagged=False,
        twin="leaflet",
    ),
)
