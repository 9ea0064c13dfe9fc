"""The shipped publication as books and web pages, these made once, and what browser and checkers say of it, asked once."""

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from conftest import locked
from publication.shipped import Publication
from workshop import ROOT, Workshop

QUICK = ("fr", "ar")
"""The quick run looks at one book that reads from the left and one that reads from the right."""
LATER = tuple(
    sorted({folder.name for folder in (ROOT / "locales").iterdir() if (folder / "LC_MESSAGES").is_dir()} - {*QUICK})
)
LOCALES = (*QUICK, *(pytest.param(tag, marks=pytest.mark.slow) for tag in LATER))
each_locale = pytest.mark.parametrize("locale", LOCALES)


@dataclass(frozen=True)
class Library:
    """A folder all processes of pytest-xdist share, with the publication in some locales."""

    folder: Path
    locales: tuple[str, ...]
    publication: Publication

    def book(self, locale: str) -> Path:
        return self.publication.file(locale, ".epub")

    def page(self, locale: str) -> Path:
        self.once("made", lambda: make(self))
        return self.folder / f"output/house/{locale}/naltrexone.html"

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
def library(tmp_path_factory: pytest.TempPathFactory, publication: Publication, locale: str) -> Library:
    """Give the books and pages of the quick run, or of all other locales."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    locales = QUICK if locale in QUICK else LATER
    made = Library(shared / ("readers-quick" if locale in QUICK else "readers-later"), locales, publication)
    made.folder.mkdir(exist_ok=True)
    return made


def make(library: Library) -> int:
    """Make every edition as a page."""
    for name in ("content", "locales", "templates"):
        shutil.copytree(ROOT / name, library.folder / name)
    for imprint in (library.folder / "content/imprints").glob("*.yaml"):
        text = re.sub(r"(?m)^formats:.*$", "formats: [web]", imprint.read_text(encoding="utf-8"))
        imprint.write_text(text, encoding="utf-8")
    chosen = [word for tag in library.locales for word in ("--locale", tag)]
    return Workshop(library.folder).run("make", *chosen).status
