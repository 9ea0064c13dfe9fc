"""The handout: the whole document on office paper, tagged (PDF/UA-1)."""

from functools import partial

from feuillet.edition.edition import Edition, expand
from feuillet.edition.galley import PDF, Format, Galley, Part
from feuillet.edition.markup import Desk
from feuillet.press import sheetfed


def mark_up(edition: Edition, desk: Desk, *, name: str, size: str, end: float) -> Galley:
    """Mark up the whole document as one part; ``size`` is CSS's name of the paper, ``end`` the margin at its end side in mm."""
    document = expand(edition.document)
    context = desk.context(edition, document, margin=True, size=size, end=end)
    markup = desk.templates.render("handout.html", context)
    return desk.galley(edition, document, name, (Part("handout.html", markup),), ("page.css", "handout.css"))


FORMATS = (
    Format("handout-a4", "pdf", PDF, partial(mark_up, name="handout-a4", size="A4", end=18), sheetfed.print_flow),
    Format(
        "handout-letter",
        "pdf",
        PDF,
        partial(mark_up, name="handout-letter", size="letter", end=24),
        sheetfed.print_flow,
    ),
)
