"""How numbers and the words for them are read: a table of what a language writes, and what that is."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from feuillet.cldr import Locale
from feuillet.findings import Location
from feuillet.manuscript.prose import Prose
from feuillet.preflight.numbers import numbers, value

TABLE = yaml.safe_load(Path(__file__).with_name("numbers.yaml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(tag, written, number, id=f"{tag} {written}")
    for tag, table in TABLE.items()
    for written, number in table.items()
]


@pytest.mark.parametrize(("tag", "written", "number"), ROWS)
def test_a_number_is_read_in_the_signs_of_its_language(tag: str, written: str, number: float | None) -> None:
    assert value(written, Locale(tag)) == (None if number is None else Decimal(str(number)))


IN_WORDS = {
    "de": ("Nehmen Sie fünf Mikrogramm am Abend.", "5 µg"),
    "en": ("Take fifty micrograms in the evening.", "50 µg"),
    "es": ("Tome cinco microgramos por la noche.", "5 µg"),
    "fr": ("Prenez cinq microgrammes le soir.", "5 µg"),
    "it": ("Prenda sette milligrammi la sera.", "7 mg"),
    "nl": ("Neem vijf milligram.", "5 mg"),
    "pl": ("Proszę przyjąć pięć mikrogramów wieczorem.", "5 µg"),
    "ru": ("Примите пять          микрограммов вечером.", "5 µg"),
    "ja": ("五千ミリグラムを飲む。", "5000 mg"),
}


@pytest.mark.parametrize(("tag", "row"), IN_WORDS.items(), ids=IN_WORDS)
def test_a_dose_in_words_is_read_with_its_unit_however_long_that_is(tag: str, row: tuple[str, str]) -> None:
    text, wanted = row
    found = numbers(Prose(text, Location(""), language=tag))
    assert [f"{number.value} {number.unit}" for number in found] == [wanted]


def test_a_unit_that_stands_far_behind_a_number_word_is_not_its_own() -> None:
    (number, *_) = (*numbers(Prose(f"fünf {' ' * 30}Mikrogramm", Location(""), language="de")), None)
    assert number is None


def test_two_of_a_unit_is_a_dose_and_one_may_be_an_article() -> None:
    read = {text: numbers(Prose(text, Location(""), language="de")) for text in ("Zwei Gramm Salz.", "Ein Gramm Salz.")}
    assert [[str(number.value) for number in found] for found in read.values()] == [["2"], []]
