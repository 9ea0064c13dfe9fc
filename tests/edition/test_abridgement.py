"""What the leaflet keeps of an article, and what it must never carry."""

import pytest

from feuillet.edition.abridgement import ORDER, abridge, panels, settle
from feuillet.manuscript import source
from feuillet.manuscript.blocks import Paragraph, Questions
from feuillet.manuscript.document import Document, claims, prose
from feuillet.manuscript.reader import validate
from feuillet.manuscript.tables import Schedule, Table

TEA = """\
language: fr
title: Le thé rend heureux
message: Il rend heureux.
leaflet: {title: Le thé, message: Lisez ceci.}
key-points: [Le thé réveille.]
revision: 1
date: 2026-01-15
next-review: 2027-01-15
licence: CC BY-SA 4.0
sections:
  - {id: notes, title: À remplir, role: notes, blocks: [{form: [{label: Ma dose}]}]}
  - {id: more, title: L'histoire, leaflet: omit, blocks: [{text: Il y a longtemps.}]}
  - {id: effects, title: Les effets, role: side-effects, blocks: [{text: Beaucoup., leaflet: omit}, {text: Un peu.}]}
  - {id: use, title: Comment, role: how-to-use, leaflet: {title: Comment faire}, blocks: [{text: Versez.}]}
  - id: before
    title: Avant
    role: before-use
    leaflet: {blocks: [{text: Demandez à votre médecin.}]}
    blocks: [{text: Les études en disent du bien., evidence: reported}]
  - id: what
    title: Ce que c'est
    role: what-it-is
    blocks:
      - table: Deux thés
        columns: [Thé, Effet]
        rows: [{cells: [vert, fort], leaflet: omit}, {cells: [noir, faible]}]
      - questions:
          - {id: long, question: Longtemps, answer: Oui., leaflet-answer: Demandez.}
          - {id: good, question: Bon, answer: Très bon., leaflet: omit}
"""


DEEP = """\
      - table: Des thés
        columns: [Thé, Effet]
        rows:
          - {group: Les blancs, leaflet: omit, rows: [{cells: [un, rare]}]}
          - {group: Les noirs, rows: [{cells: [deux, fort]}, {cells: [trois, doux], leaflet: omit}]}
      - schedule: Quand
        medicines: [{medicine: Sirop, night: blank}, {medicine: Miel, night: blank, leaflet: omit}]
      - subsection: Le soir
        id: evening
        blocks:
          - {text: Rien., leaflet: omit}
          - {questions: [{id: late, question: Tard, answer: Oui., leaflet-answer: Non.}]}
"""
"""Blocks that have parts of parts."""


@pytest.fixture(scope="module")
def short() -> Document:
    """Abridge a manuscript that uses every way to leave something out."""
    document, findings = validate(source.parse(TEA, "tea.yaml"), Document)
    assert document is not None, findings
    return abridge(document)


def test_sections_stand_in_the_order_of_a_patient_leaflet(short: Document) -> None:
    assert [section.id for section in short.sections] == ["what", "before", "use", "effects", "notes"]
    assert [ORDER.index(section.role) for section in short.sections] == sorted(
        ORDER.index(section.role) for section in short.sections
    )


def test_the_leaflet_has_its_own_title_and_message(short: Document) -> None:
    assert (short.title.text, short.message.text) == ("Le thé", "Lisez ceci.")


def test_a_section_may_have_words_of_its_own_in_the_leaflet(short: Document) -> None:
    sections = {section.id: section for section in short.sections}
    assert [(sections[id].title.text, texts(sections[id].blocks)) for id in ("before", "use")] == [
        ("Avant", ["Demandez à votre médecin."]),
        ("Comment faire", ["Versez."]),
    ]


def texts(blocks: tuple[object, ...]) -> list[str]:
    """List the paragraphs among blocks."""
    return [block.text.text for block in blocks if isinstance(block, Paragraph)]


def test_blocks_rows_and_questions_can_be_left_out_one_by_one(short: Document) -> None:
    found = [claim for claim in claims(short.sections) if isinstance(claim, Table | Questions)]
    assert texts(short.sections[3].blocks) == ["Un peu."]
    assert [
        row.cells[0].text for table in found if isinstance(table, Table) for _, rows in table.bodies for row in rows
    ] == ["noir"]
    assert [
        (each.id, each.answer.text) for block in found if isinstance(block, Questions) for each in block.questions
    ] == [("long", "Demandez.")]


def test_what_is_filled_in_by_hand_stands_on_the_back(short: Document) -> None:
    inside, back = panels(short)
    assert [section.id for section in back] == ["notes"]
    assert len(inside) == 4


def test_groups_medicines_and_subsections_are_shortened_too() -> None:
    document, findings = validate(source.parse(TEA + DEEP, "tea.yaml"), Document)
    assert document is not None, findings
    short = abridge(document)
    (what, *_) = short.sections
    ((_, rows),) = [block for block in what.blocks if isinstance(block, Table)][1].bodies
    assert [row.cells[0].text for row in rows] == ["deux"]
    (schedule,) = (block for block in what.blocks if isinstance(block, Schedule))
    assert [each.medicine.text for each in schedule.medicines] == ["Sirop"]
    (evening,) = what.subsections
    assert [text.text for text in prose(evening)] == ["Le soir", "Tard", "Non.", "Non."]
    (settled,) = settle(short).sections[0].subsections
    assert [text.text for text in prose(settled)] == ["Le soir", "Tard", "Non."]
