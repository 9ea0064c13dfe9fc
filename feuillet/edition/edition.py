"""An edition: one document, in one locale, under one imprint, with every quantity and typographic sign in its place."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from feuillet.cldr import Locale
from feuillet.edition.abridgement import settle
from feuillet.edition.citation import Places, cite, lead, rewrite
from feuillet.edition.colophon import Colophon
from feuillet.edition.finished_text import Line, finish, gloss, hold_terms
from feuillet.edition.footnotes import number_notes
from feuillet.edition.imprint import Imprint
from feuillet.edition.interface_words import Words
from feuillet.edition.patient import Values
from feuillet.edition.said_once import say_once
from feuillet.edition.terms_held import is_title
from feuillet.manuscript.document import Abbreviation, Document, claims
from feuillet.manuscript.model import Evidence
from feuillet.manuscript.prose import Prose
from feuillet.translation.confirmations import Confirmation
from feuillet.translation.vocabulary import Vocabulary
from feuillet.writing.phrasing import PHRASED


@dataclass(frozen=True)
class Edition:
    """What is printed: the document and the imprint with finished lines, and the templates' words.

    ``staff`` says those words to the people at the printer, who may not read the locale. ``original`` is the edition in the
    source language, which has none itself. ``strings`` is the digest of all a patient sees of it: what an
    approval is of. ``confirmed`` are the confirmations that it rests on. ``counted`` has the words of quantities, of the locale
    and of the source. ``terms`` are the locale's words for what matters, as its glossary has them. ``values`` are what is written
    on its blanks for one patient.
    """

    slug: str
    imprint_slug: str
    document: Document
    imprint: Imprint
    locale: Locale
    source: Locale
    colophon: Colophon
    words: Words
    staff: Words
    counted: tuple[Vocabulary | None, Vocabulary | None] = (None, None)
    source_edition: "Callable[[], Edition | None]" = lambda: None
    strings: str = ""
    confirmed: tuple[Confirmation, ...] = ()
    terms: tuple[str, ...] = ()
    values: Values = ()

    @property
    def translated(self) -> bool:
        """Whether it is in another language than its source."""
        return self.locale != self.source

    @property
    def original(self) -> "Edition | None":
        """The edition in the source language; it is issued when something wants to show both."""
        return self.source_edition() if self.translated else None

    @property
    def digits(self) -> str:
        """CLDR's name of the digits the imprint wants in this locale."""
        return self.imprint.digits.get(self.locale.tag, "latn")

    @property
    def local(self) -> Locale:
        """The locale as it is written where the clinic is, for dates and times of day: 24 November in Britain."""
        return self.locale.within(self.imprint.region)


def issue(edition: Edition) -> Edition:
    """Write out every prose of the document and of the imprint."""
    said = edition.locale, edition.digits, edition.counted, edition.imprint.region
    document = hold_terms(finish(edition.document, *said), edition.terms, edition.locale)
    return replace(edition, document=document, imprint=finish(edition.imprint, *said))


def expand(document: Document, *, linked: bool = True) -> Document:
    """Number citations and footnotes, and explain abbreviations; what is not ``linked`` is on the page once more."""
    return explain(number_notes(cite(say_once(settle(document))), {}, linked=linked))


def expand_linked(document: Document, pages: Mapping[str, str]) -> tuple[Document, Places]:
    """Do the same for a product with links, and say where each reference is cited; ``pages`` are those of `lead`."""
    linked, places = lead(cite(say_once(settle(document))), pages)
    return explain(number_notes(rewrite(linked, show), pages)), places


def show(text: Line) -> Line:
    """Set a line as screens do: its ranges in words; a title ends lines where its phrases end, if its language has no blanks."""
    return replace(text.on_screen, phrased=text.language in PHRASED and is_title(text.context))


def explain(document: Document) -> Document:
    """Gloss each abbreviation at its first use in the text, and list only those that are used."""
    left = list(document.abbreviations)
    used: list[Abbreviation] = []

    def first_uses(text: Line) -> tuple[tuple[Line, Line], ...]:
        found = [each for each in left if is_body(text) and mentions(text.bare, each.short)]
        for each in found:
            left.remove(each)
            used.append(each)
        return tuple((line_of(each.short), line_of(each.long)) for each in found if not mentions(text.bare, each.long))

    sections = tuple(gloss(section, first_uses) for section in document.sections)
    kept = tuple(each for each in document.abbreviations if each in used)
    return document.model_copy(update={"sections": sections, "abbreviations": kept})


def is_body(text: Line) -> bool:
    """Return whether a line is one that an explanation can follow: of a section, and no heading within it and no footnote."""
    steps = text.context.split("/")
    return steps[0] == "sections" and steps[2] != "footnotes" and steps[-1] not in {"subsection", "group"}


def mentions(text: str, name: Prose) -> bool:
    """Return whether a text uses a name as a word of its own (beside Latin letters; other scripts may touch it)."""
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(line_of(name).bare)}(?![A-Za-z0-9])", text) is not None


def line_of(text: Prose) -> Line:
    """Take a finished line for what it is."""
    assert isinstance(text, Line)
    return text


def evidence_used(document: Document) -> tuple[Evidence, ...]:
    """List the evidence levels that a document's claims carry."""
    used = {claim.evidence for claim in claims(document.sections)}
    return tuple(level for level in Evidence if level in used)
