"""The text of every tagged PDF is the edition's: to who listens to the tags, and to who copies the page."""

from collections import Counter
from operator import itemgetter
from pathlib import Path

import pytest
from press import aloud
from press.proofs import TAGGED, Proof, proofs
from printing import FORMATS, House
from sampling import shown
from workshop import ROOT

from feuillet.cldr import Locale

from .shipped import DOCUMENTS, HOUSE, LOCALES, each_of_all

Case = tuple[str, str, str]
"""A locale, a format and a document."""


def script(case: Case) -> str:
    return Locale(case[0]).script


def layout(case: Case) -> tuple[str, str]:
    """The direction of what is set in panels, or in pages; `tests/publication` has every layout in both directions."""
    return Locale(case[0]).direction, case[1].partition("-")[0].replace("booklet", "handout")


CASES = [
    (locale, format, document)
    for document, source in DOCUMENTS.items()
    for locale in LOCALES
    for format in TAGGED
    if (locale, format) != (source, "bilingual")
]


@pytest.fixture(scope="module", params=shown(CASES, script, layout, itemgetter(1), itemgetter(2), quick=1))
def proven(request: pytest.FixtureRequest, shared: Path) -> list[Proof]:
    """Print a document in a locale and a format, for all tests that look at it."""
    locale, format, document = request.param
    return list(proofs(House(ROOT, shared / "store", (document,), HOUSE), locale, format))


@pytest.mark.parametrize(("document", "locale"), each_of_all())
def test_every_document_has_an_edition_in_every_locale(shared: Path, document: str, locale: str) -> None:
    assert House(ROOT, shared / "store", (document,), HOUSE).editions(locale, FORMATS["handout-a4"]) != []


def test_the_tags_hold_every_text_in_the_order_it_is_read(proven: list[Proof]) -> None:
    for proof in proven:
        assert len(proof.names) > 10
        assert proof.heard == proof.names


def test_the_tags_hold_what_the_galley_says_and_nothing_else(proven: list[Proof]) -> None:
    for proof in proven:
        assert proof.misread == []


def test_who_copies_a_page_gets_every_text_in_the_order_it_is_read(proven: list[Proof]) -> None:
    for proof in proven:
        assert proof.copied == proof.visible


def test_a_sheet_shows_what_its_tagged_twin_shows_and_a_hint(proven: list[Proof]) -> None:
    for proof in proven:
        if proof.sheet:
            shown, wanted = aloud.glyphs(proof.sheet.printed), aloud.glyphs(proof.printed)
            assert wanted - shown == Counter()
            assert Counter("".join(glyph.text for glyph in (shown - wanted).elements())) in proof.hints
