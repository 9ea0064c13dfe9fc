"""Somebody opens the shelf from a disk, in a real browser: who reads one language finds a leaflet, and staff find any."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks import made_up_shelf, static_shelf
from desk.browser import browsing
from playwright.sync_api import Browser, Page
from workshop import LOCALES, Workshop

AXE = (Path(__file__).parents[1] / "readers" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (320, 768, 1280)
DRAFT = "C’est le texte le plus récent, mais c’est un brouillon."
THAI = "ความเคารพตนเอง 17"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf of 120 documents that nobody has made, in four languages."""
    folder = tmp_path_factory.mktemp("made-up")
    made = made_up_shelf.products(120, ("ar", "fr", "ja", "th"))
    listed = made_up_shelf.lay_out(made_up_shelf.project(folder / "project"), folder / "output", made)
    assert listed.refused == {}
    return folder / "output"


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


INVISIBLE = re.compile("[\u2066-\u2069]")
"""What keeps names of either direction apart."""


def shown(page: Page) -> list[str]:
    """The titles of what is shown."""
    return page.locator("article:visible h3, .elsewhere:visible b").all_inner_texts()


def test_a_reader_of_arabic_finds_a_leaflet_by_two_clicks(page: Page, finished: Workshop) -> None:
    page.goto((finished.output / "index.html").as_uri())
    page.click("text=العربية")
    assert page.get_attribute("html", "dir") == "rtl"
    link = page.locator("article#clinic-hand-washing a", has_text="مطوية").first
    assert (finished.output / "ar" / str(link.get_attribute("href"))).resolve().is_file()


def test_a_reader_of_thai_finds_a_leaflet_by_its_words_though_they_have_no_blanks(page: Page, made_up: Path) -> None:
    page.goto((made_up / "index.html").as_uri())
    page.click("text=ไทย")
    page.fill("#words", THAI)
    (title,) = [title for title in shown(page) if title.endswith(" 17")]
    page.click(f"text={title}")
    assert "/th/house/leaflet-017" in page.url


@pytest.mark.parametrize(
    ("locale", "typed"),
    [
        ("ar", "نالتريكسون"),
        ("ar", "النَّالتريكسون"),
        ("ja", "ナルトレキソン低用量"),
        ("th", "นัลเทรกโซนขนาดต่ำ"),
        ("fr", "DOSÉ"),
    ],
)
def test_a_title_is_found_however_it_is_typed(page: Page, made_up: Path, locale: str, typed: str) -> None:
    page.goto((made_up / locale / "index.html").as_uri())
    page.fill("#words", f"{typed} 101")
    assert [title.rpartition(" ")[2] for title in shown(page)] == ["101"]
    page.fill("#words", f"{typed} qqq")
    assert shown(page) == []
    assert page.inner_text("[role=status]")


def test_staff_find_a_leaflet_by_its_language_and_its_title_in_their_own(page: Page, finished: Workshop) -> None:
    page.goto((finished.output / "index.html").as_uri())
    for typed in ("japonais", "Japanese", "日本語", "ja"):
        page.fill("#words", typed)
        assert page.locator(".languages li:visible").all_inner_texts() == ["日本語\njaponais"]
    page.fill("#words", "laver japonais")
    assert page.locator(".languages li:visible").count() == 0
    found = page.locator(".elsewhere a")
    shown_of = [INVISIBLE.sub("", each) for each in found.all_inner_texts()]
    assert shown_of == ["日本語 · japonais\nSe laver les mains · Clinique du Parc"]
    page.fill("#words", "ward japonais")
    assert [INVISIBLE.sub("", each).rpartition(" · ")[2] for each in found.all_inner_texts()] == ["Ward 7"]
    page.fill("#words", "laver japonais")
    page.click(".elsewhere a")
    assert page.url.endswith("/ja/clinic/hand-washing.html")
    assert page.inner_text("h1") == "手洗い"
    page.goto((finished.output / "ja" / "index.html").as_uri())
    page.fill("#words", "laver")
    assert shown(page) == ["手洗い"]


@pytest.mark.parametrize(("spoken", "first"), [("ar-EG", "ar"), ("ja", "ja"), ("sw-KE", "en")])
def test_the_language_of_somebody_s_telephone_comes_first(
    browser: Browser, finished: Workshop, spoken: str, first: str
) -> None:
    page = browser.new_context(locale=spoken).new_page()
    page.goto((finished.output / "index.html").as_uri())
    tiles = page.locator(".languages a")
    assert tiles.first.get_attribute("hreflang") == first
    assert tiles.count() == len(LOCALES)


