"""Figures of leaflets, in our own words: how many of them braces can say, with their unit and form; the README has the table.

They were collected before the grammar was written. Half of each kind was set aside in ``held-out.yaml`` and opened after it.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from effort import effort
from hypothesis import given
from hypothesis import strategies as st

from feuillet.cldr import Locale
from feuillet.edition.quantities import write_quantity
from feuillet.manuscript.grammar import BRACED, parse
from feuillet.manuscript.quantity import Kind, Quantity, QuantityError
from feuillet.shipped import LOCALES

HERE = Path(__file__).parent / "corpus"
README = Path(__file__).parents[2] / "README.md"
TAGS = (*sorted(file.parts[-3] for file in LOCALES.glob("*/LC_MESSAGES/templates.po")), "en")


@dataclass(frozen=True)
class Figure:
    """A figure in its sentence, and how an author writes it in braces."""

    kind: str
    text: str
    figure: str
    braced: str
    held: bool

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What is in braces."""
        return tuple(map(parse, BRACED.findall(self.braced)))

    @property
    def typed(self) -> bool:
        """Whether all of it is in braces, with what it is: a unit, a date, a score; and not a number alone."""
        outside = BRACED.sub("", self.braced)
        return not re.search(r"\d|\w{4,}", outside) and all(map(full, self.quantities))


def full(quantity: Quantity) -> bool:
    """Return whether a quantity is more than a number."""
    return (
        quantity.unit is not None or quantity.kind is not Kind.AMOUNT or quantity.of is not None or quantity.scale > 0
    )


def corpus() -> Iterator[Figure]:
    """Read all figures."""
    for file in sorted(HERE.glob("*.yaml")):
        read = yaml.safe_load(file.read_text(encoding="utf-8"))
        held = isinstance(read, dict)
        for kind, rows in read.items() if held else ((file.stem, read),):
            yield from (Figure(kind, **row, held=held) for row in rows)


FIGURES = tuple(corpus())


def test_there_are_figures_of_all_kinds_half_of_them_set_aside() -> None:
    kinds = {figure.kind for figure in FIGURES}
    assert (len(FIGURES) >= 330, len(kinds)) == (True, 20)
    assert {figure.kind for figure in FIGURES if figure.held} == kinds
    assert 0.45 < sum(figure.held for figure in FIGURES) / len(FIGURES) < 0.55


@pytest.mark.parametrize("held", [False, True], ids=["seen", "held out"])
def test_ninety_seven_of_a_hundred_figures_are_typed_fully(held: bool) -> None:
    figures = [figure for figure in FIGURES if figure.held is held]
    assert sum(figure.typed for figure in figures) / len(figures) >= 0.97


@pytest.mark.parametrize("figure", [pytest.param(figure, id=figure.figure) for figure in FIGURES])
def test_every_figure_can_be_written_in_braces(figure: Figure) -> None:
    assert figure.figure in figure.text
    assert figure.quantities
    assert all(quantity.braces in figure.braced for quantity in figure.quantities), "what is written is what was read"


@pytest.mark.parametrize("tag", TAGS)
def test_a_locale_writes_every_figure_and_keeps_its_digits(tag: str) -> None:
    """In Hindi and Bengali a million is ten lakh, in Chinese and Japanese a hundred myriads."""
    for figure in FIGURES:
        for quantity in figure.quantities:
            if quantity.kind is Kind.ORDINAL and tag in {"ar", "bn", "fa", "ru", "uk"}:
                continue  # nobody has written down how these write a place in a row; a translation says it behind a bar
            written = write_quantity(quantity, Locale(tag))
            assert "{" not in written, figure
            if quantity.kind is Kind.AMOUNT and not quantity.scale:
                assert set(digits(quantity)) <= set(re.findall(r"\d+", ungrouped(written, Locale(tag)))), figure


