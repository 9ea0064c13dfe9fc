"""Large print: the whole document at 18 pt, for readers who see badly."""

from feuillet.edition.edition import Edition, expand
from feuillet.edition.galley import PDF, Format, Galley, Part
from feuillet.edition.markup import MarkingUp
from feuillet.press.presses import paginate, print_tagged


def mark_up(edition: Edition, marking: MarkingUp) -> Galley:
    """Mark up the document in one column: a margin would cost the line its length."""
    document = expand(edition.document)
    at_the_end = {"one_line": True, "run_in": True, "goes_on": "sections", "contact_last": True}
    context = marking.context(edition, document, stacked=True, covered=True, **at_the_end)
    markup = marking.templates.render("page.html", context)
    sheets = ("page.css", "column.css", "cover.css", "large-print.css", "pictograms.css")
    return marking.galley(edition, document, "large-print", (Part("page.html", markup),), sheets)


FORMATS = (Format("large-print", "pdf", PDF, mark_up, print_tagged, paginate, line_length=(40, 70)),)
