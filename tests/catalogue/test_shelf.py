"""The shelf as its files say it: languages first, each in its own words, and a page for each edition."""

import json
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from benchmarks import made_up_shelf
from lxml import html
from workshop import COVERS, LOCALES, PRODUCTS, SHELF, Done, Workshop

NAMES = {"ar": "العربية", "en": "English", "fr": "Français", "ja": "日本語"}
DRAFTS = {"en": "Draft", "fr": "Brouillon", "ja": "下書き", "ar": "مسودة"}
PHONES = """emergency: "999"
phones:
- {for: reception, number: 01632 960100}
- {for: interpreter, number: 0808 157 0200, locales: [th]}
- {label: Nurse, number: 01632 960130}
"""
HOSTS = re.compile(r"https?://(?!schema\.org\b)")


def page(workshop: Workshop, name: str) -> Any:
    return html.fromstring((workshop.output / name).read_bytes())


def data(workshop: Workshop, name: str) -> Any:
    """What a script holds."""
    said = (workshop.output / name).read_text(encoding="utf-8")
    return json.loads(said.removeprefix("const shelf = ").removesuffix(";\n"))


def test_the_shelf_links_to_every_current_product_and_each_link_leads_to_a_file(finished: Workshop) -> None:
    assert finished.linked() == PRODUCTS
    for name in (name for name in SHELF if name.endswith(".html")):
        shown = page(finished, name)
        for link in shown.xpath("//a/@href | //img/@src | //link/@href | //script/@src"):
            place = ((finished.output / name).parent / str(link)).resolve()
            assert link.startswith("#") or place.is_file(), (name, link)


def test_no_page_asks_another_machine_for_anything(finished: Workshop) -> None:
    for name in SHELF:
        assert not HOSTS.search((finished.output / name).read_text(encoding="utf-8")), name


def test_the_first_page_is_in_the_staff_s_language_and_names_each_language_in_both(finished: Workshop) -> None:
    shown = page(finished, "index.html")
    assert (shown.get("lang"), shown.xpath("string(//h1)")) == ("fr", "Choisissez votre langue")
    own = {str(each.get("lang")): each.text for each in shown.xpath("//*[@class='own']")}
    assert own == NAMES
    assert {each.text for each in shown.xpath("//*[@class='theirs']")} == {"arabe", "anglais", "japonais"}


def test_staff_who_cannot_read_a_page_see_its_language_its_titles_and_the_way_back_in_their_own(
    finished: Workshop,
) -> None:
    for name in ("ar/index.html", "ar/clinic/hand-washing.html"):
        shown = page(finished, name)
        said = [(each.text_content(), each.get("lang"), each.get("dir")) for each in shown.xpath("//*[@lang='fr']")]
        assert ("arabe", "fr", "ltr") in said
        assert ("Se laver les mains", "fr", "ltr") in said
        assert ("Toutes les langues", "fr", "ltr") in said
    assert page(finished, "fr/index.html").xpath("//*[@class='for-staff' or parent::a[@href='../index.html']]") == []


def test_each_imprint_is_a_heading_by_its_own_name(finished: Workshop) -> None:
    assert [each.text_content() for each in page(finished, "fr/index.html").xpath("//h2")] == [
        "Clinique du Parc",
        "Ward 7",
    ]


@pytest.mark.parametrize("locale", NAMES)
def test_a_language_has_a_page_in_its_own_words_and_direction(finished: Workshop, locale: str) -> None:
    shown = page(finished, f"{locale}/index.html")
    assert (shown.get("lang"), shown.get("dir")) == (locale, "rtl" if locale == "ar" else "ltr")
    articles = shown.xpath("//article")
    assert [each.get("id") for each in articles] == ["clinic-fever", "clinic-hand-washing", "ward-fever"]
    assert shown.xpath("//*[contains(@class, 'untranslated')]") == []
    for article in articles:
        assert DRAFTS[locale] in article.xpath("string(.//*[@class='draft'])")
        assert re.fullmatch("[0-9A-Z]{8}", article.xpath("string(.//*[@class='sign'])"))
        assert len(article.xpath(".//*[@class='purpose'][normalize-space()]")) == len(article.xpath(".//li"))
        assert article.xpath("string(.//*[@class='summary'])")


