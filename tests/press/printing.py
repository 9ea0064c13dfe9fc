"""Both steps of stop 6 at once, for galleys of a few words."""

from dataclasses import replace
from functools import partial

from feuillet.edition.galley import Galley, Printed
from feuillet.press.pages.pagination import paginate
from feuillet.press.sheets.imposition import Fold
from feuillet.press.sheets.laying import fold_panels, stitch_pages
from feuillet.press.sheets.office_printer import OfficePrinter
from feuillet.press.tagged.passes import print_tagged


def print_flow(galley: Galley) -> Printed:
    """Print a text on as many pages as it takes."""
    return print_tagged(galley, paginate(galley))


def print_panels(galley: Galley, fold: Fold) -> Printed:
    """Print panels one a page."""
    return print_flow(replace(galley, panels=fold.panels))


def impose_panels(galley: Galley, fold: Fold) -> Printed:
    """Print panels on the two sides of a sheet."""
    return OfficePrinter(partial(fold_panels, fold=fold))(galley, paginate(replace(galley, panels=fold.panels)))


def impose_booklet(galley: Galley) -> Printed:
    """Print pages two on a side."""
    return OfficePrinter(stitch_pages)(galley, paginate(galley))
