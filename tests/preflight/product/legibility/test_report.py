"""The report of a preflight: what it says, and that it is one page to file."""

import dataclasses
import json
from pathlib import Path

import pytest
from conftest import Run
from lxml import html
from press import small
from workshop import DOCUMENTS, LOCALES, ROOT, Workshop

from feuillet.cldr import Locale
from feuillet.edition.galley import PDF, Format, Printed
from feuillet.edition.interface_words import Words
from feuillet.findings import Finding, Location
from feuillet.press.pages.typesetting import engine
from feuillet.production.job import Checked, Job
from feuillet.production.store import FolderStore
from feuillet.proof.report import Inspected, Measured, Report, encode, gather, page
from feuillet.templates import Templates
from feuillet.translation.messages import Messages

MEASURES = tuple(
    Measured(name, least, least + 2, floor)
    for name, least, floor in (
        ("x_height_mm", 1.35, 1.42),
        ("leading_mm", 4.4, 3.0),
        ("contrast", 7.2, 4.5),
        ("margin_mm", 4.1, 3.0),
    )
)
LINES = Measured("line_characters", 58, 80, 50, 75)
FAULT = Finding(Location("output/x.pdf"), f"page 1 has type of 7.1 pt ({'草案' * 60})", "set it larger", "legible")
FULL = Report(
    imprint="ward",
    locale="ja",
    document="hand-washing",
    title="Washing hands with soap and water: how, when, for how long, and why it protects you and others",
    publisher="Ward 7",
    colophon=small.COLOPHON,
    files=tuple(
        Inspected(f"ward/ja/{n}.ja.pdf", f"leaflet-letter-print-{n}", "0" * 64, 12, (*MEASURES, LINES), (FAULT, FAULT))
        for n in range(20)
    ),
)


def rendered(report: Report, language: str) -> str:
    return page(report, Words(Messages("", language), Locale(language)), Templates(ROOT / "templates")).decode()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_even_the_longest_report_is_one_sheet_of_a4(language: str) -> None:
    weasyprint, fonts = engine()
    document = weasyprint.HTML(string=rendered(FULL, language)).render(font_config=fonts)
    assert len(document.pages) == 1
    assert round(document.pages[0].height * 25.4 / 96) == 297


def test_it_marks_what_is_below_a_limit_or_above_it_and_what_has_failed() -> None:
    tree = html.fromstring(rendered(dataclasses.replace(FULL, files=FULL.files[:1]), "en"))
    faults = [" ".join(cell.text_content().split()) for cell in tree.xpath("//*[@class='fault']")]
    assert faults == ["1.35", "58–80 (50–75)", "failed"]


def test_it_says_how_many_findings_it_has_no_room_for() -> None:
    assert "+ 31" in rendered(FULL, "en")
    assert "None" in rendered(dataclasses.replace(FULL, files=()), "en")


def test_what_a_file_has_none_of_is_a_dash() -> None:
    book = Inspected("ward/ja/x.ja.epub", "epub", "0" * 64, 0, (), ())
    tree = html.fromstring(rendered(dataclasses.replace(FULL, files=(book,)), "en"))
    assert [cell.text_content() for cell in tree.xpath("//tbody/tr/td")] == ["–"] * 6 + ["passed", "0" * 12]


def test_the_json_says_the_same_with_all_findings_and_no_path_of_this_machine() -> None:
    said = json.loads(encode(FULL))
    assert len(said["files"]) == 20
    assert said["files"][0]["measures"][0] == {
        "name": "x_height_mm",
        "least": 1.35,
        "most": 3.35,
        "floor": 1.42,
        "ceiling": None,
    }
    assert said["files"][0]["findings"][1]["check"] == "legible"
    assert said["colophon"]["date"] == "2026-02-01"
    assert str(Path.cwd()) not in encode(FULL).decode()


def test_a_damaged_file_has_no_measures_and_is_in_the_report(tmp_path: Path) -> None:
    galley = small.galley("")
    format = Format("leaflet", "pdf", PDF, lambda *_: galley, lambda *_: Printed(b""))
    path = "ward/en/x-leaflet.en.pdf"
    job = Job("ward", "en", "x", "X", True, path, format, galley, FolderStore(tmp_path / "store"))
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_bytes(b"%PDF-1.7 cut")
    (report,) = gather([Checked(job, (FAULT,))], tmp_path)
    (file,) = report.files
    assert (file.pages, file.measures, file.passed) == (0, (), False)


@pytest.mark.slow
def test_the_command_writes_a_page_and_its_json_for_each_edition(workshop: Workshop, run: Run, tmp_path: Path) -> None:
    assert run(workshop, "preflight", "--report", str(tmp_path / "reports")).status == 0
    written = {file.relative_to(tmp_path / "reports").as_posix() for file in tmp_path.glob("reports/*/*/*")}
    assert written == {
        f"{imprint}/{locale}/{document}.{locale}.{ending}"
        for imprint, documents in DOCUMENTS.items()
        for document in documents
        for locale in LOCALES
        for ending in ("html", "json")
    }
    said = json.loads((tmp_path / "reports/clinic/ja/fever.ja.json").read_bytes())
    assert {file["format"]: file["pages"] for file in said["files"]}["leaflet"] == 6


def test_a_report_says_what_is_wrong_wherever_the_products_lie(empty: Workshop, run: Run, tmp_path: Path) -> None:
    cut = tmp_path / "elsewhere/clinic/fr/fever-leaflet.fr.pdf"
    cut.parent.mkdir(parents=True)
    cut.write_bytes(b"%PDF-1.7 cut")
    done = run(empty, "preflight", "--output", str(tmp_path / "elsewhere"), "--report", str(tmp_path / "reports"))
    assert done.status == 1
    (file,) = json.loads((tmp_path / "reports/clinic/fr/fever.fr.json").read_bytes())["files"]
    assert [finding["check"] for finding in file["findings"]] == ["damaged"]
