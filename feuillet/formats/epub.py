"""The e-book: EPUB 3.3, one file per section."""

from collections.abc import Iterator
from dataclasses import replace

from feuillet.edition.accessibility import is_told, metadata
from feuillet.edition.edition import Edition, expand_linked, line_of
from feuillet.edition.footnotes import END
from feuillet.edition.galley import EPUB, Format, Galley, Part
from feuillet.edition.markup import MarkingUp
from feuillet.edition.quantities import in_digits
from feuillet.manuscript.blocks import Questions, Subsection
from feuillet.manuscript.document import Document, Section
from feuillet.press import presses
from feuillet.writing.script import typeface

NOTEREF = 'role="doc-noteref"'
OWN_PAGES = {"cover", "opening", "nav", "end"}


def mark_up(edition: Edition, marking: MarkingUp) -> Galley:
    """Mark up one part per section, and what leads to them: the contents after the opening, which says what matters most."""
    document, places = expand_linked(edition.document, pages(edition.document))
    context = marking.context(edition, document, level=1, places=places, book=True, screen=True)
    chapters = tuple(chapters_of(edition, document, context, marking))
    listed = tuple(part for part in chapters if part.heading)
    cover_page, opening, *rest = chapters
    nav = Part("nav.xhtml", marking.templates.render("book/nav.xhtml", context | {"listed": listed}))
    cover = Part("cover.html", marking.templates.render("cover.html", context))
    carried = marking.templates.render("styles/carried.css", context) if typeface(edition.locale.script).carried else ""
    emphasis = marking.templates.render("styles/emphasis.css", context)
    style = Part("book.css", marking.templates.text("styles/book.css") + emphasis + carried)
    parts, sheets = (cover_page, opening, nav, *rest, cover, style), ("page.css", "cover.css", "book-cover.css")
    galley = marking.galley(edition, document, "epub", parts, sheets)
    summary = marking.templates.render("book/summary.xhtml", context | {"told": is_told(document)}).strip()
    description = ("dc:description", line_of(document.message).plain)
    return replace(galley, metadata=(description, *metadata(document, summary, edition.colophon.approval)))


def chapters_of(edition: Edition, document: Document, context: dict[str, object], marking: MarkingUp) -> Iterator[Part]:
    """Mark up the cover, the opening, the sections and the end, in reading order."""

    def say(name: str, **more: object) -> str:
        # What a line says in ARIA, old readers ask for in EPUB's own words, which a web page may not hold.
        return marking.templates.render(f"book/{name}", context | more).replace(
            NOTEREF, f'epub:type="noteref" {NOTEREF}'
        )

    yield Part("cover.xhtml", say("cover.xhtml"))
    yield Part("opening.xhtml", say("opening.xhtml"), line_of(document.title).plain)
    for number, section in enumerate(document.sections, 1):
        markup = say("section.xhtml", section=section, number=number)
        heading = f"{in_digits(str(number), edition.digits)}. {line_of(section.title).plain}"
        yield Part(page(section), markup, heading, tuple(entries(section)))
    yield Part("end.xhtml", say("end.xhtml"), edition.words.plain("About this document"))


def page(section: Section) -> str:
    """Name the file of a section; the book's own pages keep their names."""
    return f"section-{section.id}.xhtml" if section.id in OWN_PAGES else f"{section.id}.xhtml"


def pages(document: Document) -> dict[str, str]:
    """Name the page of each section, subsection and reference, of the key points, and of the document's footnotes."""
    opening, end = {"key-points": "opening.xhtml"}, {reference.id: "end.xhtml" for reference in document.references}
    inner = {part.id: page(section) for section in document.sections for part in section.subsections}
    return opening | end | {END: "end.xhtml"} | inner | {section.id: page(section) for section in document.sections}


def entries(section: Section) -> Iterator[tuple[str, str]]:
    """List a section's subsections and questions, so that the contents lead to each."""
    for block in section.blocks:
        if isinstance(block, Subsection):
            yield block.id, line_of(block.subsection).plain
        for each in block.blocks if isinstance(block, Subsection) else (block,):
            if isinstance(each, Questions):
                for question in each.questions:
                    yield f"{section.id}-{question.id}", line_of(question.question).plain


FORMATS = (Format("epub", "epub", EPUB, mark_up, presses.bind),)
