"""The contact sheet: all pages of a format across locales in one picture and on one web page."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image
from workshop import Done, Workshop

from feuillet.cldr import Locale
from feuillet.findings import Finding, Location
from feuillet.press.pages import picture
from feuillet.proof.light_table import FLAG, GAP, GROUND, LABEL, Strip, lay_out

Run = Callable[..., Done]
SIZE = (60, 80)
FLAGGED = tuple(int(FLAG[start : start + 2], 16) for start in (1, 3, 5))
NAMES = {"ar": "العربية", "en": "English", "fr": "Français", "ja": "日本語"}
SHEETS = {
    f"clinic-{document}-{format}" for document in ("fever", "hand-washing") for format in ("handout-a4", "leaflet")
}


def found(problem: str) -> Finding:
    return Finding(Location("output/clinic/fr/fever-leaflet.fr.pdf"), problem, "repair it", "legible")


def strip(tag: str, count: int, *problems: str) -> Strip:
    pages = tuple(Image.new("RGB", SIZE, "#ffffff") for _ in range(count))
    return Strip(Locale(tag), f"clinic/{tag}/fever-leaflet.{tag}.pdf", pages, tuple(map(found, problems)))


def place(number: int, line: int = 0) -> tuple[int, int, int, int]:
    """Where page n of a strip stands in the picture; strips are as high as pages of the same size make them."""
    left, top = LABEL + (number - 1) * (SIZE[0] + GAP), line * max(SIZE[1] + 2 * GAP, 96) + GAP
    return left, top, left + SIZE[0], top + SIZE[1]


def has(table: Image.Image, box: tuple[int, int, int, int], colour: tuple[int, ...]) -> bool:
    colours = table.crop(box).getcolors(box[2] * box[3])
    return colours is not None and any(each == colour for _, each in colours)


@pytest.fixture(scope="module")
def sheets(finished: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A project whose contact sheets have been drawn."""
    folder = tmp_path_factory.mktemp("sheets") / "project"
    shutil.copytree(finished.root, folder, copy_function=shutil.copy)
    assert Workshop(folder).run("preflight", "--contact-sheet").status in {0, 1}
    return Workshop(folder)


@pytest.fixture
def drawn(sheets: Workshop) -> Path:
    return sheets.output / "contact-sheet"


def page(folder: Path, name: str) -> Any:
    return html.fromstring((folder / f"{name}.html").read_bytes())


@pytest.mark.slow
def test_each_format_on_paper_gets_a_picture_and_a_page(drawn: Path) -> None:
    wanted = SHEETS | {"ward-fever-leaflet-print"}
    assert {file.name for file in drawn.iterdir()} == {
        f"{name}.{ending}" for name in wanted for ending in ("png", "html")
    }


@pytest.mark.slow
def test_without_being_asked_nothing_is_drawn(workshop: Workshop, run: Run) -> None:
    run(workshop, "preflight")
    assert not (workshop.output / "contact-sheet").exists()


@pytest.mark.slow
def test_the_same_products_give_the_same_bytes(sheets: Workshop) -> None:
    before = sheets.digests()
    sheets.run("preflight", "--contact-sheet", env={"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4711", "LC_ALL": "C"})
    assert {file: digest for file, digest in before.items() if "contact-sheet" in file}
    assert sheets.digests() == before


@pytest.mark.slow
def test_the_page_has_one_strip_per_locale_with_its_name_its_direction_and_all_its_pages(drawn: Path) -> None:
    sheet = page(drawn, "clinic-fever-leaflet")
    assert [section.get("id") for section in sheet.xpath("//section")] == sorted(NAMES)
    for section in sheet.xpath("//section"):
        tag, direction = section.get("id"), "rtl" if section.get("id") == "ar" else "ltr"
        (name,) = section.xpath("./h2/span[@lang]")
        assert (name.get("lang"), name.get("dir"), name.text_content()) == (tag, direction, NAMES[tag])
        assert f"{tag}, {direction}" in section.xpath("string(./h2)")
        links = section.xpath(".//a/@href")
        assert links == [f"../clinic/{tag}/fever-leaflet.{tag}.pdf#page={number}" for number in range(1, 7)]
        assert all((drawn / link.partition("#")[0]).is_file() for link in links)


