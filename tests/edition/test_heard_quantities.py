"""Quantities for the ear: ranges in words, units by their names; and pages for screens without characters that nobody sees."""

from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from feuillet.cldr import Locale
from feuillet.edition.edition import line_of
from feuillet.edition.finished_text import Line, finish
from feuillet.edition.galley import Part
from feuillet.edition.isolates import balanced
from feuillet.edition.on_screens import ANY, text, visible
from feuillet.edition.quantities import write_aloud, write_quantity
from feuillet.findings import Location
from feuillet.manuscript.grammar import parse
from feuillet.manuscript.items import Point
from feuillet.manuscript.prose import Prose
from feuillet.translation.quantity_words import unfit

ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("heard.yaml").read_text(encoding="utf-8"))
UNSEEN = {
    "IL-\u20606 rises": '<span class="together">IL-6</span> rises',
    "熱と痛みの薬です\u2060<sup>(1)</sup>": '熱と痛みの薬<span class="together">です</span><sup>(1)</sup>',
    "mot\u2060<sup>(1)</sup>": '<span class="together">mot</span><sup>(1)</sup>',
    "by 27\u200e%\u200e in": 'by <bdi dir="ltr">27%</bdi> in',
    "\u2066LDN\u2069 and \u2067ماء\u2069": '<bdi dir="ltr">LDN</bdi> and <bdi dir="rtl">ماء</bdi>',
    "5–6 میلیمول\u200e/L است": '5–6 میلیمول<bdi dir="ltr">/L</bdi> است',
    "مول/\u200eL/مول": 'مول/<bdi dir="ltr">L</bdi>/مول',
    "۲۷\u200e٪\u200e است": '<bdi dir="ltr">۲۷٪</bdi> است',
    "ل&amp;\u200eL &lt;5\u200e&lt;6": 'ل&amp;<bdi dir="ltr">L</bdi> <bdi dir="ltr">&lt;5&lt;6</bdi>',
    "5\u200f&lt;6 ماء": '<bdi dir="rtl">5&lt;6</bdi> ماء',
    "ماء \u200e": "ماء ",
    "ស\u200bម": "ស<wbr/>ម",
    "أثر \u2066Interleukin IL-\u20606\u2069 في": (
        'أثر <bdi dir="ltr">Interleukin <span class="together">IL-6</span></bdi> في'
    ),
    "\u2066IL-\u20606 and\u2069\u2060)": (
        '<bdi dir="ltr"><span class="together">IL-6</span> and</bdi><span class="together">)</span>'
    ),
    "\u2066IL\u200e6 x\u2069": '<bdi dir="ltr"><bdi dir="ltr">IL6</bdi> x</bdi>',
    "(\u2060\u2066IL-\u20606\u2069)": '<span class="together">(<bdi dir="ltr">IL-6</bdi>)</span>',
    '<title>\u2066LDN\u2069 IL-\u20606</title><p title="a\u2060b">c</p>': (
        '<title>\u2066LDN\u2069 IL-6</title><p title="ab">c</p>'
    ),
}
"""Markup as it is, and as screens get it."""


def line(text: str, locale: str) -> Line:
    point = Point(text=Prose(text, Location("tea.yaml", 1), language=locale))
    return line_of(finish(point, Locale(locale), "latn").text)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['locale']}: {row['quantity']}")
def test_a_range_is_heard_in_words_and_its_unit_by_its_name(row: dict[str, str]) -> None:
    quantity, locale = parse(row["quantity"]), Locale(row["locale"])
    said = write_aloud(quantity, write_quantity(quantity, locale), locale)
    assert [" ".join(each.split()) for each in said] == [row["heard"], row["spelled"]]


def test_a_screen_shows_a_range_in_words_and_names_its_unit() -> None:
    dose = line("Take {1.5–4.5 mg}.", "en")
    assert dose.markup == 'Take <span class="quantity">1.5–4.5\u00a0mg</span>.'
    assert dose.voiced == 'Take <span class="quantity" data-said="1.5 to 4.5 milligrams">1.5–4.5\u00a0mg</span>.'
    assert dose.on_screen.markup == (
        'Take <abbr class="quantity" translate="no" title="1.5 to 4.5 milligrams">1.5\u00a0to\u00a04.5\u00a0mg</abbr>.'
    )
    assert dose.on_screen.voiced == dose.on_screen.markup
    assert dose.on_screen.plain == "Take 1.5\u00a0to\u00a04.5\u00a0mg."


def test_a_range_among_arabic_words_keeps_its_isolate() -> None:
    assert line("خذ {1.5–4.5 mg}.", "ar").on_screen.markup == (
        'خذ <abbr class="quantity" translate="no" title="1.5 إلى 4.5 مليغرام">'
        '<bdi dir="rtl">1.5\u00a0إلى\u00a04.5\u00a0مغم</bdi></abbr>.'
    )


def test_a_telephone_number_in_a_text_calls_from_a_screen_and_not_from_paper() -> None:
    call = line("Call {tel 01632 960-100}.", "en")
    assert "tel:" not in call.markup
    assert 'href="tel:01632960100"' in call.on_screen.markup


def test_a_range_that_begins_with_its_larger_number_is_refused() -> None:
    problem = unfit("{low} to {high}", "{high} bis {low}", Locale("de"))
    assert problem is not None
    assert problem.remedy == "write {low} before {high}"
    assert unfit("{low} to {high}", "{low} bis {high}", Locale("de")) is None


@pytest.mark.parametrize("markup", UNSEEN)
def test_what_nobody_sees_is_markup_on_a_screen(markup: str) -> None:
    assert visible(Part("page.html", markup)).markup == UNSEEN[markup]


PIECES = st.sampled_from(
    (
        "IL-6",
        "ماء",
        "ل",
        "5",
        "%",
        "/",
        " ",
        "です",
        "&lt;",
        "(",
        *("\u2060\u200e\u200f\u061c\u200b\u2066\u2066\u2067\u2069\u2069"),
    )
)


@given(st.lists(PIECES, max_size=12).map("".join))
@example("أثر \u2066Interleukin IL-\u20606\u2069 في الجسم")
def test_what_stands_for_what_nobody_sees_nests(piece: str) -> None:
    written = text(piece)
    page = etree.fromstring(f"<p>{written}</p>")
    said = "".join(page.itertext())
    assert not set(said) & set("\u2060\u200e\u200f\u061c\u200b")
    assert ANY.sub("", said) == ANY.sub("", unescape(piece))
    if balanced(piece):
        assert said == ANY.sub("", said)
