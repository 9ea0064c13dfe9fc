"""Every view of the desk by axe's rules, in three languages, light and dark, from a telephone to a desktop."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from workshop import Workshop

from desk.browser import Translator, served
from feuillet.desk import passwords

AXE = (Path(__file__).parents[1] / "readers" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (320, 768, 1280)
pytestmark = [pytest.mark.slow, pytest.mark.verify]


def faults(translator: Translator) -> list[str]:
    """List what axe finds wrong with what is shown."""
    translator.page.evaluate(AXE)
    found = translator.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{each['id']}: {node['html'][:120]}" for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "ar", "ja"])
def test_no_view_has_a_fault_and_none_is_wider_than_its_window(
    browser: Browser, address: str, language: str, scheme: str
) -> None:
    translator = Translator.coming(browser, address, language, color_scheme=scheme)
    page = translator.page
    assert page.get_attribute("html", "lang") == language
    assert page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
    assert faults(translator) == []
    translator.open("fever", "ja" if language == "fr" else language)
    translator.page.locator(".text > textarea").nth(2).focus()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert faults(translator) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), width
    page.click("#approve")
    assert faults(translator) == []


def test_a_page_with_a_fault_is_seen(browser: Browser, address: str) -> None:
    """What finds nothing on a page must find something on another."""
    translator = Translator.coming(browser, address, "fr")
    assert faults(translator) == []
    translator.page.evaluate("() => document.querySelector('main').append(document.createElement('input'))")
    assert any(each.startswith("label:") for each in faults(translator))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "ar", "ja"])
def test_who_signs_in_reads_the_own_language_and_meets_no_fault(
    browser: Browser, workshop: Workshop, tmp_path: Path, language: str, scheme: str
) -> None:
    people, password = tmp_path / "people", "four words of mine"
    passwords.add(people, "Ana", password)
    with served(workshop, "--passwords", str(people)) as address:
        translator = Translator.coming(browser, address, language, color_scheme=scheme)
        page = translator.page
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert faults(translator) == []
        assert page.get_attribute("html", "lang") == language
        page.fill("[name=name]", "Ana")
        page.fill("[name=password]", password)
        page.click("button")
        page.wait_for_selector(".person")
        assert faults(translator) == []
        page.click(".person button")
        page.wait_for_selector("[name=password]")
