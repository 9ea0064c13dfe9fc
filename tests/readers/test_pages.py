"""Every shipped web page, on a phone and on a desk, by day and by night."""

from pathlib import Path
from typing import Any

import pytest

from . import node
from .conftest import QUICK, Library, each_locale

pytestmark = pytest.mark.slow


def seen(library: Library, locale: str) -> list[dict[str, Any]]:
    """What a browser sees of a page, in each size and each light."""
    pages = [library.page(tag) for tag in library.locales]
    visits = library.once("axe", lambda: node.read(pages, examine=True))
    return [visit for visit in visits if visit["file"] == str(library.page(locale))]


@each_locale
def test_axe_has_no_objection(library: Library, locale: str) -> None:
    visits = seen(library, locale)
    assert {(visit["width"], visit["scheme"]) for visit in visits} == {
        (width, scheme) for width in node.WIDTHS for scheme in node.SCHEMES
    }
    assert [visit["violations"] for visit in visits] == [[]] * 4


@each_locale
def test_no_page_scrolls_sideways(library: Library, locale: str) -> None:
    assert [visit["overflow"] for visit in seen(library, locale)] == [0] * 4


@each_locale
def test_a_page_asks_for_nothing_and_the_browser_has_nothing_to_say(library: Library, locale: str) -> None:
    for visit in seen(library, locale):
        assert {each for each in visit["requests"] if not each.startswith("data:")} == {library.page(locale).as_uri()}
        assert visit["said"] == []


@each_locale
def test_the_nu_checker_finds_no_error(library: Library, locale: str) -> None:
    pages = [library.page(tag) for tag in library.locales]
    assert [line for line in library.once("nu", lambda: node.nu(pages)) if f"/{locale}/" in line] == []


@pytest.mark.parametrize("locale", QUICK[:1])
def test_what_is_wrong_with_a_page_would_be_seen(library: Library, locale: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = library.page(locale).read_text(encoding="utf-8")
    wrong = '<p style="color: #888; background: #999; width: 2000px" epub:type="note">Too pale.</p></main>'
    page.write_text(text.replace("</main>", wrong).replace('dir="ltr"', ""), encoding="utf-8")
    (line,) = node.nu([page])
    assert "epub:type" in line
    for visit in node.read([page], examine=True):
        assert visit["overflow"] > 0
        assert any("color-contrast" in each for each in visit["violations"])
