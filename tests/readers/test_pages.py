"""Every shipped web page, on a phone and on a desk, by day and by night."""

from pathlib import Path

import pytest

from . import node
from .conftest import FEW, Library, each_locale

pytestmark = pytest.mark.slow
WRONG = "wrong"


def seen(library: Library, locale: str) -> dict[str, list[str]]:
    """What a browser and axe object to in a page, in each size and each light."""
    pages = {tag: library.page(tag) for tag in library.locales}

    def ask() -> dict[str, dict[str, list[str]]]:
        found = node.examined(list(pages.values()))
        return {tag: found[page] for tag, page in pages.items()}

    return dict(library.once("axe", ask)[locale])


@each_locale
def test_axe_has_no_objection(library: Library, locale: str) -> None:
    assert seen(library, locale)["axe"] == []


@each_locale
def test_no_page_scrolls_sideways(library: Library, locale: str) -> None:
    assert seen(library, locale)["sideways"] == []


@each_locale
def test_no_picture_lies_on_the_words_of_its_heading(library: Library, locale: str) -> None:
    assert seen(library, locale)["covered"] == []


@each_locale
def test_a_page_asks_for_nothing_and_the_browser_has_nothing_to_say(library: Library, locale: str) -> None:
    assert seen(library, locale)["asked for"] == []
    assert seen(library, locale)["said"] == []


def errors(library: Library) -> dict[str, list[str]]:
    """What the Nu checker says of each page, and of one that is spoilt; its Java takes seconds to start."""
    pages = {tag: library.page(tag) for tag in library.locales}
    pages[WRONG] = wrong(library)

    def ask() -> dict[str, list[str]]:
        found = node.nu(list(pages.values()))
        return {tag: found[page] for tag, page in pages.items()}

    return dict(library.once("nu", ask))


def wrong(library: Library) -> Path:
    """Spoil a page: a picture on a heading's words, too pale and too wide a text, an attribute no page has, and no direction."""
    page = library.folder / f"{WRONG}.html"
    text = library.page(library.locales[0]).read_text(encoding="utf-8")
    covered = '<h2>Covered<svg width="40" height="20" style="margin-left: -40px"></svg></h2>'
    pale = '<p style="color: #888; background: #999; width: 2000px" epub:type="note">Too pale.</p>'
    page.write_text(text.replace("</main>", f"{covered}{pale}</main>").replace('dir="ltr"', ""), encoding="utf-8")
    return page


@each_locale
def test_the_nu_checker_finds_no_error(library: Library, locale: str) -> None:
    assert errors(library)[locale] == []


@pytest.mark.parametrize("locale", FEW[:1])
def test_what_is_wrong_with_a_page_would_be_seen(library: Library) -> None:
    (line,) = errors(library)[WRONG]
    assert "epub:type" in line
    page = wrong(library)
    found = node.examined([page])[page]
    assert len(found["sideways"]) == len(node.WIDTHS) * len(node.SCHEMES)
    assert {each.partition(": ")[2] for each in found["covered"]} == {"Covered"}
    for width in node.WIDTHS:
        for scheme in node.SCHEMES:
            assert any(each.startswith(f"{width} {scheme}: ") and "color-contrast" in each for each in found["axe"])


def test_what_a_page_asks_for_and_what_the_browser_says_of_it_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!DOCTYPE html><title>x</title><img src="https://out.invalid/" alt="">', encoding="utf-8")
    found = node.examined([page])[page]
    assert any("https://out.invalid/" in each for each in found["asked for"])
    assert found["said"] != []
