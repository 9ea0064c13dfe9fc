"""What authors are told of a broken manuscript: a folder of them, each beside the findings it must give.

A line of the ``.txt`` file is how a finding begins; where it only names file and line, the words are the library's.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feuillet.findings import Finding
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.reader import read_document

BROKEN = Path(__file__).parent / "broken"
FIGURES = Figures(BROKEN / "figures")
CASES = [pytest.param(file, id=file.stem) for file in sorted(BROKEN.glob("*.yaml"))]


def read(file: Path) -> tuple[Finding, ...]:
    """Read a manuscript for what is wrong with it."""
    document, findings = read_document(file, file.name, FIGURES)
    assert document is None or {finding.check for finding in findings} <= {"reference", "figures"}
    return findings


@pytest.mark.parametrize("file", CASES)
def test_a_broken_manuscript_gives_its_findings(file: Path) -> None:
    expected = file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    found = sorted(map(str, read(file)), key=lambda text: (int(text.split(":")[1]), text))
    assert expected
    assert len(found) == len(expected), found
    assert [text[: len(begin)] for text, begin in zip(found, expected, strict=True)] == expected


def test_every_list_of_findings_has_its_manuscript() -> None:
    assert {file.stem for file in BROKEN.glob("*.txt")} == {file.stem for file in BROKEN.glob("*.yaml")}


WHOLE = """\
language: fr
title: Le thé
message: Une tasse contient {50 mg} de caféine.
key-points: [Le thé réveille.]
revision: 1
date: 2026-01-15
next-review: 2027-01-15
licence: CC BY-SA 4.0
sections:
  - id: cup
    title: La tasse
    blocks:
      - text: "Elle *dure* {10 min}."
"""


def test_a_whole_manuscript_gives_none(tmp_path: Path) -> None:
    file = tmp_path / "tea.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    document, findings = read_document(file, "tea.yaml", FIGURES)
    assert document is not None
    assert (document.title.text, str(document.title.location), findings) == ("Le thé", "tea.yaml:2", ())


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "tea.yaml"
    file.write_text(WHOLE, encoding="utf-8-sig")
    assert read_document(file, "tea.yaml", FIGURES)[1] == ()


@given(st.integers(0, len(WHOLE) - 1), st.text(st.sampled_from("{}[]\"':-#&*! |>\t\nα"), max_size=3))
def test_a_slip_of_the_keyboard_gives_a_document_or_findings(
    tmp_path_factory: pytest.TempPathFactory, position: int, slip: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "slip.yaml"
    file.write_text(f"{WHOLE[:position]}{slip}{WHOLE[position + 1 :]}", encoding="utf-8")
    document, findings = read_document(file, "slip.yaml", FIGURES)
    assert (document is None) == bool(findings)
    assert all(finding.location.path == "slip.yaml" and finding.remedy for finding in findings)
