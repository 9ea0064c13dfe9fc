"""The handout: the whole document on office paper, tagged (PDF/UA-1)."""

from functools import partial

from feuillet.edition.edition import Edition, expand
from feuillet.edition.galley import PDF, Format, Galley, Part
from feuillet.edition.markup import MarkingUp
from feuillet.press.presses import paginate, print_tagged, shop_flat


def mark_up(edition: Edition, marking: MarkingUp, *, name: str, size: str, end: float) -> Galley:
    """Mark up the whole document as one part; ``size`` is CSS's name of the paper, ``end`` the margin at its end side in mm."""
    document = expand(edition.document)
    context = marking.context(edition, document, margin=True, goes_on="parts", size=size, end=end)
    markup = marking.templates.render("handout.html", context)
    return marking.galley(
        edition,
        document,
        name,
        (Part("handout.html", markup),),
        ("page.css", "handout.css", "pictograms.css", "pictograms-margin.css"),
    )


def handout(name: str, size: str, end: float) -> Format:
    """Make the handout for a size of paper."""
    made = partial(mark_up, name=name, size=size, end=end)
    return Format(name, "pdf", PDF, made, print_tagged, paginate, shop=shop_flat, line_length=(50, 75))


FORMATS = (handout("handout-a4", "A4", 18), handout("handout-letter", "letter", 24))
