"""The bilingual handout: what two people point at together stands in one row, and what is filled in stands once."""

from functools import cache
from typing import Any

import pytest
from lxml import html
from printing import FORMATS
from workshop import ROOT, publication

from feuillet.edition.markup import MarkingUp
from feuillet.project import Project
from feuillet.publication.asks import Selection
from feuillet.templates import Templates

LOCALES = ("ar", "ja")


@cache
def page(locale: str) -> Any:
    """Mark up the article of the shipped clinic, which has a form, a table, steps and questions."""
    selection = Selection(documents=("naltrexone",), locales=(locale,), imprints=("larkwater",))
    (edition,) = publication(ROOT).editions(selection)[0]
    galley = FORMATS["bilingual"].mark_up(edition, MarkingUp(Templates(Project(ROOT).templates), Project(ROOT).figures))
    return html.fromstring(galley.parts[0].markup)


def rows(locale: str) -> list[Any]:
    return list(page(locale).find_class("facing"))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_row_has_the_source_and_then_its_translation(locale: str) -> None:
    said = [[(side.get("class"), side.get("lang")) for side in row] for row in rows(locale)]
    assert len(said) > 50
    assert said == [[("source", "fr"), ("target", locale)]] * len(said)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_filled_in_stands_once_below_both_labels(locale: str) -> None:
    blanks = page(locale).find_class("blank")
    forms = [blank for blank in blanks if blank.find_class("facing")]
    assert len(forms) == 4
    for form in forms:
        (row,) = form.find_class("facing")
        assert len(row.find_class("label")) == 2
        assert form.find_class("rule") != []
        assert row.find_class("rule") == []
    assert sum(len(form.find_class("rule")) for form in forms) == len(page(locale).find_class("rule")) == 5


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("kind", "rows_there"), [("pair", 5), ("question", 5), ("caption", 2), ("steps", 5)])
def test_a_row_holds_one_piece_and_its_translation(locale: str, kind: str, rows_there: int) -> None:
    found = [row for row in rows(locale) if row.find_class(kind)]
    assert len(found) == rows_there
    for row in found:
        assert [len(side.find_class(kind)) for side in row] == [1, 1]
        assert len(row[0].xpath(".//li")) == len(row[1].xpath(".//li")) <= 1


@pytest.mark.parametrize("locale", LOCALES)
def test_a_section_has_one_number_in_both_languages(locale: str) -> None:
    headings = [row for row in rows(locale) if row.find_class("number")]
    numbers = [[number.text for number in row.find_class("number")] for row in headings]
    assert numbers == [[str(number)] * 2 for number in range(1, len(headings) + 1)]
    assert len(headings) == 12


@pytest.mark.parametrize("locale", LOCALES)
def test_contacts_are_said_in_both_languages(locale: str) -> None:
    (row,) = [row for row in rows(locale) if row.find_class("contact")]
    said = [side.text_content() for side in row]
    assert [[number in side for number in ("999", "01632 960100", "0808 157 0100")] for side in said] == [
        [True] * 3
    ] * 2
    assert said[0] != said[1]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_id_stands_twice(locale: str) -> None:
    ids = page(locale).xpath("//@id")
    assert len(ids) == len(set(ids)) > 10


@pytest.mark.parametrize("locale", LOCALES)
def test_a_warning_stays_with_its_list_and_a_form_whole(locale: str) -> None:
    section = page(locale).get_element_by_id("precautions")
    held = ["held" in row.get("class") for row in section.find_class("facing")]
    assert held == [False] * 2 + [True] * 4 + [False]  # heading and text, then the warning and its list, then a text
    blanks = [
        "held" in blank.get("class") for blank in page(locale).get_element_by_id("notes").xpath("./div[@class]")[1:]
    ]
    assert blanks == [False] + [True] * 3
