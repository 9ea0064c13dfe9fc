"""The booklet: A5 pages for screens and tagged; and the same pages on sheets of A4, to be folded and stapled."""

from functools import partial

from feuillet.edition.edition import Edition, expand
from feuillet.edition.galley import PDF, Format, Galley, Part
from feuillet.edition.markup import Desk
from feuillet.press import sheetfed
from feuillet.press.imposition import spine
from feuillet.press.prepress import PrintShop


def mark_up(edition: Edition, desk: Desk, *, name: str, sheet: bool) -> Galley:
    """Mark up the document in one column, and where it is imposed the outside of the outermost sheet."""
    document = expand(edition.document)
    context = desk.context(edition, document, stacked=True)
    names = ("page.html", "spine.html") if sheet else ("page.html",)
    parts = tuple(Part(each, desk.templates.render(each, context)) for each in names)
    return desk.galley(edition, document, name, parts, ("page.css", "column.css", "booklet.css"))


FORMATS = (
    Format("booklet", "pdf", PDF, partial(mark_up, name="booklet", sheet=False), sheetfed.print_flow),
    Format(
        "booklet-print",
        "pdf",
        PDF,
        partial(mark_up, name="booklet-print", sheet=True),
        sheetfed.impose_booklet,
        tagged=False,
        twin="booklet",
        shop=PrintShop(sheetfed.impose_booklet, spine),
    ),
)
