"""The book, the page and the tagged handout of a locale say the same, message by message."""

import re
import unicodedata
from functools import cache

import pytest
from lxml import html
from publication.shipped import bare, messages, pages, pages_of_book

from feuillet.cldr import Locale

from .conftest import QUICK, Library, each_locale

OF_THE_LEAFLET = re.compile(r"(^|/)leaflet(/|$)|/leaflet-answer$")
UNSEEN = re.compile(r"/alt$")
"""An alternative text is heard and not seen."""


@cache
def said(library: Library, locale: str) -> dict[str, str]:
    """All the text of each product, without blanks and typographic signs."""
    page = html.fromstring(library.page(locale).read_bytes())
    return {
        "book": run_on("".join(pages_of_book(library.book(locale).read_bytes()).values())),
        "page": run_on(page.find("body").text_content()),
        "handout": run_on("".join(pages(library.handout(locale).read_bytes()))),
    }


def run_on(text: str) -> str:
    """A text without blanks, typographic signs and hyphens, which who copies a PDF loses at the end of a line."""
    return bare(text).replace("-", "")


def whole(text: str, words: str, locale: str) -> bool:
    """Whether a text holds a message, its figures aside, which each locale writes its own way."""
    return all(stands(text, part, locale) for part in re.split(r"\{[^}]*\}", words))


def stands(text: str, words: str, locale: str) -> bool:
    """Whether words stand in a text: in one piece, or in two where a page ends or the margin says something.

    Who copies right-to-left text out of a PDF gets vowel signs and names elsewhere: the other words are looked for one by one.
    """
    wanted = run_on(words)
    if wanted in text or any(wanted[:cut] in text and wanted[cut:] in text for cut in range(1, len(wanted))):
        return True
    parts = re.findall(r"[^\W\d_]+", "".join(sign if not unicodedata.combining(sign) else "0" for sign in words))
    return Locale(locale).direction == "rtl" and all(run_on(part) in text for part in parts if len(part) > 1)


@each_locale
def test_every_message_stands_in_the_book_the_page_and_the_handout(library: Library, locale: str) -> None:
    texts = {
        context: text
        for context, text in messages(locale).items()
        if not OF_THE_LEAFLET.search(context) and not UNSEEN.search(context)
    }
    assert len(texts) > 60
    lost = [
        (name, context)
        for name, text in said(library, locale).items()
        for context, words in texts.items()
        if not whole(text, words, locale)
    ]
    assert lost == []


@pytest.mark.parametrize("locale", QUICK[:1])
def test_a_message_that_is_left_out_would_be_missed(library: Library, locale: str) -> None:
    assert not whole(said(library, locale)["book"], "Ces mots ne sont dans aucun texte.", locale)
