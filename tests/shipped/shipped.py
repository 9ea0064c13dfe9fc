"""The publication as it is delivered, and what its manuscript and locale catalogs say should stand in it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import polib
import pypdfium2
import pytest
from lxml import etree
from workshop import ROOT, locked, path_of

from feuillet import cli
from feuillet.cldr import Locale

SOURCE = "fr"
ARTICLE = "naltrexone"
"""The document whose texts and figures these tests know; the others are held to what is said of all editions."""
DOCUMENTS = {ARTICLE: SOURCE, "hand-washing": "en"}
"""Every document, and the language it is written in."""
HOUSE = ("house",)
"""The imprint whose products these tests know; `test_clinic` has those of the other."""
LOCALES = (SOURCE, *sorted(file.parts[-3] for file in ROOT.glob(f"locales/*/LC_MESSAGES/{ARTICLE}.po")))
"""The source and all locales it is translated into."""
QUICK = ("fr",)
"""The locale of `make quick`."""
FEW = (*QUICK, "ar", "ja", "ru", "th")
"""Those of `make test`: alphabets from the left and from the right, characters, syllables; `make verify` has the others."""
FORMATS = ("-handout-a4.pdf", "-leaflet.pdf", "-leaflet-print.pdf", ".epub")
TAGGED = ("-handout-a4.pdf", "-leaflet.pdf")
RIGHT_TO_LEFT = tuple(tag for tag in LOCALES if Locale(tag).direction == "rtl")
DROPPED = {"Cf", "Mn", "Zs", "Cc"}
SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "«": '"', "»": '"', "“": '"', "”": '"'} | dict.fromkeys("()（）[]【】ـ*", "")
)
"""Signs that typography changes, and brackets, which come out of a right-to-left file mirrored or not."""


def each(*tags: str) -> list[Any]:
    """Run a test for each of some locales, before `make verify` only for a few."""
    return [pytest.param(tag, marks=later(tag)) for tag in tags]


def later(tag: str) -> list[pytest.MarkDecorator]:
    """Leave most locales to `make verify`."""
    return [] if tag in QUICK else [pytest.mark.slow] if tag in FEW else [pytest.mark.verify]


def each_of_all() -> list[Any]:
    """Run a test for each document in each locale; of the others than the article, `make test` has one locale."""
    return [
        pytest.param(
            document, tag, marks=later(tag) if document == ARTICLE else pytest.mark.verify, id=f"{tag}-{document}"
        )
        for document in DOCUMENTS
        for tag in LOCALES
    ]


@dataclass(frozen=True)
class Publication:
    """The folder of what was made, an output folder a locale, and the store; a locale is made once, when it is first asked for."""

    folder: Path
    store: Path
    document: str = ARTICLE

    def output(self, locale: str) -> Path:
        """Make the document in a locale."""
        name = f"{self.document}-{locale}"
        made, making = self.folder / name, self.folder / f"{name}-making"
        self.folder.mkdir(exist_ok=True)
        with locked(self.folder / f"{name}.lock"):
            if not made.exists():
                asked = ["--document", self.document, "--imprint", "house", "--locale", locale]
                places = ["--output", str(making), "--store", str(self.store), "--workers", "1"]
                assert cli.main(["make", "--project", str(ROOT), *asked, *places]) == 0
                making.rename(made)
        return made

    def file(self, locale: str, format: str) -> Path:
        return self.output(locale) / path_of("house", locale, self.document, format)

    def content(self, locale: str, format: str) -> bytes:
        return self.file(locale, format).read_bytes()

    def text(self, locale: str, format: str) -> str:
        """All the text of a product."""
        content = self.content(locale, format)
        return "\n".join(pages_of_book(content).values() if format == ".epub" else pages(content))


@cache
def pages(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, as a reader that copies it gets it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def holds(text: str, words: str) -> bool:
    """Whether a text holds some words.

    Who copies right-to-left text out of a PDF gets its vowel signs elsewhere, and breaks the words that carry them: the
    other words are looked for one by one.
    """
    if bare(words) in bare(text):
        return True
    whole = [bare(word) for word in words.split() if not any(map(unicodedata.combining, word))]
    right_to_left = any(unicodedata.bidirectional(sign) == "AL" for sign in words)
    return right_to_left and len(whole) > 3 and all(word in bare(text) for word in whole)


@cache
def pages_of_book(epub: bytes) -> dict[str, str]:
    """The text of each file of a book."""
    with ZipFile(BytesIO(epub)) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        return {name: "".join(etree.fromstring(book.read(name)).itertext()) for name in names}


def bare(text: str) -> str:
    """Take from a text what differs between a catalog and a page: blanks, marks, typographic signs."""
    kept = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) not in DROPPED)
    return "".join(kept).translate(SIGNS)


def template(locale: str, words: str) -> str:
    """A word of the templates, as the locale's catalog has it."""
    if locale == "en":
        return words
    entry = polib.pofile(str(ROOT / f"locales/{locale}/LC_MESSAGES/templates.po")).find(words)
    assert entry is not None, words
    return str(entry.msgstr)


@cache
def messages(locale: str) -> dict[str, str]:
    """The document's texts by context; the source's own are the msgids."""
    name = "naltrexone.pot" if locale == "fr" else f"{locale}/LC_MESSAGES/naltrexone.po"
    entries = polib.pofile(str(ROOT / "locales" / name))
    return {str(entry.msgctxt): entry.msgid if locale == "fr" else entry.msgstr for entry in entries}


def fragments(text: str) -> list[str]:
    """The words of a text between its numbers."""
    return [bare(each) for each in re.split(r"\{[^}]*\}", text) if len(bare(each)) > 5]
