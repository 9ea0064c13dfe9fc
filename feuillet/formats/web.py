"""The web page: one self-contained file that works from a USB stick, on a phone and on paper."""

from feuillet.edition.edition import Edition, expand_linked
from feuillet.edition.galley import HTML, Format, Galley, Part
from feuillet.edition.markup import MarkingUp
from feuillet.edition.on_screens import visible
from feuillet.edition.standing import bare
from feuillet.press import web


def mark_up(edition: Edition, marking: MarkingUp) -> Galley:
    """Mark up the document as one page with its contents; the press puts styles and figures into it."""
    document, places = expand_linked(edition.document, {})
    markup = marking.templates.render(
        "web.html",
        marking.context(
            edition,
            document,
            places=places,
            screen=True,
            fields=True,
            shelved=f"{edition.imprint_slug}/{edition.slug}",
        ),
    )
    return marking.galley(edition, document, "web", (visible(bare(Part("web.html", markup))),), ("web.css",))


FORMATS = (Format("web", "html", HTML, mark_up, web.gather),)