@pytest.mark.slow
def test_the_page_fetches_nothing(drawn: Path) -> None:
    sheet = page(drawn, "clinic-fever-leaflet")
    assert all(source.startswith("data:image/png;base64,") for source in sheet.xpath("//img/@src"))
    assert sheet.xpath("//script | //link") == []


@pytest.mark.slow
def test_every_picture_on_the_page_is_described(drawn: Path) -> None:
    described = page(drawn, "clinic-fever-leaflet").xpath("//img/@alt")
    assert len(set(described)) == 4 * 6
    assert all(", page " in text for text in described)


def test_the_picture_is_as_wide_as_its_longest_strip_and_has_one_a_locale() -> None:
    table = lay_out((strip("fr", 2), strip("ar", 5), strip("ja", 1)))
    assert table.size == (LABEL + 5 * (SIZE[0] + GAP) + GAP, 3 * (SIZE[1] + 2 * GAP))


@pytest.mark.parametrize("tag", ["ar", "fr", "ja", "pt-BR"])
def test_a_language_is_named_in_its_own_script_beside_its_pages(tag: str) -> None:
    labels = {each: lay_out((strip(each, 1),)).crop((0, 0, LABEL - GAP, 48)).tobytes() for each in (tag, "en")}
    assert labels[tag] != labels["en"]
    beside = lay_out((strip(tag, 1),)).crop((LABEL - GAP + 1, 0, LABEL - 4, 96)).getcolors()
    assert beside is not None
    assert {colour for _, colour in beside} <= {(0xC9,) * 3, (0x76,) * 3}
    assert GROUND == "#c9c9c9"


def test_the_page_a_finding_names_is_flagged_and_no_other() -> None:
    table = lay_out((strip("fr", 3), strip("ar", 3, "page 2 has type of 5 pt")))
    flags = {(line, number) for line in (0, 1) for number in (1, 2, 3) if has(table, place(number, line), FLAGGED)}
    assert flags == {(1, 2)}


def test_a_finding_that_names_no_page_flags_the_strip() -> None:
    label = (0, 0, LABEL - GAP, SIZE[1])
    assert has(lay_out((strip("fr", 3, "it has 3 pages and not 6"),)), label, FLAGGED)
    assert has(lay_out((strip("fr", 3, "page 7 is missing"),)), label, FLAGGED)
    assert not has(lay_out((strip("fr", 3, "page 2 has type of 5 pt"),)), label, FLAGGED)


@pytest.mark.slow
def test_a_locale_without_a_file_has_a_flagged_strip_without_pages(workshop: Workshop, run: Run) -> None:
    (workshop.output / "clinic/ja/fever-leaflet.ja.pdf").unlink()
    run(workshop, "preflight", "--contact-sheet")
    sheet = page(workshop.output / "contact-sheet", "clinic-fever-leaflet")
    assert sheet.xpath("//section[@class='flagged']/@id") == ["ja"]
    assert len(sheet.xpath("//img")) == 3 * 6


def test_a_damaged_file_has_no_pages() -> None:
    assert list(picture.pages(b"%PDF-1.7 cut off", 1)) == []
    assert Strip(Locale("fr"), "clinic/fr/fever-leaflet.fr.pdf", (), ()).flag


@pytest.mark.slow
def test_what_preflight_finds_stands_below_the_strip_and_flags_it(workshop: Workshop, run: Run) -> None:
    pages = workshop.output / "clinic/fr"
    (pages / "fever-leaflet.fr.pdf").write_bytes((pages / "fever-handout-a4.fr.pdf").read_bytes())
    run(workshop, "preflight", "--contact-sheet")
    sheet = page(workshop.output / "contact-sheet", "clinic-fever-leaflet")
    (section,) = sheet.xpath("//section[@id='fr']")
    said = [item.text_content() for item in section.xpath(".//ul[@class='findings']/li")]
    assert any("[panels]" in text for text in said)
    assert section.get("class") == "flagged"
    assert sheet.xpath("//section[@id='en']//ul[@class='findings']") == []
