"""The e-book: EPUB 3.3. Its sections are one file, since readers begin each file on a new screen, and many a section is short."""

from collections.abc import Iterator
from dataclasses import replace

from feuillet.edition.accessibility import is_told, metadata
from feuillet.edition.edition import Edition, expand_linked, line_of
from feuillet.edition.footnotes import END
from feuillet.edition.galley import EPUB, Entry, Format, Galley, Part
from feuillet.edition.markup import MarkingUp
from feuillet.edition.on_screens import visible
from feuillet.edition.quantities import in_digits
from feuillet.edition.standing import bare
from feuillet.manuscript.blocks import Questions, Subsection
from feuillet.manuscript.document import Document, Section
from feuillet.press import presses
from feuillet.writing.script import typeface

NOTEREF = 'role="doc-noteref"'
OPENING, TEXT, CLOSING = "opening.xhtml", "text.xhtml", "end.xhtml"
"""The book's pages that have more than a picture or a list."""
OTHERS = (
    ("abbreviations", "Abbreviations"),
    ("contact", "Who to contact"),
    ("footnotes", "Footnotes"),
    ("references", "Sources"),
)
"""What of a page the contents lead to beside its sections, by its id, in the order it stands there."""


def mark_up(edition: Edition, marking: MarkingUp) -> Galley:
    """Mark up the book's pages, and the contents that lead to them, after the opening, which says what matters most."""
    document, places = expand_linked(edition.document, pages(edition.document))
    context = marking.context(edition, document, level=1, places=places, book=True, screen=True)
    chapters = tuple(chapters_of(edition, document, context, marking))
    listed = tuple(entry for part in chapters for entry in part.entries)
    cover_page, opening, *rest = chapters
    nav = Part("nav.xhtml", marking.templates.render("book/nav.xhtml", context | {"listed": listed}))
    cover = Part("cover.html", marking.templates.render("cover.html", context))
    carried = marking.templates.render("styles/carried.css", context) if typeface(edition.locale.script).carried else ""
    rendered = (marking.templates.render(f"styles/{name}.css", context) for name in ("emphasis", "book-colour"))
    style = Part("book.css", "".join((marking.templates.text("styles/book.css"), *rendered, carried)))
    pages_of_book = (visible(bare(part)) for part in (cover_page, opening, nav, *rest))
    parts, sheets = (*pages_of_book, bare(cover), style), ("page.css", "cover.css", "book-cover.css")
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

    about = edition.words.plain("About this document")
    yield Part("cover.xhtml", say("cover.xhtml"))
    yield Part(OPENING, say("opening.xhtml"), (Entry(OPENING, line_of(document.title).plain),))
    text, end = say("text.xhtml"), say("end.xhtml")
    yield Part(TEXT, text, (*entries(document, edition.digits), *others(edition, TEXT, text)))
    yield Part(CLOSING, end, (Entry(CLOSING, about), *others(edition, CLOSING, end)))


def pages(document: Document) -> dict[str, str]:
    """Name the page of each section, subsection and reference, of the key points, and of the document's footnotes."""
    own, end = {"key-points": OPENING, END: CLOSING}, {reference.id: CLOSING for reference in document.references}
    inner = {part.id: TEXT for section in document.sections for part in section.subsections}
    return own | end | inner | {section.id: TEXT for section in document.sections}


def entries(document: Document, digits: str) -> Iterator[Entry]:
    """List the sections, each with its subsections and questions, so that the contents lead to each."""
    for number, section in enumerate(document.sections, 1):
        heading = f"{in_digits(str(number), digits)}. {line_of(section.title).plain}"
        yield Entry(f"{TEXT}#{section.id}", heading, tuple(below(section)))


def others(edition: Edition, page: str, markup: str) -> Iterator[Entry]:
    """List what a page has beside its sections: abbreviations, whom to contact, footnotes, sources."""
    for id, heading in OTHERS:
        if f'id="{id}"' in markup:
            yield Entry(f"{page}#{id}", edition.words.plain(heading))


def below(section: Section) -> Iterator[Entry]:
    """List a section's subsections and questions."""
    for block in section.blocks:
        if isinstance(block, Subsection):
            yield Entry(f"{TEXT}#{block.id}", line_of(block.subsection).plain)
        for each in block.blocks if isinstance(block, Subsection) else (block,):
            if isinstance(each, Questions):
                for question in each.questions:
                    yield Entry(f"{TEXT}#{section.id}-{question.id}", line_of(question.question).plain)


FORMATS = (Format("epub", "epub", EPUB, mark_up, presses.bind),)