def test_a_reader_is_offered_first_what_is_read_on_a_screen_and_what_is_printed(finished: Workshop) -> None:
    def doors(name: str) -> list[tuple[str, str]]:
        links = page(finished, name).xpath("//article//*[@class='doors']//a")
        return [(each.xpath("string(*[@class='verb'])"), PurePosixPath(each.get("href")).name) for each in links]

    assert doors("fr/clinic/fever.html") == [
        ("Lire sur cet écran", "fever-leaflet.fr.pdf"),
        ("Imprimer", "fever-handout-a4.fr.pdf"),
    ]
    assert doors("fr/ward/fever.html") == [("Imprimer", "fever-leaflet-print.fr.pdf")]
    said = page(finished, "fr/ward/fever.html").xpath("//*[@class='purpose turn']/text()")
    assert said == ["Retourner sur le bord court"], "and how its sheet is turned"


def test_whom_to_call_stands_at_the_foot_of_a_clinic_s_pages(tmp_path: Path) -> None:
    project = made_up_shelf.project(tmp_path / "project")
    with (project / "content/imprints/house.yaml").open("a", encoding="utf-8") as imprint:
        imprint.write(PHONES)
    made_up_shelf.lay_out(project, tmp_path / "output", made_up_shelf.products(1, ("fr", "th")))

    def numbers(name: str) -> list[str]:
        return list(html.fromstring((tmp_path / "output" / name).read_bytes()).xpath("//footer//dd//a/@href"))

    assert numbers("fr/house/leaflet-000.html") == ["tel:999", "tel:01632960100"]
    assert numbers("th/house/leaflet-000.html") == ["tel:999", "tel:01632960100", "tel:08081570200"]
    assert numbers("th/index.html") == numbers("th/house/leaflet-000.html")


def test_what_nobody_approved_is_kept_out_of_search_engines(finished: Workshop) -> None:
    for name in ("fr/index.html", "ja/ward/fever.html"):
        assert page(finished, name).xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize(("locale", "unit"), [("fr", "ko"), ("en", "kB"), ("ja", "KB"), ("ar", "كيلوبايت")])
def test_the_size_of_a_file_is_written_as_the_locale_writes_it(finished: Workshop, locale: str, unit: str) -> None:
    sizes = [each.text_content() for each in page(finished, f"{locale}/index.html").xpath("//*[@class='size']")]
    assert sizes
    no_break = "[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
    assert [size for size in sizes if not re.fullmatch(rf"(PDF|EPUB) · (.+ · )?\d+{no_break}{unit}", size)] == []


@pytest.mark.parametrize(
    ("locale", "said"), [("fr", "6 pages"), ("en", "6 pages"), ("ja", "6ページ"), ("ar", "6 صفحات")]
)
def test_how_many_pages_there_are_is_said_of_what_has_pages(finished: Workshop, locale: str, said: str) -> None:
    links = page(finished, f"{locale}/index.html").xpath("//article[@id='clinic-fever' or @id='ward-fever']//ul//a")
    parts = {PurePosixPath(each.get("href")).name: each.xpath(".//*[@class='size']/bdi/text()") for each in links}
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in parts[f"fever-leaflet.{locale}.pdf"]][:2] == [
        "PDF",
        said,
    ]
    assert (len(parts[f"fever-leaflet-print.{locale}.pdf"]), len(parts[f"fever.{locale}.epub"])) == (2, 2)


def test_a_file_type_and_a_size_do_not_turn_each_other(finished: Workshop) -> None:
    sizes = page(finished, "ar/index.html").xpath("//*[@class='size']")
    assert {tuple(part.tag for part in size) for size in sizes} == {("bdi", "bdi"), ("bdi", "bdi", "bdi")}


def test_dates_and_sizes_have_the_digits_of_the_imprint(finished: Workshop) -> None:
    said = page(finished, "ar/index.html").xpath("string(//article[@id='ward-fever']//*[@class='facts'])")
    assert "٢١٢٦" in said
    assert not re.search("[0-9]{4} ", said)


