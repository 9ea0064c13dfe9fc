"""The text of every tagged PDF is the edition's: to who listens to the tags, and to who copies the page."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

import pypdfium2
import pytest
from press import aloud

from feuillet.edition.edition import Edition
from feuillet.edition.galley import PDF, Format

from .order import backwards, found, order, signs, tight
from .pages import label, page, paragraphs
from .printing import FORMATS, LOCALES, content, editions, galley

TAGGED = [name for name, format in FORMATS.items() if format.tagged and format.media_type == PDF]
SHEETS = {format.twin: format for format in FORMATS.values() if format.twin}
AT_ONCE = {("fr", "handout-a4"), ("ar", "handout-a4")}
"""What the quick run prints."""
UNREAD = {
    "head": "a running head stands on every page and is read on none",
    "foot": "so does a running foot",
    "filler": "a panel of lines to write on fills a leaflet that has room, and the style sheet shows it then",
}
IN_PANELS = {"gloss": "a panel has no room for what the list of abbreviations on the back says too"}
NOTES = "My notes"


@dataclass(frozen=True, eq=False)
class Proof:
    """An edition printed in a format, and read aloud."""

    edition: Edition
    format: Format

    @cached_property
    def printed(self) -> bytes:
        return content(galley(self.edition, self.format), self.format)

    @cached_property
    def read(self) -> list[str]:
        return aloud.paragraphs(self.printed)

    @cached_property
    def copied(self) -> list[str]:
        """The text of each page, as it is copied."""
        document = pypdfium2.PdfDocument(self.printed)
        try:
            return [page.get_textpage().get_text_bounded() for page in document]
        finally:
            document.close()

    @property
    def written(self) -> list[str]:
        """What the galley says, with what style sheets write before a text."""
        name = self.format.name
        root = label(page(galley(self.edition, self.format).parts[0].markup), numbered=name.startswith("handout"))
        return paragraphs(root, *UNREAD, *(IN_PANELS if name.startswith("leaflet") else ()))


CASES = [
    pytest.param((locale, format), id=f"{locale}-{format}", marks=late)
    for locale in LOCALES
    for format in TAGGED
    for late in [() if (locale, format) in AT_ONCE else (pytest.mark.slow,)]
]


@pytest.fixture(scope="module", params=CASES)
def proofs(request: pytest.FixtureRequest) -> list[Proof]:
    """Print what there is in a locale and a format, for all tests that look at it."""
    locale, format = request.param
    return [Proof(edition, FORMATS[format]) for edition in editions(locale, FORMATS[format])]


def test_every_locale_has_an_edition() -> None:
    assert [locale for locale in LOCALES if not editions(locale, FORMATS["handout-a4"])] == []


def test_the_tags_hold_every_text_in_the_order_it_is_read(proofs: list[Proof]) -> None:
    for proof in proofs:
        lines = order(proof.edition, proof.format.name)
        assert len(lines) > 10
        assert found(lines, proof.read) == [line.context for line in lines]


def test_the_tags_hold_what_the_galley_says_and_nothing_else(proofs: list[Proof]) -> None:
    for proof in proofs:
        notes = signs(proof.edition.words.plain(NOTES))
        read = [each for each in proof.read if signs(each) != notes]
        assert [pair for pair in zip_longest(read, proof.written, fillvalue="") if not same(*pair)] == []


def same(read: str, written: str) -> bool:
    """Whether a paragraph is as it was written: word for word, or sign for sign where it runs to the left."""
    return signs(read) == signs(written) if backwards(written) else read == written


def test_who_copies_a_page_gets_every_text_in_the_order_it_is_read(proofs: list[Proof]) -> None:
    for proof in proofs:
        lines = order(proof.edition, proof.format.name)
        assert found(lines, proof.copied, tight) == [line.context for line in lines]


def test_a_sheet_shows_what_its_tagged_twin_shows_and_a_hint(proofs: list[Proof]) -> None:
    for proof in proofs:
        if proof.format.name in SHEETS:
            sheet, staff = Proof(proof.edition, SHEETS[proof.format.name]), proof.edition.staff
            shown, wanted = aloud.glyphs(sheet.printed), aloud.glyphs(proof.printed)
            assert wanted - shown == Counter()
            hint = Counter(glyph.text for glyph in (shown - wanted).elements())
            assert hint in [Counter(tight(staff.find(each.id) or each.id)) for each in staff.messages.messages]
