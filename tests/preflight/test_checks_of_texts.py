"""The checks of a manuscript and of a translation: a folder of cases per check, each with the problems it must find.

A case of a translation has `source`, `target` and `locale`, one of a manuscript `text`, or a
`block`. `language` is the source's, French where
nothing is said; `severity` is that of all its problems, or a list of one per problem, an error where nothing is said; `safety`
is true for a translation and false for a manuscript where nothing is said; `remedies` is what to do about each; `glossary` and
`document` are those that serve it; `context` is its place.
"""

import json
from pathlib import Path
from types import ModuleType
from typing import Any
from unicodedata import normalize

import pytest
import yaml

from feuillet.cldr import Locale
from feuillet.discovery import modules
from feuillet.findings import Finding, Location, Severity
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
language: LANGUAGE
title: Le thé
message: Buvez-en.
key-points: [Le thé réveille.]
revision: 1
date: 2026-01-15
next-review: 2027-01-15
licence: CC BY-SA 4.0
sections:
  - {id: cup, title: La tasse, blocks: [BLOCK]}
"""


def cases(kind: str) -> list[Any]:
    """Read the cases of all checks of a kind."""
    found = []
    for file in sorted((HERE / kind).glob("*/*.yaml")):
        case = yaml.safe_load(file.read_text(encoding="utf-8"))
        marks = [pytest.mark.xfail(reason=case["unmended"])] if "unmended" in case else []
        found.append(pytest.param(file.parent.name, case, id=f"{file.parent.name}/{file.stem}", marks=marks))
    return found


def severities(case: dict[str, Any]) -> list[Severity]:
    """Say how severe each problem of a case is."""
    given = case.get("severity", "error")
    return [Severity(each) for each in (given if isinstance(given, list) else [given] * len(case["problems"]))]


def found_in(findings: list[Finding]) -> list[tuple[str, Severity]]:
    """Take of each finding what a case says of it."""
    return [(finding.problem, finding.severity) for finding in findings]


def document(text: str | dict[str, str], language: str = "fr", *, safety: bool = False, block: Any = None) -> Document:
    """Read a manuscript of one text, or of one block."""
    frame = FRAME.replace("LANGUAGE", language)
    whole = block or {"safety": safety, "text": text}
    written = frame.replace("BLOCK", normalize("NFC", json.dumps(whole, ensure_ascii=False)))
    document, findings = validate(source.parse(written, "tea.yaml"), Document)
    assert document is not None, findings
    return document


@pytest.mark.parametrize(("check", "case"), cases("translation"))
def test_a_translated_text_has_just_these_problems(check: str, case: dict[str, Any]) -> None:
    place, safety, language = case.get("context", ""), case.get("safety", True), case.get("language", "fr")
    text, translated = (normalize("NFC", case[side]) for side in ("source", "target"))  # as every file is read
    original = Prose(text, Location("tea.yaml", 3), place, safety=safety, language=language)
    note = case.get("comment", "")
    target = Prose(translated, Location("tea.po", 7), place, safety=safety, language=case["locale"], note=note)
    glossary = Glossary.model_validate(case.get("glossary", [])).serving(case.get("document", ""), language)
    found = list(COMPARISONS[check].check(original, target, Usage(Locale(case["locale"]), glossary)))
    assert found_in(found) == list(zip(case["problems"], severities(case), strict=True))
    assert all(str(finding.location) == "tea.po:7" and finding.check == check for finding in found)
    assert [finding.remedy for finding in found] == case.get(
        "remedies", [finding.remedy for finding in found if finding.remedy]
    )
    assert all(finding.evidence for finding in found if finding.severity is Severity.QUESTION)


@pytest.mark.parametrize(("check", "case"), cases("manuscript"))
def test_a_manuscript_has_just_these_problems(check: str, case: dict[str, Any]) -> None:
    said = (case.get("text", ""), case.get("language", "fr"))
    read = document(*said, safety=case.get("safety", False), block=case.get("block"))
    found = list(EXAMINATIONS[check].check(read))
    if check == "loose-figures":  # a number in a manuscript stops nothing: the checks of its translations hold it
        case = {"severity": "warning", **case}
    assert found_in(found) == list(zip(case["problems"], severities(case), strict=True))
    assert all(str(finding.location) == "tea.yaml:10" and finding.check == check for finding in found)


@pytest.mark.parametrize(("kind", "checks"), [("translation", COMPARISONS), ("manuscript", EXAMINATIONS)])
def test_every_check_has_cases_that_it_passes_and_cases_that_it_stops(kind: str, checks: dict[str, ModuleType]) -> None:
    outcomes: dict[str, set[bool]] = {check: set() for check in checks}
    for parameter in cases(kind):
        check, case = parameter.values
        outcomes[check].add(bool(case["problems"]))
    assert outcomes == {check: {True, False} for check in checks}


def test_figures_in_the_name_of_an_abbreviation_are_no_doses() -> None:
    text = FRAME.replace("LANGUAGE", "fr").replace("BLOCK", "text: Le thé.")
    text = text.replace("sections:", "abbreviations: [{id: il, short: IL-6, long: interleukine 6}]\nsections:")
    document, _ = validate(source.parse(text, "tea.yaml"), Document)
    assert document is not None
    assert list(EXAMINATIONS["loose-figures"].check(document)) == []


@pytest.mark.parametrize("row", yaml.safe_load((HERE / "suggestions.yaml").read_text(encoding="utf-8")))
def test_a_number_outside_braces_is_shown_in_them(row: dict[str, str]) -> None:
    (finding,) = EXAMINATIONS["loose-figures"].check(document(row["text"], row["language"]))
    assert finding.remedy == f"write {row['write']}, so that every language writes and checks them"
