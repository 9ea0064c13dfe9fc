"""The text of every tagged PDF is the edition's: to who listens to the tags, and to who copies the page."""

from collections import Counter
from itertools import zip_longest

import pypdfium2
import pytest
from press import aloud

from feuillet.edition.edition import Edition
from feuillet.edition.galley import PDF, Galley

from .order import backwards, found, order, signs, tight
from .pages import label, page, paragraphs
from .printing import FORMATS, LOCALES, content, editions, galley

TAGGED = [name for name, format in FORMATS.items() if format.tagged and format.media_type == PDF]
AT_ONCE = {("fr", "handout-a4"), ("ar", "handout-a4")}
"""What the quick run prints."""
UNREAD = {
    "head": "a running head stands on every page and is read on none",
    "foot": "so does a running foot",
    "filler": "a panel of lines to write on fills a leaflet that has room, and the style sheet shows it then",
}
IN_PANELS = {"gloss": "a panel has no room for what the list of abbreviations on the back says too"}
NOTES = "My notes"


def shipped(*formats: str) -> pytest.MarkDecorator:
    """Try each locale in each format; all but two of them are slow."""
    cases = [
        pytest.param(locale, format, id=f"{locale}-{format}", marks=() if quick else pytest.mark.slow)
        for format in formats
        for locale in LOCALES
        for quick in [(locale, format) in AT_ONCE]
    ]
    return pytest.mark.parametrize(("locale", "format"), cases)


def proofs(locale: str, format: str) -> list[tuple[Edition, Galley, bytes]]:
    """Print what there is in a locale and a format."""
    made = [(edition, galley(edition, FORMATS[format])) for edition in editions(locale, FORMATS[format])]
    return [(edition, marked_up, content(marked_up, FORMATS[format])) for edition, marked_up in made]


def test_every_locale_has_an_edition() -> None:
    assert [locale for locale in LOCALES if not editions(locale, FORMATS["handout-a4"])] == []


@shipped(*TAGGED)
def test_the_tags_hold_every_text_in_the_order_it_is_read(locale: str, format: str) -> None:
    for edition, _, printed in proofs(locale, format):
        lines = order(edition, format)
        assert len(lines) > 10
        assert found(lines, aloud.paragraphs(printed)) == [line.context for line in lines]


@shipped(*TAGGED)
def test_the_tags_hold_what_the_galley_says_and_nothing_else(locale: str, format: str) -> None:
    for edition, marked_up, printed in proofs(locale, format):
        root = label(page(marked_up.parts[0].markup), numbered=format.startswith("handout"))
        written = paragraphs(root, *UNREAD, *(IN_PANELS if format.startswith("leaflet") else ()))
        notes = edition.words.plain(NOTES)
        read = [each for each in aloud.paragraphs(printed) if signs(each) != signs(notes)]
        assert [pair for pair in zip_longest(read, written, fillvalue="") if not same(*pair)] == []


def same(read: str, written: str) -> bool:
    """Whether a paragraph is as it was written: word for word, or sign for sign where it runs to the left."""
    return signs(read) == signs(written) if backwards(written) else read == written


@shipped(*TAGGED)
def test_who_copies_a_page_gets_every_text_in_the_order_it_is_read(locale: str, format: str) -> None:
    for edition, _, printed in proofs(locale, format):
        lines = order(edition, format)
        assert found(lines, copied(printed), tight) == [line.context for line in lines]


def copied(printed: bytes) -> list[str]:
    """Copy the text of each page."""
    document = pypdfium2.PdfDocument(printed)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@shipped(*(format.name for format in FORMATS.values() if format.twin))
def test_a_sheet_shows_the_glyphs_of_its_tagged_twin(locale: str, format: str) -> None:
    twins = proofs(locale, FORMATS[format].twin)
    for (_, _, sheet), (edition, _, twin) in zip(proofs(locale, format), twins, strict=True):
        shown, wanted = aloud.glyphs(sheet), aloud.glyphs(twin)
        assert wanted - shown == Counter()
        hints = Counter(sign for _, _, sign in (shown - wanted).elements())
        words = (tight(edition.staff.find(message.id) or message.id) for message in edition.staff.messages.messages)
        assert any(hints == Counter(word) for word in words), hints