def test_the_page_of_an_edition_names_its_other_languages_for_readers_and_for_machines(finished: Workshop) -> None:
    shown = page(finished, "ja/clinic/fever.html")
    assert shown.xpath("//nav[@class='others']//a/@hreflang") == ["en", "fr", "ar"]
    assert set(shown.xpath("//link[@rel='alternate']/@hreflang")) == set(LOCALES)
    said = json.loads(shown.xpath("string(//script[@type='application/ld+json'])"))
    assert (said["@type"], said["inLanguage"], said["name"]) == ("MedicalWebPage", "ja", shown.xpath("string(//h1)"))
    assert len(said["encoding"]) == 3


def test_an_edition_is_found_by_its_title_its_summary_and_its_title_in_the_staff_s_language(finished: Workshop) -> None:
    found = {tuple(each[2:4]) for each in data(finished, "ja/search.js")}
    assert ("Se laver les mains", "clinic/hand-washing.html") in found
    known = data(finished, "shelf/index.js")
    assert known["languages"]["ja"] == ["日本語", "japonais", "Japanese"]
    assert ["clinic", "hand-washing", "Se laver les mains", "en fr ar ja"] in [each[:4] for each in known["documents"]]


def test_staff_find_a_sheet_by_its_sign_and_by_its_title_in_english(finished: Workshop) -> None:
    known = data(finished, "shelf/index.js")
    (signs, english) = next(each[4:] for each in known["documents"] if each[:2] == ["clinic", "hand-washing"])
    tags = ("en", "fr", "ar", "ja")
    shown = [
        page(finished, f"{tag}/clinic/hand-washing.html").xpath("string(//*[@class='facts']//bdi)") for tag in tags
    ]
    assert signs.split(" ") == [f"{each}d" for each in shown], "all are drafts"
    assert english == page(finished, "en/clinic/hand-washing.html").xpath("string(//h1)")


def test_what_is_no_longer_made_has_no_page_and_what_a_user_keeps_stays(
    workshop: Workshop, run: Callable[..., Done]
) -> None:
    kept = workshop.output / "ja" / "clinic" / "mine.html"
    kept.write_text("<p>mine</p>", encoding="utf-8")
    workshop.path("content/imprints/ward.yaml").unlink()
    assert run(workshop, "make").status == 0
    assert kept.exists()
    pages = {file.relative_to(workshop.output).as_posix() for file in workshop.output.glob("*/*/*.html")} - {
        "ja/clinic/mine.html"
    }
    assert pages == {name.replace(".png", ".html") for name in COVERS if "/clinic/" in name}
    assert "Ward 7" not in (workshop.output / "fr/index.html").read_text(encoding="utf-8")


def test_the_page_of_an_edition_that_cannot_be_made_anew_stays_as_it_stood(
    workshop: Workshop, run: Callable[..., Done]
) -> None:
    page = workshop.output / "ja" / "clinic" / "fever.html"
    before = page.read_bytes()
    workshop.edit("locales/ja/LC_MESSAGES/fever.po", "msgstr", "mgsstr")
    assert run(workshop, "make").status == 1
    assert page.read_bytes() == before
    assert "fever" not in (workshop.output / "ja/index.html").read_text(encoding="utf-8")


def test_a_word_of_the_staff_that_changes_is_changed_on_the_pages_of_every_language(
    workshop: Workshop, run: Callable[..., Done]
) -> None:
    workshop.edit("locales/fr/LC_MESSAGES/templates.po", 'msgstr "Toutes les langues"', 'msgstr "Retour aux langues"')
    assert run(workshop, "make").status == 0
    for name in ("ar/index.html", "ar/clinic/hand-washing.html", "ja/index.html"):
        assert "Retour aux langues" in [each.text for each in page(workshop, name).xpath("//*[@lang='fr']")]


def test_what_an_earlier_version_of_feuillet_has_made_is_listed_without_its_dates(
    workshop: Workshop, run: Callable[..., Done]
) -> None:
    file = workshop.output / "manifest.json"
    known = json.loads(file.read_text(encoding="utf-8"))
    for entry in known["products"]:
        for name in ("summary", "changed", "next_review", "sign", "cover"):
            del entry[name]
    file.write_text(json.dumps(known), encoding="utf-8")
    done = run(workshop, "make", "--locale", "fr")
    assert (done.status, done.err) == (0, "")
    assert "fever" in (workshop.output / "ja/index.html").read_text(encoding="utf-8")
    assert run(workshop, "make").status == 0
    assert workshop.linked() == PRODUCTS
