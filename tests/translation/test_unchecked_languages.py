"""A language without facts for a check says so, for a check that switches itself off in silence protects nobody."""

from pathlib import Path

import pytest

from feuillet.cldr import Locale
from feuillet.findings import Location, Severity
from feuillet.translation.unchecked import NEEDED, checks, unchecked

HERE = Location("locales/xx/LC_MESSAGES/tea.po", 1)
LOCALES = sorted(
    folder.name for folder in (Path(__file__).parents[2] / "locales").iterdir() if (folder / "LC_MESSAGES").is_dir()
)


@pytest.mark.parametrize("tag", LOCALES)
def test_every_check_can_be_made_of_a_shipped_locale(tag: str) -> None:
    assert checks("fr", Locale(tag)) == ()
    assert list(unchecked("fr", Locale(tag), HERE)) == []


@pytest.mark.parametrize("tag", ["sw", "fi", "am", "km", "ur"])
def test_a_language_that_nobody_has_written_down_names_the_checks_it_lacks_once(tag: str) -> None:
    (finding,) = unchecked("fr", Locale(tag), HERE)
    assert finding.severity is Severity.WARNING
    assert finding.problem == f"{', '.join(NEEDED)} cannot be checked: there are no facts of the language {tag}"
    assert f"feuillet/writing/languages/{tag}.py" in finding.remedy


def test_a_source_that_nobody_has_written_down_is_named_itself() -> None:
    (finding,) = unchecked("sw", Locale("de"), HERE)
    assert finding.problem.endswith("there are no facts of the language sw")


def test_a_locale_of_another_region_or_script_has_the_facts_of_its_language() -> None:
    assert checks("fr-CA", Locale("zh-Hant")) == checks("en-GB", Locale("pt-PT")) == ()
