"""The book, the page and the tagged handout of a locale say the same, message by message."""

import re
import unicodedata
from functools import cache

import pytest
from lxml import html
from publication.shipped import bare, messages, pages, pages_of_book

from .conftest import QUICK, Library, each_locale

OF_THE_LEAFLET = re.compile(r"(^|/)leaflet(/|$)|/leaflet-answer$")
UNSEEN = re.compile(r"/alt$")
"""An alternative text is heard and not seen."""


@cache
def said(library: Library, locale: str) -> dict[str, str]:
    """All the text of each product, without blanks and typographic signs."""
    page = html.fromstring(library.page(locale).read_bytes())
    return {
        "book": bare("".join(pages_of_book(library.book(locale).read_bytes()).values())),
        "page": bare(page.find("body").text_content()),
        "handout": bare("".join(pages(library.handout(locale).read_bytes()))),
    }


def whole(text: str, words: str) -> bool:
    """Whether a text holds a message, its figures aside, which each locale writes its own way."""
    return all(stands(text, part) for part in re.split(r"\{[^}]*\}", words))


def stands(text: str, words: str) -> bool:
    """Whether words stand in a text: in one piece, or in two where a page ends or the margin says something.

    Who copies right-to-left text out of a PDF gets vowel signs and figures elsewhere: the other words are looked for one by one.
    """
    wanted = bare(words)
    if wanted in text or any(wanted[:cut] in text and wanted[cut:] in text for cut in range(1, len(wanted))):
        return True
    right_to_left = any(unicodedata.bidirectional(sign) == "AL" for sign in words)
    return right_to_left and all(
        bare(word) in text for word in words.split() if not any(map(unicodedata.combining, word))
    )


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
        if not whole(text, words)
    ]
    assert lost == []


@pytest.mark.parametrize("locale", QUICK[:1])
def test_a_message_that_is_left_out_would_be_missed(library: Library, locale: str) -> None:
    assert not whole(said(library, locale)["book"], "Ces mots ne sont dans aucun texte.")
