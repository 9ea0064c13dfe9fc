"""What authors may write in braces, and what they are told where they may not."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from feuillet.manuscript.grammar import parse, quantities
from feuillet.manuscript.quantity import QuantityError, may_inflect
from feuillet.manuscript.units import UNITS, Unit

TABLES = Path(__file__).parent / "quantities"


def rows(name: str) -> list[Any]:
    """Read a table, each row named by its braces."""
    table = yaml.safe_load((TABLES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["braced"]) for row in table]


@pytest.mark.parametrize("row", rows("good"))
def test_a_quantity_means_what_it_says(row: dict[str, Any]) -> None:
    quantity = parse(row["braced"])
    unit = quantity.unit and (quantity.unit.cldr or quantity.unit.code)
    assert (quantity.low, quantity.high, quantity.of) == tuple(
        Decimal(row[name]) if name in row else None for name in ("low", "high", "of")
    )
    assert (unit, quantity.inflected) == (row.get("unit"), row.get("inflected", ""))
    assert (quantity.year, quantity.is_dose) == (row.get("year", False), row.get("dose", False))


@pytest.mark.parametrize("row", rows("bad"))
def test_what_is_no_quantity_is_refused_with_its_remedy(row: dict[str, str]) -> None:
    with pytest.raises(QuantityError) as refusal:
        parse(row["braced"])
    problem, remedy = refusal.value.args
    assert problem == f"{row['braced']} {row['problem']}"
    assert row["remedy"] in remedy


@pytest.mark.parametrize("braced", ["{1,000 mg}", "{1,234 mg}"])
def test_a_comma_before_three_digits_is_never_taken_for_a_decimal_comma(braced: str) -> None:
    with pytest.raises(QuantityError) as refusal:
        parse(braced)
    assert braced.replace(",", ".") not in refusal.value.args[1]


def test_the_micro_of_a_greek_keyboard_is_the_same_unit() -> None:
    assert parse("{4.5 \u03bcg}").value == parse("{4.5 \u00b5g}").value


def test_a_tablet_and_two_tablets_have_the_same_unit() -> None:
    assert parse("{1 tablet}").value == parse("{1 tablets}").value


def test_a_form_of_its_own_says_nothing_of_the_value() -> None:
    assert parse("{year 2022|l'an 2022}").value == parse("{year 2022}").value
    assert parse("{3|3 lépés}").value == parse("{3}").value


def test_only_masses_and_volumes_in_symbols_and_scores_have_no_form_of_their_own() -> None:
    fixed = {code for code, unit in UNITS.items() if not may_inflect(unit)}
    assert fixed == {"mg", "g", "kg", "mL", "L", "dL", "cL", "fl oz", "lb", "oz"}
    assert (may_inflect(None), may_inflect(None, Decimal(30))) == (True, False)


NUMBERS = st.decimals(0, 99999, allow_nan=False, places=4).map(lambda number: f"{number.normalize():f}")


READ_AS_NOUGHT = "U"
"""What is written alone for units in a hurry, and refused (ISMP)."""


@given(NUMBERS, st.sampled_from([unit for unit in UNITS.values() if unit.code != READ_AS_NOUGHT]))
def test_every_number_with_every_unit_keeps_all_its_decimals(number: str, unit: Unit) -> None:
    quantity = parse(f"{{{number} {unit.code}}}")
    assert (f"{quantity.low}", quantity.unit) == (number, unit)


@given(st.text(st.sampled_from("0123456789.,–-/|×% {}\u00a0mgyear"), max_size=12))
def test_whatever_stands_in_braces_is_a_quantity_or_refused(inside: str) -> None:
    try:
        assert parse(f"{{{inside}}}").low >= 0 or inside.startswith("-")
    except QuantityError as refusal:
        problem, remedy = refusal.args
        assert problem.startswith(f"{{{inside}}}")
        assert remedy


def test_a_text_gives_its_quantities_in_order() -> None:
    assert [quantity.low for quantity in quantities("De {12/30} à {22/30} après {3 months}.")] == [12, 22, 3]
