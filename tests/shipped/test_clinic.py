"""The other imprint that ships: all it issues is sound, names the clinic, and says whom to call and that it is invented."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from workshop import ROOT

from feuillet.cldr import Locale
from feuillet.cli import features
from feuillet.edition.imprint import Imprint
from feuillet.findings import Severity
from feuillet.production.store import FolderStore
from feuillet.project import Project
from feuillet.publication.asks import Ask, Name, Selection
from feuillet.publication.publication import Publication
from feuillet.writing.script import script

from .shipped import DOCUMENTS, LOCALES, bare, holds, pages, pages_of_book

CLINIC = "larkwater"
LOCALE_TAGS = ("en", "fr", "de", "ar", "hi", "th", "ja")
SOON = (("hand-washing", "ar", "leaflet-print"),)
"""What `make test` prints."""
UNREAD = ("hi", "th")
"""Where the marks of a script read back otherwise from a sheet, which is not tagged."""


def asked(shared: Path) -> Publication:
    """Open the publication that ships; what it prints goes where other tests find it."""
    return Publication(Project(ROOT), features(), FolderStore(shared / "store"))


def imprint(shared: Path) -> Imprint:
    """Read the clinic."""
    read = asked(shared).editor.sources.imprint(CLINIC)
    assert read.value
    assert read.findings == ()
    return read.value


def each_product() -> list[Any]:
    """List every product of the clinic; `make verify` has each format in each locale of one document, and the next of the other."""
    cases = (
        (document, tag, name, turn == (row + column) % len(DOCUMENTS))
        for row, tag in enumerate(LOCALE_TAGS)
        for column, name in enumerate(sorted(features().format_names))
        for turn, document in enumerate(DOCUMENTS)
    )
    later = {True: pytest.mark.verify, False: pytest.mark.explore}
    return [
        pytest.param(*case, marks=pytest.mark.slow if tuple(case) in SOON else later[chosen], id="-".join(case))
        for *case, chosen in cases
        if case[2] != "bilingual" or case[1] != DOCUMENTS[case[0]]
    ]


def test_the_clinic_issues_every_format_in_its_locales(shared: Path) -> None:
    assert set(imprint(shared).formats) == features().format_names
    names = asked(shared).names(Selection(imprints=(CLINIC,)))
    assert {(name.document, name.locale) for name in names} == {*product(DOCUMENTS, LOCALE_TAGS)}


def test_its_locales_show_every_kind_of_writing_of_those_that_ship() -> None:
    kinds = {tag: kind(tag) for tag in LOCALES}
    assert {kinds[tag] for tag in LOCALE_TAGS} == {*kinds.values()}


@pytest.mark.parametrize(("document", "locale", "format"), each_product())
def test_a_product_of_the_clinic_is_sound_and_says_whom_to_call(
    shared: Path, document: str, locale: str, format: str
) -> None:
    it, name = asked(shared), Name(document, locale, CLINIC)
    answer, edition = it.product(Ask(name, format)), it.edition(name).value
    told = [found.check for found in answer.findings if found.severity is not Severity.QUESTION]
    assert told == []
    assert answer.value
    assert edition
    text, clinic = read(answer.value.content, format), edition.imprint
    numbers = (phone.number for phone in (*clinic.urgent, *clinic.other_phones))
    for said in (clinic.name, *numbers):  # who copies right-to-left text may get their words in another order
        assert all(word in bare(text) for word in said.split()), said
    if features().format(format).tagged or locale not in UNREAD:
        assert clinic.tagline
        assert holds(text, clinic.tagline.text)


def kind(tag: str) -> tuple[object, ...]:
    """Say what is special in how a locale is written: where it begins, and where its words and lines end."""
    locale = Locale(tag)
    written = script(locale.script)
    return locale.direction, written.spaced, written.breaks, written.joiners


def read(content: bytes, format: str) -> str:
    """Read all the text of a product."""
    if format == "epub":
        return "\n".join(pages_of_book(content).values())
    return str(html.fromstring(content).text_content()) if format == "web" else "\n".join(pages(content))