def test_the_shelf_is_used_by_keys_alone(page: Page, finished: Workshop) -> None:
    page.goto((finished.output / "index.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.type("arabe fièvre")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/*/fever.html")


def test_a_sign_is_answered_where_it_is_typed(page: Page, finished: Workshop) -> None:
    arabic = (finished.output / "ar/clinic/fever.html").as_uri()
    page.goto(arabic)
    theirs = page.locator("article .sign").inner_text()
    page.goto((finished.output / "fr/clinic/fever.html").as_uri())
    sign, field = page.locator("article .sign").inner_text(), page.locator("#sign")
    wide = "".join(chr(ord(each) + 0xFEE0) for each in sign)
    page.set_viewport_size({"width": 1280, "height": 2400})  # so that nothing is scrolled
    top = field.bounding_box()
    for typed in (sign, sign.lower(), f"{sign[:4]} {sign[4:]}", f"Version {sign}", wide):
        field.fill(typed)
        assert [each.get_attribute("id") for each in page.locator(".answer:visible").all()] == [sign]
        assert field.bounding_box() == top, "what somebody types into moves"
    field.fill(theirs)
    page.locator(".answer.other").wait_for()
    assert page.locator(".answer:visible").count() == 1
    assert page.locator(".answer.other a").get_attribute("href") == f"{arabic}#{theirs}"
    assert page.locator(".answer.other .worth").inner_text() == DRAFT
    field.fill(sign[:5])
    assert page.locator(".answer:visible").count() == 0, "half a sign is no sign"
    for typed in ("ZZZZZZZZ", f"{sign}7"):
        field.fill(typed)
        (answer,) = page.locator(".answer:visible").all_inner_texts()
        assert answer.startswith(f"La version {typed} n’est pas connue.")


def test_what_others_add_to_an_address_is_no_sign(page: Page, finished: Workshop) -> None:
    address = (finished.output / "fr/clinic/fever.html").as_uri()
    for added in ("?utm_source=whatsapp", "#other-languages", "?fbclid=IwAR0123456789"):
        page.goto(address + added)
        assert page.locator(".asked").count() == 0
        assert page.input_value("#sign") == ""


def test_a_search_takes_a_sign_and_the_beginnings_of_words(page: Page, finished: Workshop) -> None:
    page.goto((finished.output / "fr/index.html").as_uri())
    sign = page.locator("article#clinic-fever .sign").inner_text()
    page.fill("#words", sign)
    assert page.locator("article:visible").count() == 1
    page.goto((finished.output / "index.html").as_uri())
    page.fill("#words", "ar")
    assert page.locator(".languages li:visible").all_inner_texts() == ["العربية\narabe"]
    page.fill("#words", "wash arabic")
    assert page.locator(".elsewhere a").count() == 1
    page.fill("#words", "?!")
    assert page.locator(".elsewhere a").count() == 0
    page.fill("#words", "laver")
    page.press("#words", "Enter")
    assert page.url.endswith("index.html"), "of several, none is opened"
    page.fill("#words", "ZZZZ ZZZ7")
    assert page.inner_text("form [role=status]").startswith("La version ZZZZ ZZZ7 n’est pas connue.")
    page.fill("#words", "diabetes")
    assert page.inner_text("form [role=status]").startswith("Rien n’a été trouvé.")
    page.fill("#words", sign)
    page.press("#words", "Enter")
    page.wait_for_url(f"**/fr/clinic/fever.html#{sign}")
    assert page.locator(f".asked[id='{sign}']").is_visible()


def test_without_scripts_everything_is_there_and_a_version_is_answered(browser: Browser, finished: Workshop) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((finished.output / "fr" / "index.html").as_uri())
    assert page.locator("article").count() == 3
    assert page.locator("form.find").is_hidden()
    sign = page.locator("article#clinic-fever .sign").inner_text()
    page.goto(f"{(finished.output / 'fr/clinic/fever.html').as_uri()}#{sign}")
    answer = page.locator(".answer:target")
    assert answer.locator(".verdict").inner_text() == DRAFT
    assert "Brouillon, non relu par un professionnel de santé" in answer.inner_text()
    assert answer.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]  # type: ignore[index]  # both are shown
    assert page.locator(".unknown").is_visible()


@pytest.mark.verify
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "fr/index.html", "ar/index.html", "ja/ward/fever.html#ABCDEFGH"])
def test_no_page_has_a_fault_and_none_is_wider_than_its_window(
    browser: Browser, finished: Workshop, name: str, scheme: str
) -> None:
    page = browser.new_context(color_scheme=scheme).new_page()  # type: ignore[arg-type]  # one of the two
    file, _, sign = name.partition("#")
    page.goto((finished.output / file).as_uri() + (f"#{sign}" if sign else ""))
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found = page.evaluate("() => axe.run(document)")["violations"]
        assert [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]] == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), width


@pytest.mark.verify
def test_a_long_list_is_on_several_pages_none_of_them_long_and_is_seen_and_searched_at_once(
    page: Page, made_up: Path
) -> None:
    assert (made_up / "th" / "index-2.html").is_file()
    assert static_shelf.largest(made_up) < static_shelf.KILOBYTES
    assert min(static_shelf.opened(page, made_up, "th/index.html") for _ in range(3)) < static_shelf.VIEW_SECONDS
    assert min(static_shelf.searched(page, made_up, "th/index.html") for _ in range(3)) < static_shelf.SEARCH_SECONDS
