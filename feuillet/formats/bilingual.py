"""The bilingual handout: source and translation in facing columns, so that two people can point at the same sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from feuillet.edition.edition import Edition, expand
from feuillet.edition.fragments import facing
from feuillet.edition.galley import PDF, Format, Galley, Part
from feuillet.edition.imprint import Imprint
from feuillet.edition.markup import MarkingUp
from feuillet.manuscript.blocks import Block, Subsection
from feuillet.manuscript.document import Document, Section
from feuillet.manuscript.forms import Blank, Form
from feuillet.press.presses import paginate, print_tagged

ENDS = ("end-notes", "abbreviations", "contact", "colophon")
"""The parts that end a document, in both languages; its sources, which stand before the contacts, are the same in each."""


@dataclass(frozen=True)
class Row:
    """A fragment beside its translation.

    ``anchor`` is the id that links lead to, ``blank`` what is filled in below both labels; before what is ``held`` no page ends.
    """

    source: Markup
    target: Markup
    anchor: str
    blank: Blank | None
    held: bool


def mark_up(edition: Edition, marking: MarkingUp) -> Galley:
    """Mark up the document fragment by fragment, the source at the start side."""
    original = edition.original
    assert original is not None
    document, source = expand(edition.document), expand(original.document, linked=False)
    signed = replace(
        original, colophon=original.colophon.signed_as(edition.colophon), imprint=reached(original, edition)
    )

    def rows(left: Section, right: Section) -> Iterator[Row]:
        for one, two in facing(left, right):
            texts = (marking.block(original, source, one), marking.block(edition, document, two))
            yield Row(*texts, anchor(two.block), blank(two.block), two.held)

    sections = tuple((left, right, tuple(rows(left, right))) for left, right in pairs(source, document))
    ends = marking.faced(signed, source, ENDS, spoken=edition.locale), marking.faced(edition, document, ENDS)
    more = {"original": original, "source": source, "sections": sections, "ends": ends}
    context = marking.context(edition, document, **more, stacked=True, source_words=original.words.say)
    markup = marking.templates.render("bilingual.html", context)
    sheets = ("page.css", "column.css", "bilingual.css", "pictograms.css", "pictograms-facing.css")
    return marking.galley(edition, document, "bilingual", (Part("bilingual.html", markup),), sheets)


def reached(original: Edition, edition: Edition) -> Imprint:
    """Give the source's column the numbers that are for readers of the translation: who helps them call looks there."""
    known = {phone.number: phone for phone in original.imprint.phones}
    phones = tuple(known.get(phone.number, phone) for phone in edition.imprint.phones)
    return original.imprint.model_copy(update={"phones": phones})


def pairs(source: Document, document: Document) -> Iterator[tuple[Section, Section]]:
    """Pair the sections with those of the translation."""
    return zip(source.sections, document.sections, strict=True)


def blank(block: Block) -> Blank | None:
    """Find what is to be filled in by hand; a form has been split into its blanks."""
    return block.form[0] if isinstance(block, Form) else None


def anchor(block: Block) -> str:
    """Name the place that links lead to, where a subsection begins."""
    return block.id if isinstance(block, Subsection) else ""


def has_original(edition: Edition) -> bool:
    """Return whether an edition is a translation; the source has nothing to face."""
    return edition.translated and edition.original is not None


FORMATS = (Format("bilingual", "pdf", PDF, mark_up, print_tagged, paginate, serves=has_original),)
