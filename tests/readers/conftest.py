"""The shipped publication as books and web pages, and what browser and checkers say of it, asked once."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from printing import FORMATS, House
from shipped.shipped import ARTICLE, DOCUMENTS, HOUSE, LOCALES, QUICK, Publication
from workshop import ROOT, locked

FEW = QUICK
"""Those of `make test`."""
OTHERS = tuple(tag for tag in LOCALES if tag not in FEW)
SOME = {document: OTHERS[:: 2 if document == ARTICLE else 8] for document in DOCUMENTS}
RUNS = {document: (FEW, some, tuple(tag for tag in OTHERS if tag not in some)) for document, some in SOME.items()}
"""The locales that are looked at together; the last are left to `make explore`."""


def later(document: str, locale: str) -> pytest.MarkDecorator:
    """Leave most books and pages to `make verify`, and some of them to `make explore`."""
    if document == ARTICLE and locale in FEW:
        return pytest.mark.slow
    return pytest.mark.explore if locale in RUNS[document][2] else pytest.mark.verify


each_locale = pytest.mark.parametrize(
    ("document", "locale"),
    [
        pytest.param(document, tag, id=f"{tag}-{document}", marks=later(document, tag))
        for document in DOCUMENTS
        for tag in LOCALES
    ],
)


@dataclass(frozen=True)
class Library:
    """A folder all processes of pytest-xdist share, with the publication in some locales."""

    folder: Path
    locales: tuple[str, ...]
    publication: Publication
    house: House

    def book(self, locale: str) -> Path:
        return self.publication.file(locale, ".epub")

    def page(self, locale: str) -> Path:
        """Print the web page, which the publication's imprint does not issue."""
        (edition,) = self.house.editions(locale, FORMATS["web"])
        page = self.folder / f"{locale}.html"
        page.write_bytes(self.house.content(self.house.galley(edition, FORMATS["web"]), FORMATS["web"]))
        return page

    def unpacked(self, locale: str) -> Path:
        return self.folder / "unpacked" / locale

    def chapters(self, locale: str) -> list[Path]:
        """The pages of a book, unpacked."""
        with ZipFile(self.book(locale)) as archive:
            archive.extractall(self.unpacked(locale))
        return sorted(self.unpacked(locale).rglob("*.xhtml"))

    def once(self, question: str, ask: Callable[[], Any]) -> Any:
        """Ask something that takes long in one process, and tell all."""
        file = self.folder / f"{question}.json"
        with locked(self.folder / f"{question}.lock"):
            if not file.exists():
                file.write_text(json.dumps(ask()), encoding="utf-8")
        return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture
def document() -> str:
    """The document whose books and pages are looked at, where a test names none."""
    return ARTICLE


@pytest.fixture
def library(shared: Path, document: str, locale: str) -> Library:
    """Give the books and pages of the locales that are looked at together with this one."""
    (locales,) = (tags for tags in RUNS[document] if locale in tags)
    folder = shared / f"readers-{document}-{locales[0]}"
    folder.mkdir(exist_ok=True)
    store, made = shared / "store", shared / "publication"
    return Library(folder, locales, Publication(made, store, document), House(ROOT, store, (document,), HOUSE))
