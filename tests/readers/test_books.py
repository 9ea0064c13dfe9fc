"""Every shipped book: what Ace says of it, and that nothing in it asks for anything outside it."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from . import node
from .conftest import FEW, Library, each_locale

LARGEST = 200_000
"""In bytes; a book that brings a typeface may be larger."""
BROKEN = "broken"


def opened(library: Library, locale: str) -> list[dict[str, Any]]:
    """What a browser sees of each chapter of a book."""
    books = library.locales
    chapters = library.once("chapters", lambda: node.read([page for tag in books for page in library.chapters(tag)]))
    return [seen for seen in chapters if seen["file"].startswith(f"{library.unpacked(locale)}/")]


def objections(library: Library) -> dict[str, list[str]]:
    """What Ace says of each book, and of one whose picture has no alternative text; it takes seconds to start."""
    books = {tag: library.book(tag) for tag in library.locales}
    books[BROKEN] = library.folder / "broken.epub"

    def ask() -> dict[str, list[str]]:
        spoil(books[library.locales[0]], books[BROKEN])
        found = node.ace(library.folder / "ace", list(books.values()))
        return {tag: found[book] for tag, book in books.items()}

    return dict(library.once("ace", ask))


def spoil(book: Path, broken: Path) -> None:
    """Copy a book, with one more picture that nothing is said of."""
    with ZipFile(book) as whole, ZipFile(broken, "w") as out:
        for entry in whole.infolist():
            content = whole.read(entry)
            if entry.filename.endswith("/opening.xhtml"):
                content = content.replace(b"</h1>", b'</h1><img src="cover.png"/>')
            out.writestr(entry, content)


@pytest.mark.slow
@each_locale
def test_ace_has_no_objection(library: Library, locale: str) -> None:
    assert objections(library)[locale] == []


@pytest.mark.slow
@each_locale
def test_no_request_leaves_the_book(library: Library, locale: str) -> None:
    home = library.unpacked(locale).as_uri()
    asked = [request for chapter in opened(library, locale) for request in chapter["requests"]]
    assert len(asked) > 10
    assert [request for request in asked if not request.startswith((f"{home}/", "data:"))] == []


@pytest.mark.slow
@each_locale
def test_every_chapter_shows_and_the_browser_has_nothing_to_say(library: Library, locale: str) -> None:
    for chapter in opened(library, locale):
        assert chapter["text"].strip() or chapter["file"].endswith("cover.xhtml"), chapter["file"]
        assert chapter["said"] == []


@each_locale
def test_a_book_without_a_typeface_is_small(library: Library, locale: str) -> None:
    book = library.book(locale)
    with ZipFile(book) as archive:
        fonts = sum(entry.compress_size for entry in archive.infolist() if "/fonts/" in entry.filename)
    assert book.stat().st_size - fonts < LARGEST


@pytest.mark.slow
@pytest.mark.parametrize("locale", FEW[:1])
def test_a_request_that_leaves_a_book_would_be_seen(library: Library, locale: str, tmp_path: Path) -> None:
    chapter = tmp_path / "chapter.xhtml"
    text = library.chapters(locale)[-1].read_text(encoding="utf-8")
    chapter.write_text(text.replace("</body>", '<img src="https://out.invalid/" alt=""/></body>'), encoding="utf-8")
    (seen,) = node.read([chapter])
    assert "https://out.invalid/" in seen["requests"]
    assert seen["said"] != []


@pytest.mark.slow
@pytest.mark.parametrize("locale", FEW[:1])
def test_ace_would_object_to_a_picture_without_alternative_text(library: Library) -> None:
    assert any("image-alt" in line for line in objections(library)[BROKEN])
