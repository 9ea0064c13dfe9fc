"""What may be printed: the sheets of a clinic, the languages each is approved in, the formats that a printer takes."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from feuillet.cldr import Locale
from feuillet.desk.printing.errands import permitted
from feuillet.edition.edition import Edition
from feuillet.edition.galley import PDF, Format, Galley
from feuillet.edition.imprint import Imprint
from feuillet.edition.typed_values import Hints, Staff
from feuillet.edition.values import blanks
from feuillet.findings import any_error
from feuillet.manuscript.forms import Blank
from feuillet.publication.asks import Ask, Name, Selection
from feuillet.publication.publication import Publication
from feuillet.publication.withdrawing import is_withdrawn, place_of, withdrawals


@dataclass(frozen=True)
class Tongue:
    """A language that a sheet may be printed in, with its title there."""

    locale: Locale
    title: str
    draft: bool


@dataclass(frozen=True)
class Sheet:
    """A sheet that may be printed.

    ``title`` is the staff's, ``words`` are what it is found by, ``cover`` is the locale whose first page staff know it by.
    """

    document: str
    title: str
    words: str
    tongues: tuple[Tongue, ...]
    cover: str


@dataclass(frozen=True)
class Shelf:
    """The sheets of a clinic; ``closed`` are the titles of those that nobody has approved in any language."""

    imprint: str
    sheets: tuple[Sheet, ...]
    closed: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """A format that a printer takes: the edge it turns the sheet over, and the blanks that are in it."""

    name: str
    flip: str
    contexts: frozenset[str]


@dataclass(frozen=True)
class Field:
    """A blank as staff fill it in."""

    context: str
    blank: Blank
    hints: Hints


@dataclass(frozen=True)
class Choice:
    """A sheet in a language, as staff fill it in: ``theirs`` is the locale of the page that stands beside it, if there is one."""

    edition: Edition
    title: str
    papers: tuple[Paper, ...]
    fields: tuple[Field, ...]
    theirs: str


def shelf(publication: Publication, imprint: str, staff: str) -> Shelf:
    """List what may be printed under an imprint."""
    whole = publication.editor.sources.imprint(imprint).value
    asked = publication.names(Selection(imprints=(imprint,)))
    known = withdrawals(publication)
    names = tuple(each for each in asked if not is_withdrawn(publication, known, place_of(each)))
    sheets, closed = list[Sheet](), list[str]()
    for document in dict.fromkeys(each.document for each in names):
        learned = {each.locale: publication.learned(each) for each in names if each.document == document}
        made = {tag: each for tag, each in learned.items() if each.formats and not any_error(each.findings)}
        drafts = whole is not None and whole.drafts == "print"
        open_to = tuple(
            Tongue(Locale(tag), each.title, each.draft) for tag, each in made.items() if drafts or not each.draft
        )
        readable = (staff, publication.memory.language(document))
        own = next((made[tag].title for tag in readable if tag in made), document)
        if not open_to:
            closed.append(own)
            continue
        read = publication.edition(Name(document, staff, imprint)).value if staff in made else None
        words = " ".join((document, own, *(each.title for each in made.values()), *spoken(read)))
        by_name = sorted(open_to, key=lambda each: each.locale.name_in(Locale(staff)).casefold())
        tags = [each.locale.tag for each in by_name]
        cover = next((tag for tag in readable if tag in tags), tags[0])
        sheets.append(Sheet(document, own, words.casefold(), tuple(by_name), cover))
    return Shelf(imprint, tuple(sheets), tuple(closed))


def spoken(edition: Edition | None) -> Iterator[str]:
    """List what else a sheet is found by: its message, its points, the headings of its sections."""
    if edition:
        texts = (edition.document.message, *(section.title for section in edition.document.sections))
        yield from (getattr(each, "bare", each.text) for each in texts)


def choice(publication: Publication, name: Name, staff: str, today: datetime.date) -> Choice | None:
    """Open a sheet in a language; nothing where it may not be printed."""
    edition = publication.edition(name).value
    if edition is None or not permitted(publication, edition):
        return None
    theirs = publication.edition(Name(name.document, staff, name.imprint)).value or edition.original or edition
    papers = tuple(papers_of(publication, name, edition))
    shown = frozenset().union(*(each.contexts for each in papers))
    who = Staff(Locale(staff), edition.imprint.region, today, edition)
    fields = tuple(
        Field(each.label.context, each, Hints.of(each, who))
        for each in blanks(theirs.document)
        if each.label.context in shown
    )
    title = getattr(theirs.document.title, "plain", theirs.document.title.text)
    beside = theirs.locale.tag if theirs.locale != edition.locale else ""
    return Choice(edition, title, papers, fields, beside)


def papers_of(publication: Publication, name: Name, edition: Edition) -> Iterator[Paper]:
    """List the formats that a printer takes: of a leaflet the sheet that folds, not its panels; it comes first."""
    known, place = withdrawals(publication), place_of(name)
    served = (each for each in publication.serving(edition) if each.media_type == PDF)
    formats = [each for each in served if not is_withdrawn(publication, known, place, each.name)]
    twins = {each.twin for each in formats}
    for format in sorted((each for each in formats if each.name not in twins), key=lambda each: not each.twin):
        galley = publication.galley(Ask(name, format.name)).value
        if galley:
            yield Paper(format.name, flip_of(format, galley), frozenset(contexts(galley, edition)))


def flip_of(format: Format, galley: Galley) -> str:
    """Say over which edge a printer turns the sheet: of pages that are read one by one, the long one."""
    return galley.flip if format.twin else "long"


def contexts(galley: Galley, edition: Edition) -> Iterator[str]:
    """List the blanks that are in a galley: a leaflet may leave some out."""
    markup = "".join(part.markup for part in galley.parts)
    return (each.label.context for each in blanks(edition.document) if f'data-m="{each.label.context}"' in markup)


def imprints(publication: Publication) -> dict[str, Imprint]:
    """List the imprints that can be read."""
    found = {name: publication.editor.sources.imprint(name).value for name in publication.project.imprints}
    return {name: imprint for name, imprint in found.items() if imprint}
