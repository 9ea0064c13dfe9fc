"""The presses that formats name, each imported when it first prints: a check of texts, or a run that prints nothing, needs none."""

# ruff: noqa: PLC0415 that is the point of this module
from functools import partial

from feuillet.edition.galley import Galley, Pages, Printed
from feuillet.press.sheets.folds import named
from feuillet.press.sheets.imposition import Fold


def paginate(galley: Galley) -> Pages:
    """Typeset pages."""
    from feuillet.press.pages import pagination

    return pagination.paginate(galley)


def print_tagged(galley: Galley, pages: Pages) -> Printed:
    """Print pages for reading, also aloud."""
    from feuillet.press.tagged import passes

    return passes.print_tagged(galley, pages)


def fold(galley: Galley, pages: Pages, *, folds: tuple[Fold, ...]) -> Printed:
    """Print panels on the two sides of a sheet that is folded the galley's way."""
    from feuillet.press.sheets.laying import fold_panels
    from feuillet.press.sheets.office_printer import OfficePrinter

    return OfficePrinter(partial(fold_panels, fold=named(folds, galley.fold)))(galley, pages)


def stitch(galley: Galley, pages: Pages) -> Printed:
    """Print pages on sheets that are folded into each other and stapled."""
    from feuillet.press.sheets.laying import stitch_pages
    from feuillet.press.sheets.office_printer import OfficePrinter

    return OfficePrinter(stitch_pages)(galley, pages)


def shop_flat(galley: Galley, pages: Pages) -> Printed:
    """Make pages ready for a print shop, as they are."""
    from feuillet.press.sheets.prepress import PrintShop

    return PrintShop()(galley, pages)


def shop_folded(galley: Galley, pages: Pages, *, folds: tuple[Fold, ...]) -> Printed:
    """Make a sheet of panels ready for a print shop, which turns it like the page of a book."""
    from feuillet.press.sheets.laying import fold_panels
    from feuillet.press.sheets.prepress import PrintShop

    fold = named(folds, galley.fold)
    return PrintShop(partial(fold_panels, fold=fold, flip=fold.page_turn))(galley, pages)


def shop_stitched(galley: Galley, pages: Pages) -> Printed:
    """Make the sheets of a booklet ready for a print shop."""
    from feuillet.press.sheets.laying import stitch_pages
    from feuillet.press.sheets.prepress import PrintShop

    return PrintShop(stitch_pages)(galley, pages)


def bind(galley: Galley, _pages: Pages) -> Printed:
    """Bind the parts into a book."""
    from feuillet.press.book import ebook

    return ebook.bind(galley)
