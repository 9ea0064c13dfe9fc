"""The text of every tagged PDF is the edition's: to who listens to the tags, and to who copies the page."""

from collections import Counter
from operator import itemgetter

import pytest
from press import aloud
from press.proofs import TAGGED, Proof, proofs
from printing import House
from sampling import shown
from workshop import LOCALES

from feuillet.cldr import Locale

CASES = [(locale, format) for locale in LOCALES for format in TAGGED if (locale, format) != ("fr", "bilingual")]


def layout(case: tuple[str, str]) -> tuple[str, str]:
    """The direction of a layout, whatever paper it is for and however it is folded."""
    return Locale(case[0]).direction, case[1].partition("-")[0]


@pytest.fixture(
    scope="module",
    params=shown(CASES, layout, itemgetter(1), quick=2),
)
def proven(request: pytest.FixtureRequest, house: House) -> list[Proof]:
    """Print what there is in a locale and a format, for all tests that look at it."""
    return list(proofs(house, *request.param))


def test_there_is_something_in_each(proven: list[Proof]) -> None:
    assert proven


def test_the_tags_hold_every_text_in_the_order_it_is_read(proven: list[Proof]) -> None:
    for proof in proven:
        assert len(proof.names) > 5
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


def test_a_text_that_is_left_out_or_said_twice_would_be_seen(house: House) -> None:
    (proof, *_) = proofs(house, "fr", "handout-a4")
    assert proof.names
    proof.read.pop(len(proof.read) // 2)
    assert proof.heard != proof.names or proof.misread
    proof.read.append("De trop")
    assert proof.misread
