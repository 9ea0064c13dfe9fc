"""The checks of a manuscript and of a translation: a folder of cases a check, each with the problems it must find."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from feuillet.cldr import Locale
from feuillet.discovery import modules
from feuillet.findings import Location, Severity
from feuillet.manuscript import source
from feuillet.manuscript.document import Document
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.reader import validate
from feuillet.preflight import manuscript, translation
from feuillet.translation.glossary import Glossary, Usage

HERE = Path(__file__).parent
COMPARISONS = {module.CHECK: module for module in modules(translation)}
EXAMINATIONS = {module.CHECK: module for module in modules(manuscript)}

FRAME = """\
language: fr
title: Le thé
message: Buvez-en.
key-points: [Le thé réveille.]
revision: 1
date: 2026-01-15
next-review: 2027-01-15
licence: CC BY-SA 4.0
sections:
  - {id: cup, title: La tasse, blocks: [{text: "TEXT"}]}
"""


def cases(kind: str) -> list[Any]:
    """Read the cases of all checks of a kind."""
    found = []
    for file in sorted((HERE / kind).glob("*/*.yaml")):
        case = yaml.safe_load(file.read_text(encoding="utf-8"))
        marks = [pytest.mark.xfail(reason=case["unmended"])] if "unmended" in case else []
        found.append(pytest.param(file.parent.name, case, id=f"{file.parent.name}/{file.stem}", marks=marks))
    return found


@pytest.mark.parametrize(("check", "case"), cases("translation"))
def test_a_translated_text_has_just_these_problems(check: str, case: dict[str, Any]) -> None:
    place = case.get("context", "")
    original = Prose(case["source"], Location("tea.yaml", 3), place, safety=True, language="fr")
    note = case.get("comment", "")
    target = Prose(case["target"], Location("tea.po", 7), place, safety=True, language=case["locale"], note=note)
    usage = Usage(Locale(case["locale"]), Glossary.model_validate(case.get("glossary", [])))
    found = list(COMPARISONS[check].check(original, target, usage))
    assert [finding.problem for finding in found] == case["problems"]
    assert all(str(finding.location) == "tea.po:7" and finding.check == check for finding in found)
    severity = Severity(case.get("severity", "error"))
    assert all(finding.remedy and finding.severity is severity for finding in found)


@pytest.mark.parametrize(("check", "case"), cases("manuscript"))
def test_a_manuscript_has_just_these_problems(check: str, case: dict[str, Any]) -> None:
    document, findings = validate(source.parse(FRAME.replace("TEXT", case["text"]), "tea.yaml"), Document)
    assert document is not None, findings
    found = list(EXAMINATIONS[check].check(document))
    assert [finding.problem for finding in found] == case["problems"]
    assert all(str(finding.location) == "tea.yaml:10" and finding.check == check for finding in found)


@pytest.mark.parametrize(("kind", "checks"), [("translation", COMPARISONS), ("manuscript", EXAMINATIONS)])
def test_every_check_has_cases_that_it_passes_and_cases_that_it_stops(kind: str, checks: dict[str, ModuleType]) -> None:
    outcomes: dict[str, set[bool]] = {check: set() for check in checks}
    for parameter in cases(kind):
        check, case = parameter.values
        outcomes[check].add(bool(case["problems"]))
    assert outcomes == {check: {True, False} for check in checks}


def test_figures_in_the_name_of_an_abbreviation_are_no_doses() -> None:
    text = FRAME.replace("sections:", "abbreviations: [{id: il, short: IL-6, long: interleukine 6}]\nsections:")
    document, _ = validate(source.parse(text, "tea.yaml"), Document)
    assert document is not None
    assert list(EXAMINATIONS["loose-figures"].check(document)) == []
