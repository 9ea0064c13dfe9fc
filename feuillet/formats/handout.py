"""The handout: the whole document on office paper, tagged (PDF/UA-1)."""

from feuillet.edition.edition import Edition, expand
from feuillet.edition.galley import PDF, Format, Galley, Part, Printed
from feuillet.edition.markup import Desk
from feuillet.press import sheetfed


def mark_up(edition: Edition, desk: Desk) -> Galley:
    """Mark up the whole document as one part."""
    document = expand(edition.document)
    markup = desk.templates.render("handout.html", desk.context(edition, document, margin=True))
    return desk.galley(edition, document, "handout-a4", (Part("handout.html", markup),), ("page.css", "handout.css"))


def press(galley: Galley) -> Printed:
    """Print the handout as it flows."""
    return sheetfed.print_flow(galley)


FORMATS = (Format("handout-a4", "pdf", PDF, mark_up, press),)
