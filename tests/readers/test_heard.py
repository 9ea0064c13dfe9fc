"""Every shipped book as a voice reads it: a range is heard as one."""

import re
import subprocess
from functools import cache

import pytest
from lxml import etree

from feuillet.edition.quantities.aloud import RANGE
from feuillet.translation.vocabulary import HIGH, LOW, TO, shipped_words

from .conftest import Library, each_locale

pytestmark = pytest.mark.slow

VOICES = {"zh-Hans": "cmn", "pt-BR": "pt-br"}
IN_PASSING = {"en": ("t@", "tU")}
"""How a word sounds between others, where that is not as alone: “to twelve”, “to eighteen”."""
NO_SOUND = re.compile(r"\([a-z-]+\)|[^A-Za-z@0-9&~]")
"""What espeak-ng writes of stress, pauses and changes of language."""
QUANTITY = "//*[@class='quantity']"


@cache
def said(tag: str, text: str) -> str:
    """Let espeak-ng say a text; it writes sounds as letters."""
    command = ["espeak-ng", "-q", "-x", "-v", VOICES.get(tag, tag), text]
    spoken = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    return NO_SOUND.sub("", spoken)


def quantities(library: Library, tag: str) -> list[str]:
    pages = [etree.fromstring(page.read_bytes()) for page in library.chapters(tag)]
    return ["".join(each.itertext()).replace("\u00a0", " ") for page in pages for each in page.xpath(QUANTITY)]


def words(tag: str) -> tuple[str, str]:
    """What stands before the lower end of a range, and between both."""
    before, _, rest = (shipped_words(tag).said(TO) or "").partition(LOW)
    return before.strip(), rest.partition(HIGH)[0].strip()


@each_locale
def test_a_voice_says_each_range_as_a_range(library: Library, locale: str) -> None:
    written = quantities(library, locale)
    assert written
    assert [text for text in written if RANGE.search(text)] == []
    _, between = words(locale)
    sounds = IN_PASSING.get(locale) or (said(locale, between),)
    ranges = [text for text in written if len(re.findall(r"\d+(?:[.,]\d+)?", text)) > 1 and between in text]
    heard = {text: said(locale, text.replace(words(locale)[0], "")) for text in ranges}
    assert [text for text, whole in heard.items() if not any(sound in whole for sound in sounds)] == []


@pytest.mark.parametrize("locale", ["fr", "ar", "de"])
def test_a_dash_would_be_passed_over(locale: str) -> None:
    _, between = words(locale)
    assert said(locale, "8–12") == said(locale, "8 12")
    assert said(locale, between) in said(locale, f"8 {between} 12")
