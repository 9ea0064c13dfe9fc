"""Every view of the desk by axe's rules, in three languages, light and dark, from a telephone to a desktop."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from desk.browser import Translator

AXE = (Path(__file__).parents[1] / "readers" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (320, 768, 1280)
pytestmark = [pytest.mark.slow, pytest.mark.verify]


def faults(translator: Translator) -> list[str]:
    """List what axe finds wrong with what is shown."""
    translator.page.evaluate(AXE)
    found = translator.page.evaluate("() => axe.run(document)")
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
