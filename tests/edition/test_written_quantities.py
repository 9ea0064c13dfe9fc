"""How a locale writes quantities: a table a locale, of the shipped document's and of those where a slip is easy."""

import re
from decimal import Decimal
from itertools import product
from pathlib import Path
from unicodedata import numeric

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from feuillet.cldr import Locale
from feuillet.edition.quantities import NBSP, writable, write_quantity
from feuillet.manuscript.document import prose
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.grammar import parse
from feuillet.manuscript.quantity import Quantity
from feuillet.manuscript.reader import read_document
from feuillet.manuscript.units import CURRENCIES, UNITS, Unit
from feuillet.publication.lacking import unworded
from feuillet.writing.numbering import digits_of, generated

TABLES = Path(__file__).parent / "quantities"
SHIPPED = Path(__file__).parents[2] / "content" / "documents" / "naltrexone.yaml"
LOCALES = (TABLES / "locales.txt").read_text(encoding="utf-8").split()


def table(tag: str) -> dict[str, str]:
    """Read how a locale writes quantities."""
    read = yaml.safe_load((TABLES / f"{tag}.yaml").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


ROWS = [
    pytest.param(file.stem, braced, expected, id=f"{file.stem} {braced}")
    for file in sorted(TABLES.glob("*.yaml"))
    for braced, expected in table(file.stem).items()
]


@pytest.mark.parametrize(("tag", "braced", "expected"), ROWS)
def test_a_locale_writes_a_quantity_its_own_way(tag: str, braced: str, expected: str) -> None:
    assert write_quantity(parse(braced), Locale(tag)) == expected


@pytest.mark.parametrize("tag", ["ar", "en", "fr", "ja"])
def test_the_table_of_a_shipped_locale_has_every_quantity_of_the_shipped_document(tag: str) -> None:
    document, _ = read_document(SHIPPED, "naltrexone.yaml", Figures(SHIPPED.parents[1] / "figures"))
    assert document is not None
    used = {run.quantity.value for text in prose(document) for run in text.runs if run.quantity}
    assert len(used) > 15
    assert used <= {parse(braced).value for braced in table(tag)}


UNWORDED = yaml.safe_load((TABLES.parent / "unworded.yaml").read_text(encoding="utf-8"))
SIGNS = yaml.safe_load((TABLES.parent / "signs.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("tag", SIGNS)
def test_a_locale_joins_a_range_and_groups_thousands_in_its_own_way(tag: str) -> None:
    written = [write_quantity(parse(braced), Locale(tag)) for braced in ("{3–5 ×}", "{1000 ×}", "{100000 ×}")]
    assert written == [f"{sign}{NBSP}×" for sign in SIGNS[tag]]


def test_every_locale_that_has_signs_of_its_own_is_looked_at() -> None:
    facts = generated()
    assert {*LOCALES, *facts["ranges"], *facts["grouping"]} <= {*SIGNS}


@pytest.mark.parametrize("system", sorted(generated()["digits"]))
def test_the_digits_of_a_numbering_system_count_from_nought_to_nine(system: str) -> None:
    written = "0123456789".translate(digits_of(system))
    known = [numeric(sign, None) for sign in written]  # an older Python's Unicode has not all of them
    assert known in ([*range(10)], [None] * 10)


@pytest.mark.parametrize("tag", ["es", "pl", "pt-PT"])
def test_four_digits_stand_together_where_the_locale_keeps_them_so(tag: str) -> None:
    assert write_quantity(parse("{1000 mg}"), Locale(tag)) == f"1000{NBSP}mg"


def test_a_translators_own_form_is_printed_and_does_not_break() -> None:
    assert write_quantity(parse("{3 ×|3 fois}"), Locale("fr")) == f"3{NBSP}fois"


@pytest.mark.parametrize(
    ("braced", "expected"), [("{1.5–4.5 mg}", "١٫٥–٤٫٥\u00a0مغم"), ("{27 %}", "٢٧٪\u061c"), ("{year 2022}", "٢٠٢٢")]
)
def test_an_imprint_may_ask_for_the_locales_own_digits(braced: str, expected: str) -> None:
    assert write_quantity(parse(braced), Locale("ar"), "arab") == expected


@pytest.mark.parametrize("tag", LOCALES)
def test_every_unit_but_translatable_words_can_be_written_in_every_locale(tag: str) -> None:
    unwritten = {unit for unit in UNITS.values() if not writable(Quantity(Decimal(2), unit=unit), Locale(tag))}
    assert {unit.cldr for unit in unwritten if not unit.word} == {UNITS[code].cldr for code in UNWORDED[tag]}


@pytest.mark.parametrize("tag", UNWORDED)
def test_no_language_is_given_an_english_abbreviation_for_a_word(tag: str) -> None:
    assert unworded(Locale(tag)) == UNWORDED[tag]


@pytest.mark.parametrize("tag", [tag for tag, units in UNWORDED.items() if "days" in units])
def test_a_dose_a_day_and_a_word_of_ones_own_can_be_written_in_every_language(tag: str) -> None:
    assert write_quantity(parse("{7 days|7 x}"), Locale(tag)) == f"7{NBSP}x"
    assert writable(parse("{250 mg}"), Locale(tag))
    assert writable(parse("{1 g/day}"), Locale(tag))


@pytest.mark.parametrize(
    "tag", sorted(file.stem for file in TABLES.glob("*.yaml") if file.stem not in {"dv", "fi", "hu", "ps", "sw"})
)
def test_a_shipped_locale_has_a_word_for_a_tablet(tag: str) -> None:
    assert writable(parse("{1/2 tablet}"), Locale(tag))


@pytest.mark.parametrize("tag", ["fi", "hu", "sw"])
def test_a_locale_without_a_word_for_a_tablet_cannot_write_one(tag: str) -> None:
    assert not writable(parse("{1/2 tablet}"), Locale(tag))
    assert writable(parse("{2 weeks}"), Locale(tag))


def test_part_of_a_tablet_is_written_as_a_fraction_and_other_fractions_as_they_are() -> None:
    assert write_quantity(parse("{3/4 tablet}"), Locale("ar"), "arab") == f"¾{NBSP}قرص"
    assert write_quantity(parse("{12/30}"), Locale("de")) == "12/30"


@pytest.mark.parametrize(("system", "expected"), [("latn", "3 أشهر"), ("arab", "٣ أشهر")])
def test_digits_behind_a_bar_are_written_as_the_imprint_asks(system: str, expected: str) -> None:
    assert write_quantity(parse("{3 months|٣ أشهر}"), Locale("ar"), system) == expected.replace(" ", NBSP)


NUMBERS = st.decimals(0, 20000, allow_nan=False, places=4).map(lambda number: Decimal(f"{number.normalize():f}"))


LETTERED = st.sampled_from([unit for code, unit in UNITS.items() if not re.search(r"\d", code)])
"""Units whose names have no digits of their own, as cmH2O has."""


def digits(text: str) -> str:
    """Keep the digits of a text."""
    return re.sub(r"\D", "", text)


def figures(number: Decimal, unit: Unit) -> str:
    """Keep the digits of a number as they are printed; an amount of money that is not whole has two decimals at least."""
    cents = unit.code in CURRENCIES and number % 1 != 0
    return digits(f"{number:.2f}" if cents and round(number, 1) == number else f"{number:f}")


@pytest.mark.parametrize("tag", LOCALES)
def test_no_unit_is_ever_printed_by_its_internal_name(tag: str) -> None:
    numbers = tuple(map(Decimal, ("0", "0.5", "1", "1.5", "2", "3", "5", "11", "100")))
    for unit, number in product(UNITS.values(), numbers):
        quantity = Quantity(number, unit=unit)
        written = write_quantity(quantity, Locale(tag)) if writable(quantity, Locale(tag)) else ""
        assert not re.search(r"(duration|mass|volume|length|temperature|energy|pressure)-|\{", written), unit


@pytest.mark.parametrize("tag", [tag for tag in LOCALES if tag != "lo"])  # CLDR has no word for them in Lao
def test_micrograms_are_spelled_out(tag: str) -> None:
    assert not re.search(r"[µμ]\w?$|mcg", write_quantity(parse("{250 µg}"), Locale(tag)))


@pytest.mark.parametrize("tag", LOCALES)
def test_a_year_is_never_grouped(tag: str) -> None:
    assert write_quantity(parse("{year 2022}"), Locale(tag)) == "2022"


@given(st.sampled_from(LOCALES), NUMBERS.filter(lambda number: number not in {1, 2}), LETTERED)
def test_a_number_keeps_every_digit_and_a_line_never_breaks_in_it(tag: str, number: Decimal, unit: Unit) -> None:
    assume(writable(Quantity(number, unit=unit), Locale(tag)))
    written = write_quantity(Quantity(number, unit=unit), Locale(tag))
    assert digits(written) == figures(number, unit)
    assert not re.search(r"[^\S\u00a0\u202f]", written)


@given(st.sampled_from(LOCALES), NUMBERS, NUMBERS.filter(bool), LETTERED)
def test_a_range_shows_its_smaller_number_first(tag: str, low: Decimal, more: Decimal, unit: Unit) -> None:
    high = (low + more).normalize()
    assume(writable(Quantity(low, high, unit=unit), Locale(tag)))
    written = write_quantity(Quantity(low, high, unit=unit), Locale(tag))
    assert digits(written) == figures(low, unit) + figures(high, unit)
    assert not re.search(r"[^\S\u00a0\u202f]", written)


def test_a_form_that_says_one_without_a_digit_is_not_written_for_a_part_of_one() -> None:
    assert "0.5" in write_quantity(Quantity(Decimal("0.5"), unit=UNITS["degree"]), Locale("he"))


@pytest.mark.parametrize("tag", ["ar", "he"])
def test_a_range_that_ends_in_one_or_two_shows_its_numbers(tag: str) -> None:
    written = [write_quantity(parse(braced), Locale(tag)) for braced in ("{1–2 days}", "{0.5–2 hours}")]
    assert list(map(digits, written)) == ["12", "052"]


def test_a_dose_shows_its_number() -> None:
    assert digits(write_quantity(parse("{1 g}"), Locale("ar"))) == "1"
