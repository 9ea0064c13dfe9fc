"""Footnotes: their numbers, where they are printed, and what a product leaves out."""

import re

import pytest

from feuillet.cldr import Locale
from feuillet.edition.abridgement import abridge
from feuillet.edition.edition import expand, expand_linked, line_of
from feuillet.edition.finished_text import finish
from feuillet.edition.footnotes import NumberedNote
from feuillet.manuscript import source
from feuillet.manuscript.document import Document, prose, revise
from feuillet.manuscript.model import Model
from feuillet.manuscript.reader import validate

TEA = """\
language: fr
title: Le thé
message: Buvez-en.
key-points: [Le thé réveille.]
revision: 1
date: 2026-01-15
next-review: 2027-01-15
licence: CC BY-SA 4.0
sections:
  - id: cup
    title: La tasse
    blocks:
      - {id: first, text: "Le matin[^second] et le soir[^first].", leaflet: omit}
      - {id: again, text: "La nuit[^second], jamais[^all]."}
      - {id: book, text: "Un livre le dit [](#book), voir [midi](#noon)[^first]."}
      - id: noon
        subsection: À midi
        blocks: [{list: [{text: "Une tasse[^own]", list: ["petite[^all]"]}]}]
    footnotes:
      - {id: first, text: Le premier.}
      - {id: second, text: Le second.}
      - {id: own, text: Celui de la tasse.}
  - id: pot
    title: La théière
    blocks: [{text: "Une théière[^own]."}]
    footnotes: [{id: own, text: Celui de la théière.}]
footnotes:
  - {id: all, text: Pour tous.}
references:
  - {id: book, citation: Un livre.}
"""
MARK = re.compile(r'<sup class="mark"><a role="doc-noteref"(?: id="([^"]+)")? href="([^"]+)">\((\d+)\)</a></sup>')


def tea() -> Document:
    """Read the manuscript and write it out in its own language."""
    document, findings = validate(source.parse(TEA, "tea.yaml"), Document)
    assert document is not None, findings
    return finish(document, Locale("fr"), "latn")


def marks(tree: Model) -> list[tuple[str, ...]]:
    """List the marks of a tree: the id of each, where it leads, and its number."""
    return [match for text in prose(tree) for match in MARK.findall(line_of(text).markup)]


def notes(notes: tuple[Model, ...]) -> list[tuple[int, str, tuple[str, ...]]]:
    """List numbers, texts and ways back."""
    return [(each.number, line_of(each.text).plain, each.marks) for each in notes if isinstance(each, NumberedNote)]


def test_footnotes_count_in_the_order_of_the_texts_and_within_one_as_they_are_listed() -> None:
    document = expand(tea())
    assert [number for _, _, number in marks(document)] == ["2", "1", "2", "3", "1", "4", "3", "5"]
    assert notes(document.sections[0].footnotes) == [
        (1, "Le premier.", ("#mark_1_1", "#mark_1_2")),
        (2, "Le second.", ("#mark_2_1", "#mark_2_2")),
        (4, "Celui de la tasse.", ("#mark_4_1",)),
    ]
    assert notes(document.sections[1].footnotes) == [(5, "Celui de la théière.", ("#mark_5_1",))]
    assert notes(document.footnotes) == [(3, "Pour tous.", ("#mark_3_1", "#mark_3_2"))]


def test_a_translation_that_turns_the_marks_of_a_text_round_has_the_same_numbers() -> None:
    turned = TEA.replace("Le matin[^second] et le soir[^first]", "Le soir[^first] et le matin[^second]")
    document, _ = validate(source.parse(turned, "tea.yaml"), Document)
    assert document is not None
    there = expand(finish(document, Locale("fr"), "latn"))
    assert [note[:2] for note in notes(there.sections[0].footnotes)] == [
        note[:2] for note in notes(expand(tea()).sections[0].footnotes)
    ]


def test_every_mark_leads_to_its_footnote_and_every_footnote_back() -> None:
    document = expand(tea())
    every = [note for section in document.sections for note in section.footnotes] + [*document.footnotes]
    assert all(isinstance(note, NumberedNote) for note in every)
    anchors = {f"#{note.anchor}" for note in every if isinstance(note, NumberedNote)}
    back = {place for note in every if isinstance(note, NumberedNote) for place in note.marks}
    assert {place for _, place, _ in marks(document)} == anchors
    assert {f"#{anchor}" for anchor, _, _ in marks(document)} == back


def test_a_leaflet_leaves_out_the_footnotes_of_what_it_leaves_out_and_counts_anew() -> None:
    document = expand(abridge(tea()))
    assert [note[:2] for note in notes(document.sections[0].footnotes)] == [
        (1, "Le second."),
        (3, "Le premier."),
        (4, "Celui de la tasse."),
    ]
    assert [number for _, _, number in marks(document)] == ["1", "2", "3", "4", "2", "5"]


def test_in_a_book_the_document_s_footnotes_are_on_the_page_at_its_end() -> None:
    pages = {"cup": "cup.xhtml", "pot": "pot.xhtml", "footnotes": "end.xhtml", "book": "end.xhtml", "noon": "cup.xhtml"}
    document, _ = expand_linked(tea(), pages)
    assert [place for _, place, number in marks(document) if number in "34"] == [
        "end.xhtml#note_3",
        "cup.xhtml#note_4",
        "end.xhtml#note_3",
    ]
    assert notes(document.footnotes) == [(3, "Pour tous.", ("cup.xhtml#mark_3_1", "cup.xhtml#mark_3_2"))]


def test_the_same_texts_once_more_on_a_page_have_marks_without_a_place_to_come_back_to() -> None:
    document = expand(tea(), linked=False)
    assert {anchor for anchor, _, _ in marks(document)} == {""}
    assert {back for _, _, places in notes(document.sections[0].footnotes) for back in places} == set()


@pytest.mark.parametrize("locale", ["fr", "ar", "ja", "th"])
def test_a_mark_is_glued_to_its_word(locale: str) -> None:
    document = revise(tea(), lambda text, _path, _safety: text)
    written = [line_of(text).markup for text in prose(expand(finish(document, Locale(locale), "latn")))]
    assert all("\u2060<sup" in text for text in written if '<sup class="mark">' in text)
