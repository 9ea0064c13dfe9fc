"""The e-book: EPUB 3.3, one file a section."""

from collections.abc import Iterator
from dataclasses import replace

from feuillet.edition.accessibility import metadata
from feuillet.edition.edition import Edition, expand, line_of
from feuillet.edition.galley import EPUB, Format, Galley, Part, Printed
from feuillet.edition.markup import Desk
from feuillet.manuscript.blocks import Questions
from feuillet.manuscript.document import Document, Section


def mark_up(edition: Edition, desk: Desk) -> Galley:
    """Mark up one part a section, then what leads to them."""
    document = expand(edition.document)
    context = desk.context(edition, document, level=1)
    chapters = tuple(chapters_of(edition, document, context, desk))
    listed = tuple(part for part in chapters if part.heading)
    nav = Part("nav.xhtml", desk.templates.render("book/nav.xhtml", context | {"listed": listed}))
    cover = Part("cover.html", desk.templates.render("cover.html", context))
    style = Part("book.css", desk.templates.text("styles/book.css"))
    galley = desk.galley(edition, document, "epub", (*chapters, nav, cover, style), ("page.css", "cover.css"))
    summary = desk.templates.render("book/summary.xhtml", context).strip()
    description = ("dc:description", line_of(document.message).plain)
    return replace(galley, metadata=(description, *metadata(document, summary)))


def chapters_of(edition: Edition, document: Document, context: dict[str, object], desk: Desk) -> Iterator[Part]:
    """Mark up the cover, the opening, the sections and the end, in reading order."""
    yield Part("cover.xhtml", desk.templates.render("book/cover.xhtml", context))
    opening = desk.templates.render("book/opening.xhtml", context)
    yield Part("opening.xhtml", opening, line_of(document.title).plain)
    for section in document.sections:
        markup = desk.templates.render("book/section.xhtml", context | {"section": section})
        yield Part(f"{section.id}.xhtml", markup, line_of(section.title).plain, tuple(entries(section)))
    yield Part(
        "end.xhtml", desk.templates.render("book/end.xhtml", context), edition.words.plain("About this document")
    )


def entries(section: Section) -> Iterator[tuple[str, str]]:
    """List a section's questions, so that the contents lead to each."""
    for block in section.blocks:
        if isinstance(block, Questions):
            for question in block.questions:
                yield f"{section.id}-{question.id}", line_of(question.question).plain


def press(galley: Galley) -> Printed:
    """Bind the parts into a book."""
    from feuillet.press import ebook  # noqa: PLC0415 the binder is only loaded where books are bound

    return ebook.bind(galley)


FORMATS = (Format("epub", "epub", EPUB, mark_up, press),)
