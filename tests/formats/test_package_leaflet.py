"""A whole leaflet of a medicine, `tests/package_leaflet`: what a real one is made of, in every format and in four languages."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html
from press import aloud, tags
from press.epubs import complaints
from press.pages import chapters
from press.proofs import TAGGED, proofs
from printing import FORMATS, House
from readers import node
from workshop import ROOT, locked, set_up

from feuillet.cli import features

pytestmark = pytest.mark.slow

LOCALES = ("en", "ar", "de", "ja")
"""The language it is written in, then those it is translated into."""
CASES = [(locale, name) for locale in LOCALES for name in FORMATS if (locale, name) != ("en", "bilingual")]
SOON = {("ar", "leaflet")}
"""What `make test` prints: from the right, in panels, all that is tagged; `make verify` has the others."""


def cases(*formats: str) -> list[object]:
    """List locales with formats."""
    return [
        pytest.param(*case, id="-".join(case), marks=[] if case in SOON else [pytest.mark.verify])
        for case in CASES
        if case[1] in formats
    ]


@pytest.fixture(scope="session")
def medicine(shared: Path) -> House:
    """The leaflet, with the templates that ship and their words."""
    root = shared / "package-leaflet"
    with locked(shared / "package-leaflet.lock"):
        if not root.exists():
            set_up(shared / "package-leaflet-making", ROOT / "tests" / "package_leaflet", LOCALES[1:]).root.rename(root)
    return House(root, shared / "store")


@pytest.mark.parametrize("locale", LOCALES)
def test_it_has_an_edition_in_every_locale(medicine: House, locale: str) -> None:
    assert [edition.slug for edition in medicine.editions(locale, FORMATS["handout-a4"])] == ["velorin"]


@pytest.mark.parametrize(("locale", "name"), cases(*FORMATS))
def test_no_check_of_a_product_finds_anything(medicine: House, locale: str, name: str) -> None:
    (proof,) = proofs(medicine, locale, name)
    galley = medicine.galley(proof.edition, FORMATS[name])
    printed = medicine.printed(galley, FORMATS[name])
    found = [*printed.findings]
    for inspect in features().inspections:
        found += inspect(printed, galley, FORMATS[name])
    assert [str(finding) for finding in found] == []


@pytest.mark.parametrize(("locale", "name"), cases(*TAGGED))
def test_every_text_is_read_aloud_in_its_order_and_nothing_else(medicine: House, locale: str, name: str) -> None:
    (proof,) = proofs(medicine, locale, name)
    assert proof.heard == proof.names
    assert proof.misread == []
    assert proof.copied == proof.visible
    if proof.sheet:
        assert aloud.glyphs(proof.printed) - aloud.glyphs(proof.sheet.printed) == Counter()


@pytest.mark.parametrize(("locale", "name"), cases(*TAGGED))
def test_its_parts_are_what_they_are_to_who_listens(medicine: House, locale: str, name: str) -> None:
    (proof,) = proofs(medicine, locale, name)
    shape = tags.shape(proof.printed, "Span", "NonStruct", "Link", "Div", "Part")
    assert "LBody(L(LI(Lbl LBody)" in shape  # points below a point
    assert "LBody(Figure" in shape
    notes = tags.kinds(proof.printed, "/Note", "/ID")
    assert len(notes) == len(set(notes)) >= 5
    assert "la" in {language for _, language in tags.languages(proof.printed)}
    there = {words for _, words in tags.links(proof.printed)}
    assert {"(1)", "1"} <= there


@pytest.mark.parametrize(("locale", "name"), cases("epub"))
def test_its_book_passes_epubcheck_and_ace(medicine: House, locale: str, name: str, tmp_path: Path) -> None:
    (proof,) = proofs(medicine, locale, name)
    book = tmp_path / f"{locale}.epub"
    book.write_bytes(proof.printed)
    assert complaints(book) == []
    (nav,) = chapters(book.read_bytes())["nav.xhtml"].xpath("//*[@id='toc']")
    listed = [str(href) for href in nav.xpath(".//@href")]
    assert {f"text.xhtml#{id}" for id in ("before", "do-not", "ask-first", "too-much")} <= {*listed}
    assert node.ace(tmp_path / "ace", [book])[book] == []


@pytest.mark.parametrize(("locale", "name"), cases("web"))
def test_its_page_passes_axe_and_the_nu_checker(medicine: House, locale: str, name: str, tmp_path: Path) -> None:
    (proof,) = proofs(medicine, locale, name)
    page = tmp_path / f"{locale}.html"
    page.write_bytes(proof.printed)
    tree = html.fromstring(proof.printed)
    fields = {each.get("id"): each.get("type") or each.tag for each in tree.xpath("//input | //textarea")}
    assert sorted(fields.values()) == ["datetime-local", "number", "tel", "textarea"]
    assert {*tree.xpath("//label/@for")} == {*fields}
    assert [(each.get("min"), each.get("max")) for each in tree.xpath("//input[@type='number']")] == [("200", "1200")]
    assert set(map(tuple, node.examined([page])[page].values())) == {()}
    assert node.nu([page])[page] == []


@pytest.mark.parametrize("sheet", ["web.css", "book.css"])
def test_no_style_of_a_screen_takes_the_number_of_a_step_with_a_picture_away(sheet: str) -> None:
    """An item of a list that is displayed as something else has no marker (CSS Lists 3, 3)."""
    style = (ROOT / "templates" / "styles" / sheet).read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", style)
    assert [rule for rule in rules if "pictured" in rule[0] and "::" not in rule[0] and "display" in rule[1]] == []
    assert any("pictured" in selector for selector, _ in rules)
