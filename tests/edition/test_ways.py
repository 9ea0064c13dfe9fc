"""What is in another language than its page keeps its own direction: a word that is not translated, a paragraph of two texts."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from feuillet.cldr import Locale
from feuillet.edition.finished_text import line
from feuillet.edition.interface_words import Words
from feuillet.edition.ways import paragraph
from feuillet.findings import Location
from feuillet.manuscript.prose import Prose
from feuillet.translation.messages import Messages

HERE = Path(__file__).parent
PARAGRAPHS = yaml.safe_load((HERE / "ways.yaml").read_text(encoding="utf-8"))
WORDS = yaml.safe_load((HERE / "untranslated.yaml").read_text(encoding="utf-8"))
PLACES = ("date", "number")


@pytest.mark.parametrize("row", PARAGRAPHS, ids=str)
def test_a_paragraph_runs_the_way_of_its_texts_when_all_run_the_other_way(row: dict[str, Any]) -> None:
    page = Locale(row["locale"])
    texts = [({page.tag: text} if isinstance(text, str) else text).popitem() for text in row["texts"]]
    lines = [
        line(Prose(text, Location(""), language=tag), Locale(tag), "latn", foreign=tag != page.tag)
        for tag, text in texts
    ]
    assert paragraph(page, *lines) == row["runs"]


@pytest.mark.parametrize("row", WORDS, ids=str)
def test_a_word_that_is_not_translated_is_set_as_what_it_is(row: dict[str, Any]) -> None:
    locale = Locale(row["locale"])
    words = Words(Messages("templates", locale.tag, messages=()), locale)
    assert words.say(row["say"], **{name: row[name] for name in PLACES if name in row}) == row["markup"]
    assert words.plain(row["say"]) == row["plain"]