def digits(quantity: Quantity) -> list[str]:
    """The digits of each number, before and after its decimal sign; an Arabic dual and a fraction show them otherwise."""
    hidden = quantity.divided or (not quantity.is_dose and max(quantity.numbers) <= 2)
    return [] if hidden else [part for number in quantity.numbers for part in f"{abs(number):f}".split(".")]


def ungrouped(text: str, locale: Locale) -> str:
    """A text without marks of direction and signs that group digits."""
    group = re.escape(str(locale.babel.number_symbols["latn"]["group"]))
    return re.sub(rf"[\u200e\u200f\u061c\u2066-\u2069]|(?<=\d){group}(?=\d)", "", text)


def table() -> str:
    """Make the README's table."""
    lines = ["| figures of leaflets | in all | typed fully | a number alone |", "|---|---|---|---|"]
    kinds = dict.fromkeys(sorted(figure.kind for figure in FIGURES))
    for kind in (*kinds, ""):
        rows = [figure for figure in FIGURES if kind in {figure.kind, ""}]
        typed = sum(figure.typed for figure in rows)
        lines.append(f"| {kind.replace('-', ' ') or 'all'} | {len(rows)} | {typed} | {len(rows) - typed} |")
    return "\n".join(lines) + "\n"


def test_the_readme_has_the_table() -> None:
    assert table() in README.read_text(encoding="utf-8")


NUMBERS = st.decimals(0, 99999, allow_nan=False, places=3).map(lambda number: f"{number.normalize():f}")
WHOLE = st.integers(1, 999).map(str)
UNITS = st.sampled_from(
    (
        "mg",
        "mL",
        "IU",
        "mg/kg",
        "mg/kg/day",
        "mg/5 mL",
        "µg/h",
        "mmol/L",
        "kg/m²",
        "tablets",
        "puffs/day",
        "/min",
        "% ",
        "weeks",
        "cells/µL",
    )
).map(str.strip)
NOTATIONS = st.one_of(
    st.builds("{{{0} {1}}}".format, NUMBERS, UNITS),
    st.builds("{{≥ {0} {1}}}".format, NUMBERS, UNITS),
    st.builds("{{{0} × {1} {2}}}".format, WHOLE, NUMBERS, UNITS),
    st.builds("{{1:{0}}}".format, st.integers(100, 9999)),
    st.builds("{{{0} in 1000}}".format, WHOLE),
    st.builds("{{{0} 1/{1} tablets}}".format, WHOLE, st.integers(2, 9)),
    st.builds("{{{0} ± {1} years}}".format, NUMBERS, WHOLE),
    st.builds("{{-{0} °C}}".format, WHOLE),
    st.builds("{{{0} million}}".format, WHOLE),
    st.dates().filter(lambda day: day.year > 999).map(lambda day: f"{{{day.isoformat()}}}"),
    st.times().map(lambda time: f"{{{time:%H:%M}}}"),
    st.from_regex(r"\{tel \+?[1-9]\d{2}( \d{2,4}){1,3}\}", fullmatch=True).filter(str.isascii),
    st.builds("{{week {0}}}".format, WHOLE),
)


@given(NOTATIONS)
def test_what_was_read_is_written_as_it_was(braced: str) -> None:
    braced = braced.replace(" /min", "/min")
    assert parse(braced).braces == braced
    assert parse(parse(braced).braces) == parse(braced)


@pytest.mark.parametrize(
    "sign", ["{", "{1", "{1 ", "{1/", "{1 × ", "{1 in ", "{tel 1 ", "{1–", "{1 mg/", "{≥ ", "1 1/", "{9.9.9.", "{|"]
)
def test_the_grammar_takes_no_time_for_what_is_long_and_wrong(sign: str) -> None:
    text = f"{{{sign[1:] * 20_000}x}}" if sign.startswith("{") else sign * 20_000

    def refuse() -> None:
        for braced in (*BRACED.findall(text)[:1], f"{{{'1 × ' * 40}mg", f"{{tel {'1 ' * 90}x}}"):
            with suppress(QuantityError):
                parse(braced)

    assert effort(refuse) < 0.5
