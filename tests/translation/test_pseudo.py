"""Translations made up from the source: longer, in other letters, and the same in all that must not change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feuillet.cldr import PSEUDO, Locale
from feuillet.findings import Location
from feuillet.manuscript.prose import Prose, fault
from feuillet.translation.messages import Message
from feuillet.translation.pseudo import LONGER, disguise

PIECES = [
    "Prenez ",
    "{4.5 mg}",
    "{3 ×|3 fois}",
    "**jamais**",
    " *peu* ",
    "[voir](#dose)",
    "[ici](https://a.example/b)",
    "IL-6, ",
    "À œuf. ",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map(" ".join)


def quantities_and_links(text: str) -> list[tuple[str, str]]:
    runs = Prose(text, Location("")).runs
    return [(run.text if run.quantity else "", run.href) for run in runs if run.quantity or run.href]


@given(TEXTS, st.sampled_from(sorted(PSEUDO)))
def test_quantities_links_and_emphasis_are_those_of_the_source(text: str, tag: str) -> None:
    made = disguise(Message("", f"mot {text} mot"), tag)
    assert not fault(made)
    assert quantities_and_links(made) == quantities_and_links(text)
    assert [run.strong for run in Prose(made, Location("")).runs if run.strong] == [
        run.strong for run in Prose(f"mot {text} mot", Location("")).runs if run.strong
    ]


@pytest.mark.parametrize("tag", PSEUDO)
def test_a_text_is_a_third_longer_and_stands_in_brackets(tag: str) -> None:
    text = "Ne prenez jamais ce médicament avec un opioïde, quelle que soit la dose."
    made = disguise(Message("", text), tag)
    assert made.startswith("[")
    assert made.endswith("]")
    assert len(made) / len(text) == pytest.approx(1 + LONGER, abs=0.04)


@pytest.mark.parametrize("kept", ["{3 months}", "](#cup)", "[^kidney]", "~2~", "^2+^"])
@pytest.mark.parametrize("tag", PSEUDO)
def test_notation_stays_as_it_was(tag: str, kept: str) -> None:
    assert kept in disguise(Message("", f"Ne prenez{kept} jamais"), tag)


def test_no_letter_stays_as_it_was() -> None:
    text = "abcdefghijklnoprstuvwyz"
    assert not set(text) & set(disguise(Message("", text), "qps-ploc"))
    assert disguise(Message("", "ne"), "qps-plocm").startswith("[نه")


def test_a_name_in_capitals_has_no_brackets_so_that_it_is_found_in_the_text() -> None:
    assert disguise(Message("", "LDN"), "qps-ploc") in disguise(Message("", "La LDN agit."), "qps-ploc")


def test_a_pseudo_locale_is_read_by_no_language_and_takes_what_cldr_knows_of_one() -> None:
    assert [Locale(tag).direction for tag in PSEUDO] == ["ltr", "rtl"]
    for tag, like in PSEUDO.items():
        assert not Locale(tag).reads(Locale(like))
        assert not Locale(like).reads(Locale(tag))
        assert Locale(tag).reads(Locale(tag))
