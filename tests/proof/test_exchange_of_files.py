"""What leaves for agencies and revisers, and what comes back, through the command line."""

import re
from pathlib import Path

import pypdfium2
import pytest
from conftest import Run
from lxml import html
from production.people import approve
from workshop import Workshop, undated


@pytest.mark.parametrize("kind", ["xliff1", "xliff2"])
def test_a_translation_leaves_and_comes_back_the_same(empty: Workshop, run: Run, tmp_path: Path, kind: str) -> None:
    catalog = empty.path("locales/ja/LC_MESSAGES/fever.po")
    before = catalog.read_text(encoding="utf-8")
    done = run(empty, "export", "--locale", "ja", "--as", kind, "--output", str(tmp_path))
    assert done.status == 0
    assert str(tmp_path / "ja/fever.xlf") in done.out.splitlines()
    assert run(empty, "import", str(tmp_path / "ja/fever.xlf")).out == ""
    assert catalog.read_text(encoding="utf-8") == before
    empty.edit("locales/ja/LC_MESSAGES/fever.po", 'msgstr "発熱"', 'msgstr ""')
    done = run(empty, "import", str(tmp_path / "ja/fever.xlf"))
    assert (done.status, done.out.splitlines()) == (0, [str(catalog)])
    assert undated(catalog) == before


def test_a_file_for_a_catalog_that_is_not_there_is_refused(empty: Workshop, run: Run, tmp_path: Path) -> None:
    run(empty, "export", "--locale", "ja", "--output", str(tmp_path))
    file = tmp_path / "ja/fever.xlf"
    file.write_text(file.read_text(encoding="utf-8").replace('trgLang="ja"', 'trgLang="sw"'), encoding="utf-8")
    done = run(empty, "import", str(file))
    assert (done.status, done.out) == (1, "")
    assert done.findings == [
        "fever.xlf:3: the file is for sw, and the project has no such locale; it has ar, en, fr, ja; "
        "correct the target language in the file's header, or start the locale [interchange]"
    ]


@pytest.mark.parametrize(("kind", "key"), [("xliff1", "target-language"), ("xliff2", "trgLang")])
def test_a_file_that_names_the_language_of_another_catalog_is_refused(
    empty: Workshop, run: Run, tmp_path: Path, kind: str, key: str
) -> None:
    run(empty, "export", "--locale", "ja", "--as", kind, "--output", str(tmp_path))
    file = tmp_path / "ja/fever.xlf"
    file.write_text(file.read_text(encoding="utf-8").replace(f'{key}="ja"', f'{key}="en"'), encoding="utf-8")
    before = empty.path("locales/en/LC_MESSAGES/fever.po").read_bytes()
    done = run(empty, "import", str(file))
    assert (done.status, done.out) == (1, "")
    assert "the file is for en, and most of its texts are those of fever in ja" in done.err
    assert empty.path("locales/en/LC_MESSAGES/fever.po").read_bytes() == before


def test_one_file_may_hold_several_catalogs(empty: Workshop, run: Run, tmp_path: Path) -> None:
    run(empty, "export", "--locale", "ja", "--as", "xliff1", "--output", str(tmp_path))
    fever, hands = ((tmp_path / f"ja/{name}.xlf").read_text(encoding="utf-8") for name in ("fever", "hand-washing"))
    body = hands[hands.index("  <file") : hands.index("</xliff>")]
    both = tmp_path / "both.xlf"
    both.write_text(fever.replace("</xliff>", f"{body}</xliff>"), encoding="utf-8")
    catalogs = [empty.path(f"locales/ja/LC_MESSAGES/{name}.po") for name in ("fever", "hand-washing")]
    before = [file.read_text(encoding="utf-8") for file in catalogs]
    for file in catalogs:
        text = file.read_text(encoding="utf-8")
        head, _, rest = text.partition("\n\n")
        emptied = re.sub("^msgstr .*$", 'msgstr ""', rest, flags=re.MULTILINE)
        file.write_text(f"{head}\n\n{emptied}", encoding="utf-8")
    done = run(empty, "import", str(both))
    assert (done.status, done.out.splitlines(), done.err) == (0, list(map(str, catalogs)), "")
    assert [undated(file) for file in catalogs] == before


