"""What the leaflet keeps of an article, and what it must never carry."""

from pathlib import Path

import pytest
from workshop import publication

from feuillet.edition.abridgement import ORDER, abridge, panels
from feuillet.edition.edition import Edition, line_of
from feuillet.edition.markup import MarkingUp
from feuillet.formats import leaflet
from feuillet.manuscript import source
from feuillet.manuscript.blocks import Paragraph, Questions, Table
from feuillet.manuscript.document import Document, claims, prose
from feuillet.manuscript.reader import validate
from feuillet.project import Project
from feuillet.publication.features import Features
from feuillet.templates import Templates

PROJECT = Project(Path(__file__).parents[2])
LOCALES = ("ar", "en", "fr", "ja")
OMITTED = ("introduction", "dopamine", "immunity", "studies", "ties")
REPLACED = ("brain", "practice", "precautions")

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
    assert [row.cells[0].text for table in found if isinstance(table, Table) for row in table.rows] == ["noir"]
    assert [
        (each.id, each.answer.text) for block in found if isinstance(block, Questions) for each in block.questions
    ] == [("long", "Demandez.")]


def test_what_is_filled_in_by_hand_stands_on_the_back(short: Document) -> None:
    inside, back = panels(short)
    assert [section.id for section in back] == ["notes"]
    assert len(inside) == 4


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    """Issue the publication that ships in its locales."""
    issued = publication(PROJECT.root, Features()).editions()[0]
    return {edition.locale.tag: edition for edition in issued if edition.slug == "naltrexone"}


@pytest.fixture(scope="module")
def leaflets(editions: dict[str, Edition]) -> dict[str, str]:
    """Mark up its leaflets, as they are without markup between words and runs."""
    (format,) = (each for each in leaflet.FORMATS if each.name == "leaflet")
    marking = MarkingUp(Templates(PROJECT.templates), PROJECT.figures)
    return {
        tag: "".join(part.markup for part in format.mark_up(edition, marking).parts)
        for tag, edition in editions.items()
    }


def left_out(context: str) -> bool:
    """Tell what the leaflet of the publication must not say, by its place in the article."""
    kind, _, place = context.partition("/")
    section, _, rest = place.partition("/")
    return kind == "sections" and (
        section in OMITTED
        or (section in REPLACED and rest != "title" and not rest.startswith("leaflet/"))
        or rest.startswith(("doses/rows/1/", "doses/rows/2/", "answers/questions/delay/"))
        or rest == "answers/questions/antidepressants/answer"
    )


@pytest.mark.parametrize("tag", LOCALES)
def test_no_leaflet_carries_a_claim_that_is_left_out(
    editions: dict[str, Edition], leaflets: dict[str, str], tag: str
) -> None:
    lines = [line_of(text) for text in prose(editions[tag].document)]
    kept = {line.__html__() for line in lines if not left_out(line.context)}
    omitted = [line.__html__() for line in lines if left_out(line.context)]
    assert len(omitted) > 40
    assert [html for html in omitted if html in leaflets[tag] and html not in kept and not inside(html, kept)] == []


def inside(html: str, kept: set[str]) -> bool:
    """Tell whether a short text, such as a step of the article, also is part of one that is kept."""
    return any(html in other for other in kept)


@pytest.mark.parametrize("tag", LOCALES)
def test_every_leaflet_carries_the_warnings_and_notices(
    editions: dict[str, Edition], leaflets: dict[str, str], tag: str
) -> None:
    wanted = ("notices/", "sections/precautions/leaflet/", "sections/practice/leaflet/doctor")
    lines = [line_of(text).__html__() for text in prose(editions[tag].document) if text.context.startswith(wanted)]
    assert len(lines) >= 8
    assert [html for html in lines if html not in leaflets[tag]] == []


def test_the_one_claim_with_an_evidence_level_is_the_duration(editions: dict[str, Edition]) -> None:
    levels = [claim for claim in claims(abridge(editions["fr"].document).sections) if claim.evidence]
    assert [text.context.rsplit("/", 2)[0] for claim in levels for text in prose(claim)][:1] == [
        "sections/comparison/doses/rows/4"
    ]
    assert len(levels) == 1
