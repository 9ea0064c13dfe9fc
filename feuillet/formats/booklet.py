"""The booklet: A5 pages for screens and tagged; and the same pages on sheets of A4, to be folded and stapled."""

from dataclasses import replace
from functools import partial

from feuillet.edition.edition import Edition, expand
from feuillet.edition.galley import PDF, Format, Galley, Part
from feuillet.edition.line_ends import crowded
from feuillet.edition.markup import MarkingUp
from feuillet.manuscript.room import BOOKLET
from feuillet.press import presses
from feuillet.press.sheets.imposition import A4_HEIGHT, A4_WIDTH, PAGES_A_SHEET, SHORT, Sheet, stitch

SHEETS = ("page.css", "column.css", "cover.css", "booklet.css", "pictograms.css")
MARGINS = 60.0
"""Of a page for notes, in mm: what is above and below the lines to write on."""


def mark_up(edition: Edition, marking: MarkingUp, *, name: str, sheet: bool) -> Galley:
    """Mark up the document in one column, and where it is imposed the outside of the outermost sheet."""
    document, imprint = expand(edition.document), edition.imprint
    outside = stitch(PAGES_A_SHEET, edition.locale.direction)[:1]
    drawn = Sheet(A4_WIDTH, A4_HEIGHT, outside, imprint.crop_marks)
    flip = imprint.flip or SHORT
    bound = {"covered": True, "blanks": PAGES_A_SHEET - 1, "blank_height": A4_HEIGHT - MARGINS}
    tables = {
        "stacked": True,
        "tabled": True,
        "goes_on": "parts",
        "crowded": partial(crowded, locale=edition.locale, page=BOOKLET),
    }
    context = marking.context(edition, document, sheet=drawn, flip=flip, **tables, **bound)
    names = ("page.html", "sheet.html") if sheet else ("page.html",)
    parts = tuple(Part(each, marking.templates.render(each, context)) for each in names)
    galley = marking.galley(edition, document, name, parts, SHEETS)
    return replace(galley, flip=flip if sheet else galley.flip, multiple=PAGES_A_SHEET)


FORMATS = (
    Format(
        "booklet", "pdf", PDF, partial(mark_up, name="booklet", sheet=False), presses.print_tagged, presses.paginate
    ),
    Format(
        "booklet-print",
        "pdf",
        PDF,
        partial(mark_up, name="booklet-print", sheet=True),
        presses.stitch,
        presses.paginate,
        tagged=False,
        twin="booklet",
        shop=presses.shop_stitched,
    ),
)
