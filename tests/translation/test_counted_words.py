"""The words of quantities in a catalog: one that would change a dose is a finding, and is not printed."""

from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest
import yaml
from workshop import ROOT

from feuillet.cldr import Locale
from feuillet.edition import interface_words
from feuillet.findings import Location, Severity
from feuillet.translation import vocabulary
from feuillet.translation.messages import Kept, Message, Messages
from feuillet.translation.vocabulary import Vocabulary, shipped_words
from feuillet.translation.vocabulary import words as wanted

GERMAN = Locale("de")
LOCALES = sorted(folder.name for folder in (ROOT / "locales").iterdir() if folder.is_dir())


@dataclass(frozen=True)
class Word:
    """One entry of the file."""

    id: str
    forms: tuple[str, ...]
    finding: str = ""
    printed: bool = False

    @property
    def messages(self) -> Messages:
        """A catalog with this word alone."""
        plural = tuple(enumerate(self.forms)) if len(self.forms) > 1 else ()
        kept = Kept(plural=self.id, forms=plural)
        message = Message("", self.id, "" if plural else self.forms[0], location=Location("templates.po", 1), kept=kept)
        return Messages("templates", "de", messages=(message,))


WORDS = [
    pytest.param(Word(**entry), id=f"{entry['id']} {entry['forms'][0]}")
    for entry in yaml.safe_load(Path(__file__).with_name("counted_words.yaml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_would_change_a_dose_is_said_and_not_printed(word: Word) -> None:
    found = list(chain(interface_words.faults(word.messages), vocabulary.faults(word.messages)))
    assert bool(found) == bool(word.finding)
    assert all(each.problem.startswith(word.finding) or each.check == "words" for each in found)
    assert any(each.problem.startswith(word.finding) for each in found) or not word.finding
    assert any(each.severity is Severity.ERROR for each in found) != word.printed
    known = Vocabulary(word.messages, GERMAN)
    counted = known.counted(word.id.removeprefix("{n} "), "", "one") if len(word.forms) > 1 else known.said(word.id)
    assert counted == (word.forms[0] if word.printed else None)


@pytest.mark.parametrize("tag", LOCALES)
def test_all_words_that_ship_are_printed(tag: str) -> None:
    known = shipped_words(tag)
    assert list(vocabulary.faults(known.messages)) == []
    ids = {message.id for message in wanted()}
    lost = [each for each in known.messages.messages if each.id in ids and each.translated]
    assert [
        (each.id, form)
        for each in lost
        for form in (*each.forms.values(), each.string)
        if form and known.fault(each.id, form)
    ] == []
