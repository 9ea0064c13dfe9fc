"""A notice stands where it matters, and an evidence level is explained once and shown at each claim that has it."""

import pytest

from feuillet.cldr import Locale
from feuillet.edition.edition import expand
from feuillet.edition.finished_text import finish
from feuillet.edition.said_once import at_end
from feuillet.manuscript import source
from feuillet.manuscript.blocks import NoticeHere
from feuillet.manuscript.document import Document, Section, claims, prose
from feuillet.manuscript.model import Evidence
from feuillet.manuscript.reader import validate

TEA = """\
language: en
title: Tea
message: Tea wakes you.
key-points: [Tea wakes you.]
revision: 1
date: 2026-01-15
next-review: 2027-01-15
licence: CC BY-SA 4.0
notices:
  - {id: sample, everywhere: true, text: This is a sample.}
  - {id: hot, text: Tea is hot.}
  - {id: spilt, warning: true, text: Do not spill it.}
  - {id: unused, text: Nobody says so.}
sections:
  - id: what
    title: What it is
    blocks:
      - {text: A plant., evidence: reported}
      - {text: It wakes., evidence: mechanism}
      - list:
          - {text: By day., evidence: mechanism}
          - {text: By night., evidence: mechanism, list: [{text: Until two., evidence: mechanism}]}
      - notice: hot
      - notice: spilt
  - id: use
    title: How
    role: how-to-use
    blocks:
      - {text: "Pour it.", evidence: mechanism}
      - text: Then wait.
      - {text: Drink., evidence: mechanism}
      - notice: hot
      - notice: spilt
      - notice: hot
  - id: more
    title: More
    blocks: [{text: It is old., evidence: reported}, {notice: hot}, {notice: spilt}]
  - id: again
    title: Once more
    blocks: [{notice: hot}]
"""


@pytest.fixture(scope="module")
def tea() -> Document:
    document, findings = validate(source.parse(TEA, "tea.yaml"), Document)
    assert document, findings
    return expand(finish(document, Locale("en"), "latn"))


def notices(section: Section) -> list[str]:
    return [block.notice for block in section.blocks if isinstance(block, NoticeHere)]


def test_a_notice_stands_first_and_in_use_and_a_warning_wherever_it_is_named(tea: Document) -> None:
    assert [notices(section) for section in tea.sections] == [["hot", "spilt"], ["hot", "spilt"], ["spilt"], ["hot"]]


def test_it_is_said_again_at_the_end(tea: Document) -> None:
    assert [notice.id for notice in at_end(tea)] == ["hot"]


def test_a_level_is_explained_once_and_its_word_stands_at_each_claim(tea: Document) -> None:
    shown = [
        (claim.evidence, next(prose(claim)).level)  # type: ignore[attr-defined]  # a Line, once it is finished
        for claim in claims(tea.sections)
        if claim.evidence
    ]
    clear = [level for evidence, level in shown if evidence is not Evidence.REPORTED]
    assert clear == ["explained", *["named"] * (len(clear) - 1)]


def test_what_is_reported_without_a_source_is_said_to_be_at_each_claim(tea: Document) -> None:
    reported = [claim for claim in claims(tea.sections) if claim.evidence is Evidence.REPORTED]
    assert [next(prose(claim)).level for claim in reported] == ["explained"] * 2  # type: ignore[attr-defined]  # a Line, once it is finished
