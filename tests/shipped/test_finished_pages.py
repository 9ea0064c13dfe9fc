"""Every page that ships, as a demanding eye sees it (`tests/proofreader`): what an imprint issues of a document in a locale."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from proofreader.product import Clinic, Product, faults
from workshop import ROOT

from feuillet.cli import features
from feuillet.edition.galley import PDF
from feuillet.production.store import FolderStore
from feuillet.project import Project
from feuillet.publication.asks import Ask, Name
from feuillet.publication.publication import Publication

from .shipped import ARTICLE, DOCUMENTS, FEW, LOCALES, pages_of_book
from .test_clinic import CLINIC, LOCALE_TAGS

HOUSE = "house"
FEW_LOW = 0.03
"""Of the pages but the last, how many may be less than three quarters full."""
APART_MM = 2
"""How far from each other the titles of one document may stand in two locales: letters are not as high in every script."""


def each_edition() -> Iterator[Any]:
    """List every edition, by its locale first; `make test` has those of the article that other tests print too."""
    for imprint, locales in ((HOUSE, LOCALES), (CLINIC, LOCALE_TAGS)):
        for document in DOCUMENTS:
            for locale in locales:
                soon = imprint == HOUSE and document == ARTICLE and locale in FEW
                mark = pytest.mark.slow if soon else pytest.mark.verify
                yield pytest.param(Name(document, locale, imprint), marks=mark, id=f"{locale}-{document}-{imprint}")


@pytest.fixture(params=each_edition())
def edition(request: pytest.FixtureRequest) -> Name:
    name: Name = request.param
    return name


@cache
def publication(shared: Path) -> Publication:
    """Open the publication that ships; what it prints goes where other tests find it."""
    return Publication(Project(ROOT), features(), FolderStore(shared / "store"))


@cache
def products(shared: Path, name: Name) -> tuple[Product, ...]:
    """Take the PDFs of an edition, or print those that no test has printed yet."""
    it = publication(shared)
    formats = [format.name for format in it.serving(it.edition(name).value) if format.media_type == PDF]
    made = ((format, it.product(Ask(name, format)).value) for format in formats)
    clinic = Clinic.read(name.imprint, name.locale)
    return tuple(
        Product(f"{name.imprint}/{name.locale}/{name.document}-{format}", name.locale, format, each.content, clinic)
        for format, each in made
        if each
    )


@cache
def found(shared: Path, name: Name) -> tuple[tuple[str, str], ...]:
    """Find the faults of an edition's products: the kind of each, and where it is."""
    made = products(shared, name)
    assert made
    return tuple((fault.kind, f"{product.path}: {fault}") for product in made for fault in faults(product))


def of_kinds(shared: Path, name: Name, *kinds: str) -> list[str]:
    """List the faults of some kinds: file, page and words."""
    return [said for kind, said in found(shared, name) if kind in kinds]


def test_pages_but_the_last_are_three_quarters_full(shared: Path, edition: Name) -> None:
    low, pages = of_kinds(shared, edition, "low page"), sum(each.pages - 1 for each in products(shared, edition))
    assert len(low) <= FEW_LOW * pages, low


def test_the_panels_of_a_leaflet_end_about_as_high(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "uneven panels") == []


def test_no_heading_is_alone_at_a_foot(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "heading alone") == []


def test_no_safety_list_is_broken(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "safety list broken") == []


def test_no_step_is_broken_or_alone(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "item broken", "steps broken", "step alone") == []


def test_no_question_is_broken_or_alone(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "question broken", "question alone") == []


def test_no_row_is_broken_or_alone(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "row broken", "row alone", "blank alone") == []


def test_no_last_line_is_under_three_letters(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "short last line") == []


def test_contacts_are_on_the_back_of_a_leaflet(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "contact not on the back") == []


def test_the_emergency_number_is_large_where_it_is_looked_for(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "emergency number") == []


def test_a_code_can_be_scanned(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "QR code", "QR code too small") == []


def test_no_type_is_below_the_floor_of_its_script(shared: Path, edition: Name) -> None:
    assert of_kinds(shared, edition, "type below the floor") == []


def test_the_title_is_where_it_is_in_the_language_of_the_source(shared: Path, edition: Name) -> None:
    source = Name(edition.document, DOCUMENTS[edition.document], edition.imprint)
    places = {each.format: each.title for each in products(shared, source)}
    for product in products(shared, edition):
        if product.title and (there := places.get(product.format)):
            page, across, down = product.title
            assert page == there[0], product.path
            assert (across, down) == pytest.approx(there[1:], abs=APART_MM), product.path


def test_a_book_keeps_whole_what_a_page_keeps_whole(shared: Path, edition: Name) -> None:
    printed = publication(shared).product(Ask(edition, "epub")).value
    assert printed
    with ZipFile(BytesIO(printed.content)) as book:
        style = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".css"))
    rules = re.findall(r"([^{}]+)\{[^{}]*(?<!-)break-inside: avoid", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))
    kept = {selector.strip() for rule in rules for selector in rule.split(",")}
    assert {".warning", ".warning + .list", ".question", ".steps", ".steps > li", "table", "tr"} <= kept
    text = "".join(pages_of_book(printed.content).values())
    assert all(number in text for number in Clinic.read(edition.imprint, edition.locale).numbers)
