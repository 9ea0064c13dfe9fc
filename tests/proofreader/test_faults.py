"""The eye that judges finished pages finds each fault on a page that has it, and none on the page beside."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from press import small, tags

from feuillet.edition import qr
from feuillet.press.tagged import passes

from .product import Clinic, Product, faults

STYLE = """
html { font-size: 12pt } body { margin: 0 } p, h2, h3, ul, ol, table, div { margin: 0; padding: 0 }
.next { break-before: page } .sign::before { content: "!" }
ul, ol { list-style: none } ol { counter-reset: n } ol > li { counter-increment: n }
li::before { content: "–" } ol > li::before { content: counter(n) } .sources > li::before { content: counter(n) "." }
"""
PAGES = {
    "handout-a4": "@page { size: A4; margin: 27mm 20mm 22mm } .foot { margin-top: 200mm }",
    "booklet": "@page { size: 148.5mm 210mm; margin: 25mm 14mm 20mm } .foot { margin-top: 130mm }",
    "leaflet": "@page { size: 100mm 210mm; margin: 15mm 8mm 9mm } .foot { margin-top: 160mm }",
}
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("small_pages.yaml").read_text(encoding="utf-8"))


def printed(case: dict[str, Any]) -> Product:
    """Print a small page."""
    format, locale = case.get("format", "handout-a4"), case.get("locale", "en")
    code = (qr.draw("https://larkwater.example"),)
    galley = small.galley(case["body"], language=locale, styles=(STYLE + PAGES[format],), assets=code)
    clinic, said = Clinic(), case.get("clinic", {})
    if said:
        urgent = tuple(filter(None, (said.get("emergency"), *said.get("more", ()))))
        clinic = Clinic(urgent, tuple(said.get("phones", ())), said.get("web", False))
    return Product("small.pdf", locale, format, passes.repair(tags.raw(galley), galley), clinic)


@pytest.mark.parametrize("case", [pytest.param(each, id=each["name"]) for each in CASES])
def test_an_eye_finds_the_faults_of_a_small_page_and_no_others(case: dict[str, Any]) -> None:
    found = list(faults(printed(case)))
    assert [fault.kind for fault in found] == [kind for kind, _ in case["faults"]], found
    assert all(words in fault.words for fault, (_, words) in zip(found, case["faults"], strict=True)), found


def test_the_place_of_a_title_is_measured_from_the_side_where_reading_begins() -> None:
    for locale in ("en", "ar"):
        title = {"body": '<h1 style="margin: 10mm 0 0; padding-inline-start: 5mm">A</h1>', "locale": locale}
        page, across, down = printed(title).title or (0, 0, 0)
        assert page == 1
        assert across == pytest.approx(25, abs=0.1)
        assert 37 < down < 45
