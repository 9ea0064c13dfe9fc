"""E-book, web page and handout say the same, text by text and in the same order, in every locale."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from lxml import html
from press import aloud
from press.order import found, order
from press.pages import chapters, paragraphs
from printing import FORMATS, House
from workshop import ROOT

from feuillet.edition.edition import Edition, line_of
from feuillet.edition.finished_text import Line
from feuillet.manuscript.document import prose

from .shipped import HOUSE, each_of_all

HANDOUT, BOOK, WEB = "handout-a4", "epub", "web"
SCREENS = frozenset((BOOK, WEB))
SAMPLE, IN_SHORT = "notices/sample/", "key-points/"
UNREAD = {
    BOOK: {
        "nav.xhtml": "it lists the titles that stand over the chapters",
        "cover.xhtml": "it is a picture of the title",
    },
    WEB: {"contents": "it lists the titles that stand over the sections"},
}
"""What a format says besides, and is not the text itself."""
OF_NONE = {
    "leaflet/": "the leaflet's own title and message",
    "/leaflet/": "a section's own words for the leaflet",
    "/leaflet-answer": "an answer's own words for the leaflet",
    "abbreviations/": "an abbreviation that the text does without, perhaps in this language only",
}
"""Texts of a document that its article does not print, by what their name holds."""


def handout(printed: bytes) -> list[str]:
    return aloud.paragraphs(printed)


def book(printed: bytes) -> list[str]:
    """The chapters, as a reader turns them."""
    read = [body for name, body in chapters(printed).items() if name not in UNREAD[BOOK]]
    return [text for body in read for text in paragraphs(body)]


def web(printed: bytes) -> list[str]:
    return paragraphs(html.fromstring(printed).find("body"), *UNREAD[WEB])


READERS = {HANDOUT: handout, BOOK: book, WEB: web}


def shipped(house: House, locale: str) -> Iterator[tuple[Edition, dict[str, list[str]]]]:
    """Print each edition in the three formats and read it, paragraph by paragraph."""
    for edition in house.editions(locale, FORMATS[HANDOUT]):
        printed = {name: house.content(house.galley(edition, FORMATS[name]), FORMATS[name]) for name in READERS}
        yield edition, {name: read(printed[name]) for name, read in READERS.items()}


@pytest.fixture
def house(shared: Path, document: str) -> House:
    """A document that ships, in every format there is."""
    return House(ROOT, shared / "store", (document,), HOUSE)


each_edition = pytest.mark.parametrize(("document", "locale"), each_of_all())


@each_edition
def test_three_formats_say_the_same_texts_in_the_same_order(house: House, locale: str) -> None:
    for edition, said in shipped(house, locale):
        lines = {name: in_order_of(name, order(edition, HANDOUT)) for name in READERS}
        texts = {name: found(lines[name], paragraphs) for name, paragraphs in said.items()}
        assert texts == {name: [line.context for line in lines[name]] for name in READERS}


def in_order_of(format: str, lines: list[Line]) -> list[Line]:
    """Write texts as a format has them: on screens ranges are in words, in a book the notice of a sample is above the short."""
    if format in SCREENS:
        lines = [line.on_screen for line in lines]
    if format != BOOK:
        return lines
    notices = [line for line in lines if line.context.startswith(SAMPLE)]
    others = [line for line in lines if line not in notices]
    at = next((place for place, line in enumerate(others) if line.context.startswith(IN_SHORT)), 0)
    return [*others[:at], *notices, *others[at:]]


@each_edition
def test_no_text_is_left_out_but_on_purpose(house: House, locale: str) -> None:
    for edition in house.editions(locale, FORMATS[HANDOUT]):
        read = {line.context for line in order(edition, HANDOUT)}
        assert [line.context for line in texts(edition) if line.context not in read and not of_none(line.context)] == []


def texts(edition: Edition) -> Iterator[Line]:
    """List all texts of an edition: its document's and its imprint's."""
    return map(line_of, chain(prose(edition.document), prose(edition.imprint)))


def of_none(context: str) -> bool:
    return any(part in context for part in OF_NONE)
