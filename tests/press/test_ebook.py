"""The e-book as bound: its package, its navigation, its cover, and what EPUBCheck says of it."""

import posixpath
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from PIL import Image
from workshop import LOCALES, Workshop

from .epubs import complaints

DATE = "2026-01-15"
"""The document's own, which the package repeats."""
SPACES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "x": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "ncx": "http://www.daisy.org/z3986/2005/ncx/",
}


class Book:
    """An EPUB that is open for reading."""

    def __init__(self, file: Path, locale: str) -> None:
        self.archive, self.locale = ZipFile(BytesIO(file.read_bytes())), locale
        self.rtl = locale == "ar"

    def find(self, name: str, path: str) -> Any:
        """Ask a file of the book for what an XPath leads to."""
        return etree.fromstring(self.archive.read(f"EPUB/{name}")).xpath(path, namespaces=SPACES)

    def metadata(self, name: str) -> list[str]:
        """The values of a property of the package."""
        return [str(each) for each in self.find("content.opf", f"//opf:meta[@property='{name}']/text()")]


@pytest.fixture(scope="module", params=LOCALES)
def book(request: pytest.FixtureRequest, finished: Workshop) -> Book:
    locale = str(request.param)
    return Book(finished.output / f"clinic/{locale}/hand-washing.{locale}.epub", locale)


def test_the_mimetype_is_first_stored_and_without_an_extra_field(book: Book) -> None:
    first = book.archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert book.archive.read("mimetype") == b"application/epub+zip"