def test_a_catalog_that_is_not_there_yet_is_told(empty: Workshop, run: Run, tmp_path: Path) -> None:
    run(empty, "export", "--locale", "ja", "--output", str(tmp_path))
    empty.path("locales/ja/LC_MESSAGES/fever.po").unlink()
    done = run(empty, "import", str(tmp_path / "ja/fever.xlf"))
    assert (done.status, done.findings) == (
        1,
        ["locales/ja/LC_MESSAGES/fever.po: there is no such catalog yet; run merge [interchange]"],
    )


def test_only_approved_texts_leave_as_approved(empty: Workshop, run: Run, tmp_path: Path) -> None:
    files = {name: tmp_path / "en" / f"{name}.xlf" for name in ("fever", "hand-washing", "imprint-clinic")}
    run(empty, "export", "--locale", "en", "--as", "xliff1", "--output", str(tmp_path))
    assert {name for name, file in files.items() if "approved" in file.read_text(encoding="utf-8")} == set()
    assert approve(empty, run, "en").status == 0
    run(empty, "export", "--locale", "en", "--as", "xliff1", "--output", str(tmp_path))
    assert {name for name, file in files.items() if 'approved="yes"' in file.read_text(encoding="utf-8")} == {
        "fever",
        "imprint-clinic",
    }
    empty.edit("locales/en/LC_MESSAGES/fever.po", 'msgstr "Fever"', 'msgstr "A fever"')
    run(empty, "export", "--locale", "en", "--as", "xliff1", "--output", str(tmp_path))
    assert {name for name, file in files.items() if "approved" in file.read_text(encoding="utf-8")} == set()


def test_what_is_named_is_exported_and_nothing_else(empty: Workshop, run: Run, tmp_path: Path) -> None:
    names = ("--document", "fever", "--imprint", "ward")
    run(empty, "export", "--locale", "ja", "--output", str(tmp_path), *names)
    assert {file.name for file in (tmp_path / "ja").iterdir()} == {"fever.xlf", "imprint-ward.xlf"}
    assert run(empty, "export", "--locale", "ja", "--document", "nowhere").status == 2


@pytest.mark.parametrize("words", [("export", "--locale", "sw"), ("import", "no-such.xlf")])
def test_what_is_not_there_is_wrong_usage(empty: Workshop, run: Run, words: tuple[str, ...]) -> None:
    assert run(empty, *words).status == 2


def test_the_sheet_shows_source_translation_and_back_translation_with_the_doses_marked(
    empty: Workshop, run: Run, tmp_path: Path
) -> None:
    english = empty.path("locales/en/LC_MESSAGES/fever.po")
    done = run(empty, "export", "--locale", "ar", "--as", "sheet", "--output", str(tmp_path), "--back", str(english))
    assert done.status == 0, done.err
    page = html.fromstring((tmp_path / "ar/fever-back-translation.ar.html").read_bytes())
    rows = [[cell.text_content() for cell in row.iterfind("td")] for row in page.iterfind(".//tbody/tr")]
    assert all(len(row) == 3 and row[0] and row[1] for row in rows)
    assert any(row[2] for row in rows)
    assert len(page.xpath("//td[1]//*[@class='quantity']")) == len(page.xpath("//td[2]//*[@class='quantity']")) > 0
    assert page.xpath("//td[2]/@dir") == ["rtl"] * len(rows)
    assert len(pypdfium2.PdfDocument(tmp_path / "ar/fever-back-translation.ar.pdf")) >= 1


def test_the_sheet_without_back_translations_leaves_room_for_them(empty: Workshop, run: Run, tmp_path: Path) -> None:
    run(empty, "export", "--locale", "ja", "--as", "sheet", "--output", str(tmp_path))
    page = html.fromstring((tmp_path / "ja/fever-back-translation.ja.html").read_bytes())
    assert {cell.text_content() for cell in page.xpath("//td[3]")} == {""}
