"""What CLDR has of a language stays its own, whichever languages were asked for before it in the same process."""

from pathlib import Path

import pytest
import yaml

from feuillet.cldr import Locale

NAMES = yaml.safe_load((Path(__file__).with_name("names") / "languages.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def _asked_for_all() -> None:
    """Ask each language for all its names, once in one order and once in the other."""
    for tag in (*NAMES, *reversed(NAMES)):
        monday(tag)


def monday(tag: str) -> str:
    """Name the first day of the week, as a list of hours does."""
    return str(Locale(tag).babel.days["stand-alone"]["wide"][0])


@pytest.mark.parametrize("tag", NAMES)
def test_a_language_has_its_own_name_and_names_of_days(tag: str) -> None:
    assert {"name": Locale(tag).name, "monday": monday(tag)} == NAMES[tag]


@pytest.mark.parametrize("tag", NAMES)
def test_months_that_stand_alone_are_not_of_another_language(tag: str) -> None:
    months = Locale(tag).babel.months
    assert Locale(tag).script == "Latn" or not str(months["stand-alone"]["wide"][1]).isascii()
    assert str(months["stand-alone"]["wide"][1])[:1].casefold() == str(months["format"]["wide"][1])[:1].casefold()
