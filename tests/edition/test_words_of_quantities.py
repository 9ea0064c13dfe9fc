"""The words of quantities that CLDR lacks: who has them, who has not, and what is said of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from feuillet.cldr import Locale
from feuillet.edition.finished_text import unwritable
from feuillet.edition.quantities import writable, write_quantity
from feuillet.findings import Location
from feuillet.manuscript.grammar import parse
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose
from feuillet.publication.lacking import lacking
from feuillet.shipped import LOCALES
from feuillet.translation import po
from feuillet.translation.messages import Kept, Message, Messages
from feuillet.translation.vocabulary import Vocabulary, shipped_words, words

SWAHILI = Locale("sw")
SHIPPED = (*sorted(file.parts[-3] for file in LOCALES.glob("*/LC_MESSAGES/templates.po")), "en")


class Saying(Model):
    """A tree of one text."""

    text: Prose


def saying(text: str, language: str) -> Saying:
    """Make a tree of a text."""
    return Saying(text=Prose(text, Location("tea.yaml", 3), "text", language=language))


def vocabulary(*messages: Message) -> Vocabulary:
    """Make the words of a Swahili catalog."""
    return Vocabulary(Messages("templates", "sw", messages=messages), SWAHILI)


TABLET = Message("", "{n} tablet", kept=Kept(plural="{n} tablets", forms=((0, "kidonge {n}"), (1, "vidonge {n}"))))


def test_a_quantity_without_a_word_in_its_language_is_refused_before_anything_is_printed() -> None:
    (finding,) = unwritable(saying("Meza {2 tablets}.", "sw"), SWAHILI)
    assert finding.problem == "there is no word for {2 tablets} in sw"
    assert finding.remedy == "translate “{n} tablet” in templates.po, or write it behind a bar: {2 tablets|…}"
    assert not list(unwritable(saying("Meza {2 tablets|vidonge viwili}.", "sw"), SWAHILI))


def test_a_word_that_the_project_translates_is_no_longer_lacking() -> None:
    assert "no word in it for tablets" in " ".join(map(str, lacking("sw")))
    assert "tablets" not in " ".join(map(str, lacking("sw", vocabulary(TABLET))))


def test_a_projects_catalog_gives_a_language_its_words_without_any_code() -> None:
    known = vocabulary(TABLET)
    assert not list(unwritable(saying("Meza {2 tablets}.", "sw"), SWAHILI, (known, None)))
    assert write_quantity(parse("{2 tablets}"), SWAHILI, words=known) == "vidonge\u00a02"
    assert write_quantity(parse("{1 tablet}"), SWAHILI, words=known) == "kidonge\u00a01"


@pytest.mark.parametrize(
    "lacking", [replace(TABLET, fuzzy=True), replace(TABLET, kept=Kept(forms=((0, "x {n}"), (1, ""))))]
)
def test_a_word_that_is_fuzzy_or_lacks_a_form_is_no_word(lacking: Message) -> None:
    assert not writable(parse("{2 tablets}"), SWAHILI, vocabulary(lacking))


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_shipped_locale_has_every_word(tag: str) -> None:
    for message in words():
        text = message.id.removeprefix("{n} ")
        known = (
            shipped_words(tag).counted(text, text, "other")
            if message.kept.plural
            else shipped_words(tag).said(message.id)
        )
        assert known, message.id
        assert tag == "en" or known.count("{") == message.id.count("{")


def test_forms_that_another_header_numbers_otherwise_keep_their_numbers(tmp_path: Path) -> None:
    """A catalog of three forms, in another order, is written with CLDR's header, and says the same."""
    header = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 2 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 0 : 1);"
    forms = ((0, "{n} капли"), (1, "{n} капель"), (2, "{n} капля"))
    drops = Message("", "{n} drop", kept=Kept(plural="{n} drops", forms=forms))
    old = Messages("templates", "ru", messages=(drops,), metadata=(("Plural-Forms", header), ("Language", "ru")))
    russian = Locale("ru")
    before = [
        write_quantity(parse(each), russian, words=Vocabulary(old, russian))
        for each in ("{1 drop}", "{3 drops}", "{5 drops}")
    ]
    assert before == ["1\u00a0капля", "3\u00a0капли", "5\u00a0капель"]
    file = tmp_path / "templates.po"
    file.write_text(po.write(old), encoding="utf-8")
    new, findings = po.read(file, "templates.po", "templates", russian)
    assert new is not None, findings
    after = [
        write_quantity(parse(each), russian, words=Vocabulary(new, russian))
        for each in ("{1 drop}", "{3 drops}", "{5 drops}")
    ]
    assert after == before
