"""The e-book and the web page as they are marked up: what matters most comes first, and all that is numbered is as on paper."""

import unicodedata
from functools import cache
from typing import Any

import pytest
from lxml import etree, html
from printing import FORMATS
from workshop import ROOT, publication

from feuillet.edition.galley import Galley
from feuillet.edition.markup import MarkingUp
from feuillet.edition.phones import Phone
from feuillet.project import Project
from feuillet.publication.asks import Selection
from feuillet.templates import Templates

LOCALES = ("fr", "ar")
PHONES = {
    "999": "tel:999",
    "01632 960100": "tel:01632960100",
    "+33 4 72 00 00 00": "tel:+33472000000",
    "+44 (0)1632 960100": "tel:+441632960100",
    "(01632) 960-100": "tel:01632960100",
}
"""Numbers as a clinic writes them, and where their links lead."""


@cache
def galley(format: str, locale: str, document: str = "naltrexone") -> Galley:
    """Mark up a document of the shipped clinic."""
    selection = Selection(documents=(document,), locales=(locale,), imprints=("larkwater",))
    (edition,) = publication(ROOT).editions(selection)[0]
    return FORMATS[format].mark_up(edition, MarkingUp(Templates(Project(ROOT).templates), Project(ROOT).figures))


def web(locale: str) -> Any:
    return html.fromstring(galley("web", locale).parts[0].markup)


def chapter(locale: str, name: str, document: str = "naltrexone") -> Any:
    (part,) = (part for part in galley("epub", locale, document).parts if part.name == name)
    return etree.fromstring(part.markup.encode())


def numbers(format: str, locale: str) -> list[str]:
    """The numbers of a product's sections, in their order."""
    parts = (html.fromstring(part.markup.encode()) for part in galley(format, locale).parts if "html" in part.name)
    return [number.text for root in parts for number in root.xpath("//section/*/span[@class='number']")]


@pytest.mark.parametrize("locale", LOCALES)
def test_title_and_summary_come_before_the_contents(locale: str) -> None:
    order = [element.get("class") or element.tag for element in web(locale).iter("h1", "section", "nav")]
    assert order[:3] == ["h1", "key-points", "contents"]
    names = [part.name for part in galley("epub", locale).parts]
    assert names[:4] == ["cover.xhtml", "opening.xhtml", "nav.xhtml", "text.xhtml"]
    assert chapter(locale, "opening.xhtml").xpath("//*[@class='key-points']")


@pytest.mark.parametrize("locale", LOCALES)
def test_sections_have_the_numbers_of_the_handout(locale: str) -> None:
    wanted = [str(number) for number in range(1, 13)]
    assert numbers("web", locale) == numbers("epub", locale) == wanted
    listed = web(locale).xpath("//nav//span[@class='number']/text()")
    said = chapter(locale, "nav.xhtml").xpath("//*[@id='toc']/*/*/*[local-name()='a']/text()")
    assert listed == [text.partition(".")[0] for text in said if "." in text] == wanted


@pytest.mark.parametrize("locale", LOCALES)
def test_a_book_asks_for_nothing_to_be_typed_and_lists_what_there_is_to_note(locale: str) -> None:
    notes = chapter(locale, "text.xhtml")
    assert len(notes.xpath("//*[local-name()='ul'][@class='form']/*[local-name()='li']")) == 4
    assert not any(
        part.markup.count('class="rule"') + part.markup.count("<input") for part in galley("epub", locale).parts
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_each_cell_says_its_column_where_it_stands_alone(locale: str) -> None:
    for root in (web(locale), html.fromstring(etree.tostring(chapter(locale, "text.xhtml")))):
        assert root.xpath("//table")
        for table in root.xpath("//table"):
            heads = [head.text_content() for head in table.xpath("thead//th")][1:]
            rows = table.xpath("tbody/tr")
            assert rows
            assert [[name.text_content() for name in row.find_class("column")] for row in rows] == [heads] * len(rows)


@pytest.mark.parametrize("locale", LOCALES)
def test_both_contents_lead_to_abbreviations_contact_and_the_colophon(locale: str) -> None:
    on_page = web(locale).xpath("//nav//a/@href")
    assert on_page[-3:] == ["#abbreviations", "#contact", "#colophon"]
    assert all(web(locale).xpath(f"//*[@id='{address[1:]}']") for address in on_page)
    in_book = chapter(locale, "nav.xhtml").xpath("//*[@id='toc']/*/*/*[local-name()='a']/@href")
    assert in_book[-3:] == ["text.xhtml#abbreviations", "text.xhtml#contact", "end.xhtml"]
    sourced = chapter(locale, "nav.xhtml", "hand-washing").xpath("//*[@id='toc']/*/*/*[local-name()='a']/@href")
    assert sourced[-2:] == ["end.xhtml", "end.xhtml#references"]


@pytest.mark.parametrize("locale", LOCALES)
def test_warnings_say_by_a_role_that_they_are_and_no_machine_translates_a_dose(locale: str) -> None:
    for root in (web(locale), html.fromstring(etree.tostring(chapter(locale, "text.xhtml")))):
        warnings, doses = root.find_class("warning"), root.find_class("quantity")
        assert {each.get("role") for each in warnings} == {"doc-notice"}
        assert {each.get("translate") for each in doses} == {"no"}
        assert any(each.tag == "abbr" and each.get("title") for each in doses)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_on_a_screen_holds_a_character_that_nobody_sees(locale: str) -> None:
    parts = [galley("web", locale).parts[0], *galley("epub", locale).parts]
    pages = [html.fromstring(part.markup.encode()) for part in parts if "html" in part.name]
    texts = "".join(text for page in pages for text in page.xpath("//body//text()"))
    assert [f"U+{ord(sign):04X}" for sign in texts if unicodedata.category(sign) == "Cf" and sign != "\u200c"] == []


@pytest.mark.parametrize("number", PHONES)
def test_a_number_leads_where_a_telephone_dials_it(number: str) -> None:
    assert Phone(label=None, number=number, **{"for": "reception"}).address == PHONES[number]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_number_of_the_clinic_can_be_called_from_a_screen(locale: str) -> None:
    called = {
        link
        for root in (web(locale), chapter(locale, "text.xhtml"))
        for link in root.xpath("//@href[starts-with(., 'tel:')]")
    }
    assert called >= {"tel:999", "tel:01632960100", "tel:08081570100"}
    assert "tel:" not in galley("handout-a4", locale).parts[0].markup
