"""What is raised or lowered, and texts in a language of their own, as every format has them: a row per text."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from feuillet.cldr import Locale
from feuillet.edition.edition import line_of
from feuillet.edition.finished_text import finish
from feuillet.findings import Location
from feuillet.manuscript import source
from feuillet.manuscript.document import Document, prose
from feuillet.manuscript.items import Point
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.reader import validate
from feuillet.translation.messages import Messages, extract
from feuillet.translation.translator import translate

ROWS = yaml.safe_load(Path(__file__).with_name("signs_and_tongues.yaml").read_text(encoding="utf-8"))


def point(row: dict[str, Any]) -> Point:
    """Make a point of a row; a text that says no language of its own is in the locale's."""
    lang = row.get("lang", "")
    return Point(text=Prose(row["text"], Location("tea.yaml", 1), language=lang or row["locale"], lang=lang))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['locale']}: {row['text']}")
def test_a_text_is_marked_up_as_it_is_written(row: dict[str, Any]) -> None:
    finished = finish(point(row), Locale(row["locale"]), "latn")
    assert line_of(finished.text).markup == row["markup"]


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
    role: before-use
    blocks:
      - {id: latin, text: Camellia sinensis, lang: la}
      - {id: plan, schedule: Quand, medicines: [{medicine: Thé, night: "{1 tablet}"}]}
"""


def test_a_text_in_a_language_of_its_own_is_neither_asked_for_nor_missed() -> None:
    document, _ = validate(source.parse(TEA, "tea.yaml"), Document)
    assert document is not None
    asked = [message.context for message in extract(document, "tea.yaml")]
    assert "sections/cup/plan/schedule" in asked
    assert [context for context in asked if context.endswith(("latin/text", "/night"))] == []
    translation = translate(document, Messages("tea", "de"))
    assert [text.context for text in translation.untranslated] == asked
    printed = {text.context: line_of(text).markup for text in prose(finish(translation.tree, Locale("de"), "latn"))}
    assert printed["sections/cup/latin/text"] == '<bdi lang="la" dir="ltr">Camellia sinensis</bdi>'
    assert printed["sections/cup/plan/medicines/1/night"] == '<span class="quantity">1\u00a0Tablette</span>'
