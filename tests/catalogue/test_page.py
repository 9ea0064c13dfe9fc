"""The list of publications that a reader opens in a browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from lxml import html
from workshop import PRODUCTS, Done, Workshop

NAMES = {"ar": "العربية", "en": "English", "fr": "Français", "ja": "日本語"}
DRAFTS = {"en": "Draft", "fr": "Brouillon", "ja": "下書き", "ar": "مسودة"}


@pytest.fixture
def page(finished: Workshop) -> Any:
    return html.fromstring((finished.output / "index.html").read_bytes())


def test_the_list_links_to_every_current_product_and_each_link_leads_to_a_file(finished: Workshop) -> None:
    assert finished.linked() == PRODUCTS
    assert all((finished.output / link).is_file() for link in finished.linked())


def test_the_list_is_in_the_language_of_the_first_imprint(page: Any) -> None:
    assert page.xpath("/html/@lang") == ["fr"]


def test_the_list_fetches_nothing(page: Any) -> None:
    assert page.xpath("//script | //link | //img | //iframe | //@style") == []
    assert "url(" not in page.xpath("string(//style)")


def test_each_imprint_is_a_heading_by_its_own_name(page: Any) -> None:
    assert [heading.text_content() for heading in page.xpath("//h2")] == ["Clinique du Parc", "Ward 7"]


@pytest.mark.parametrize("locale", NAMES)
def test_an_edition_is_listed_in_its_own_language_and_direction(page: Any, locale: str) -> None:
    articles = page.xpath(f"//article[@lang='{locale}']")
    assert len(articles) == 3
    for article in articles:
        assert article.get("dir") == ("rtl" if locale == "ar" else "ltr")
        assert article.xpath("string(.//*[@class='language'])") == NAMES[locale]


@pytest.mark.parametrize("locale", NAMES)
def test_a_draft_is_listed_as_one_in_words(page: Any, locale: str) -> None:
    for article in page.xpath(f"//article[@lang='{locale}']"):
        assert DRAFTS[locale] in article.xpath("string(.//*[@class='draft'])")


@pytest.mark.parametrize(("locale", "unit"), [("fr", "ko"), ("en", "kB"), ("ja", "KB"), ("ar", "كيلوبايت")])
def test_the_size_of_a_file_is_written_as_the_locale_writes_it(page: Any, locale: str, unit: str) -> None:
    sizes = [size.text_content() for size in page.xpath(f"//article[@lang='{locale}']//*[@class='size']")]
    assert sizes
    no_break = "[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
    assert [size for size in sizes if not re.fullmatch(rf"(PDF|EPUB), \d+{no_break}{unit}", size)] == []


def test_a_file_type_and_a_size_do_not_turn_each_other(page: Any) -> None:
    sizes = page.xpath("//article[@lang='ar']//*[@class='size']")
    assert {tuple(part.tag for part in size) for size in sizes} == {("bdi", "bdi")}


def test_an_imprint_without_products_is_not_listed(workshop: Workshop, run: Callable[..., Done]) -> None:
    workshop.path("content/imprints/ward.yaml").unlink()
    assert run(workshop, "make").status == 0
    assert "Ward 7" not in (workshop.output / "index.html").read_text(encoding="utf-8")


def test_a_title_is_escaped(workshop: Workshop, run: Callable[..., Done]) -> None:
    workshop.edit("content/imprints/ward.yaml", "Ward 7", "Ward <7> & Sons")
    assert run(workshop, "make", "--imprint", "ward", "--locale", "en").status == 0
    page = html.fromstring((workshop.output / "index.html").read_bytes())
    assert "Ward <7> & Sons" in [heading.text_content() for heading in page.xpath("//h2")]
