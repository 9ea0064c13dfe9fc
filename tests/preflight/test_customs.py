"""Numbers that a language counts otherwise: each fact of a language's file is seen by a check, and in no other language."""

from pathlib import Path
from types import ModuleType

import pytest
import yaml

from feuillet.cldr import Locale
from feuillet.discovery import modules
from feuillet.findings import Location
from feuillet.manuscript.prose import Prose
from feuillet.preflight import translation
from feuillet.translation.glossary import Usage
from feuillet.writing import languages
from feuillet.writing.language import UNKNOWN, Language

ROWS = yaml.safe_load(Path(__file__).with_name("customs.yaml").read_text(encoding="utf-8"))
CHECKS: dict[str, ModuleType] = {module.CHECK: module for module in modules(translation)}


def severities(row: dict[str, str], language: str) -> set[str]:
    """Say how severe what a check finds is."""
    source = Prose(row["source"], Location("tea.yaml"), language="fr")
    target = Prose(row["target"], Location("tea.po"), language=language)
    return {str(finding.severity) for finding in CHECKS[row["check"]].check(source, target, Usage(Locale(language)))}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']} {row['target']}")
def test_a_language_that_counts_otherwise_is_not_wrong_and_another_is(row: dict[str, str]) -> None:
    assert severities(row, row["language"]) == ({row["found"]} - {"nothing"})
    assert severities(row, row["control"]) == {"error"}


def test_every_fact_of_counting_has_a_row() -> None:
    facts = {module.__name__.rpartition(".")[2]: module.LANGUAGE for module in modules(languages)}
    counting = {tag for tag, language in facts.items() if counts_otherwise(language)}
    assert counting == {row["language"] for row in ROWS}


def counts_otherwise(language: Language) -> bool:
    """Return whether a language's file says something of years or of hours, duals and ordinals."""
    return language.years not in {UNKNOWN, ()} or language.habits not in {UNKNOWN, frozenset()}