def test_no_entry_carries_the_clock(book: Book) -> None:
    assert {each.date_time for each in book.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_package_says_its_language_and_its_direction(book: Book) -> None:
    (package,) = book.find("content.opf", "/opf:package")
    told = (package.get("{http://www.w3.org/XML/1998/namespace}lang"), package.get("dir"))
    assert told == (book.locale, "rtl" if book.rtl else "ltr")


def test_there_is_one_language_and_it_is_the_edition_s(book: Book) -> None:
    assert book.find("content.opf", "//dc:language/text()") == [book.locale]


def test_the_book_was_modified_on_the_document_s_date_in_utc(book: Book) -> None:
    assert book.metadata("dcterms:modified") == [f"{DATE}T00:00:00Z"]
    assert book.find("content.opf", "//dc:date/text()") == [DATE]


def test_pages_of_a_right_to_left_book_turn_the_other_way(book: Book) -> None:
    (spine,) = book.find("content.opf", "//opf:spine")
    assert spine.get("page-progression-direction") == ("rtl" if book.rtl else "ltr")


def test_accessibility_is_told_from_what_is_in_the_book(book: Book) -> None:
    assert book.metadata("schema:accessMode") == ["textual", "visual"]
    assert "alternativeText" in book.metadata("schema:accessibilityFeature")
    assert (book.metadata("schema:accessibilityHazard"), len(book.metadata("schema:accessibilitySummary"))) == (
        ["none"],
        1,
    )


def test_conformance_that_nobody_has_examined_is_not_claimed(book: Book) -> None:
    package = book.archive.read("EPUB/content.opf")
    assert b"conformsTo" not in package
    assert b"certifiedBy" not in package


def test_the_contents_lead_to_every_page_in_reading_order(book: Book) -> None:
    spine = book.find("content.opf", "//opf:spine/opf:itemref/@idref")
    files = {item.get("id"): item.get("href") for item in book.find("content.opf", "//opf:item")}
    listed = book.find("nav.xhtml", "//x:nav[@epub:type='toc']/x:ol/x:li/x:a/@href")
    unlisted = {"cover.xhtml", "nav.xhtml"}
    assert [name for name, _ in groupby(address.partition("#")[0] for address in listed)] == [
        files[id] for id in spine if files[id] not in unlisted
    ]


def test_sections_follow_each_other_in_one_page_and_the_contents_lead_to_each(book: Book) -> None:
    listed = book.find("nav.xhtml", "//x:nav[@epub:type='toc']/x:ol/x:li/x:a/@href")
    sections = book.find("text.xhtml", "/x:html/x:body/x:section/@id")
    assert len(sections) > 1
    assert [address for address in listed if address.startswith("text.xhtml#")] == [
        f"text.xhtml#{id}" for id in sections
    ]


def test_old_readers_get_the_same_contents(book: Book) -> None:
    listed = book.find("nav.xhtml", "//x:nav[@epub:type='toc']//x:a/@href")
    assert book.find("toc.ncx", "//ncx:content/@src") == listed
    assert [text for text in book.find("toc.ncx", "//ncx:navLabel/ncx:text/text()") if not text.strip()] == []
    assert book.find("toc.ncx", "//ncx:navPoint/@playOrder") == [str(place) for place in range(1, len(listed) + 1)]
    depth = "2" if book.find("toc.ncx", "//ncx:navPoint/ncx:navPoint") else "1"
    assert book.find("toc.ncx", "//ncx:meta[@name='dtb:depth']/@content") == [depth]


def test_landmarks_lead_to_the_cover_the_contents_and_the_beginning(book: Book) -> None:
    marks = book.find("nav.xhtml", "//x:nav[@epub:type='landmarks']//x:a")
    led = {mark.get(f"{{{SPACES['epub']}}}type"): mark.get("href") for mark in marks}
    assert led == {"cover": "cover.xhtml", "toc": "nav.xhtml", "bodymatter": "opening.xhtml"}


def test_old_readers_get_the_same_landmarks_and_show_the_cover_once(book: Book) -> None:
    marks = book.find("content.opf", "//opf:guide/opf:reference")
    assert {mark.get("type"): mark.get("href") for mark in marks} == {
        "cover": "cover.xhtml",
        "toc": "nav.xhtml",
        "text": "opening.xhtml",
    }
    assert all(mark.get("title") for mark in marks)


def test_landmarks_that_are_hidden_stay_so_in_readers_without_that_rule(book: Book) -> None:
    assert book.find("nav.xhtml", "//x:nav[@epub:type='landmarks']/@hidden") == ["hidden"]
    assert b"[hidden] { display: none }" in book.archive.read("EPUB/book.css")


def test_every_page_says_its_language_and_its_direction(book: Book) -> None:
    for name in book.find("content.opf", "//opf:item[@media-type='application/xhtml+xml']/@href"):
        (root,) = book.find(name, "/x:html")
        assert (root.get("lang"), root.get("dir")) == (book.locale, "rtl" if book.rtl else "ltr"), name


def test_the_cover_is_a_picture_large_enough_for_any_shop_window(book: Book) -> None:
    (name,) = book.find("content.opf", "//opf:item[contains(@properties, 'cover-image')]/@href")
    with Image.open(BytesIO(book.archive.read(f"EPUB/{name}"))) as cover:
        assert (cover.format, cover.height > 1000) == ("PNG", True)
        assert cover.width / cover.height == pytest.approx(120 / 180, abs=0.001)
    assert book.find("content.opf", "//opf:meta[@name='cover']/@content") == ["cover-image"]
    (alternative,) = book.find("cover.xhtml", "//x:img/@alt")
    assert "Clinique du Parc" in alternative


def test_figures_are_in_the_book_with_their_alternative_text(book: Book) -> None:
    (figure,) = book.find("text.xhtml", "//x:img")
    assert f"EPUB/{figure.get('src')}" in book.archive.namelist()
    assert figure.get("alt").strip()


def test_everything_in_the_book_is_listed_in_the_package(book: Book) -> None:
    listed = {posixpath.join("EPUB", name) for name in book.find("content.opf", "//opf:item/@href")}
    others = {"mimetype", "META-INF/container.xml", "EPUB/content.opf"}
    assert listed | others == set(book.archive.namelist())


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["fr", "ar"])
def test_epubcheck_finds_nothing(finished: Workshop, locale: str) -> None:
    assert complaints(finished.output / f"clinic/{locale}/hand-washing.{locale}.epub") == []


@pytest.mark.slow
def test_epubcheck_would_find_a_language_that_is_missing(finished: Workshop, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    with ZipFile(finished.output / "clinic/fr/hand-washing.fr.epub") as whole, ZipFile(broken, "w") as out:
        for entry in whole.infolist():
            out.writestr(entry, whole.read(entry).replace(b"<dc:language>fr</dc:language>", b""))
    assert any("dc:language" in line for line in complaints(broken))
