"""The web page: one self-contained file that works from a USB stick, on a phone and on paper."""

from feuillet.edition.citation import lead
from feuillet.edition.edition import Edition, expand
from feuillet.edition.galley import HTML, Format, Galley, Part
from feuillet.edition.markup import MarkingUp
from feuillet.press import web


def mark_up(edition: Edition, marking: MarkingUp) -> Galley:
    """Mark up the document as one page with its contents; the press puts styles and figures into it."""
    linked, places = lead(edition.document, {})
    document = expand(linked)
    markup = marking.templates.render("web.html", marking.context(edition, document, places=places))
    return marking.galley(edition, document, "web", (Part("web.html", markup),), ("web.css",))


FORMATS = (Format("web", "html", HTML, mark_up, web.gather),)
