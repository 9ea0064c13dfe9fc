"""A print says by a sign what it says: one word changed and the sign is another, in every format, and the date with it."""

import datetime
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from conftest import Run
from sampling import shown
from workshop import PRODUCTS, ROOT, Workshop, publication

from feuillet.edition.colophon import Colophon, sign_of
from feuillet.translation.revised import moment
from production.people import PO, approve, confirm, lose_the_not
from production.test_what_an_approval_covers import FALLS, GIVEN, STANDS

JAPANESE = PO.format("ja", "fever")
WARNING = ("処方された量を超えて飲まないでください。", "処方された量を超えて使わないでください。")
"""A text of safety, and the same in another word."""
UNDATED, DATED = '"PO-Revision-Date: \\n"', '"PO-Revision-Date: 2026-03-04 23:30-0500\\n"'
"""A header, and how a PO editor writes it; in UTC it is the day after."""
PRINTS = {path for path in PRODUCTS if "/ja/fever" in path}
FEVER, CLINIC = ("ja", "fever", "clinic"), "content/imprints/clinic.yaml"


def colophons(root: Path) -> dict[tuple[str, str, str], Colophon]:
    """What each edition says of itself, by locale, document and imprint."""
    editions, _ = publication(root).editions()
    return {(each.locale.tag, each.slug, each.imprint_slug): each.colophon for each in editions}


def signs(workshop: Workshop) -> dict[tuple[str, str, str], str]:
    return {name: colophon.sign for name, colophon in colophons(workshop.root).items()}


def date(workshop: Workshop, header: str, *others: str, domain: str = "fever", locale: str = "ja") -> datetime.datetime:
    """Write when catalogs were revised, and read when the edition changed."""
    for said, name in ((header, domain), *((each, "templates") for each in others)):
        workshop.edit(PO.format(locale, name), UNDATED, f'"PO-Revision-Date: {said}\\n"')
    return colophons(workshop.root)[FEVER].changed


def said(file: Path) -> tuple[str, str]:
    """The sign and the moment of the newest change in the properties of a file."""
    if file.suffix == ".pdf":
        with pikepdf.open(file) as pdf:
            (date,) = {str(pdf.docinfo[f"/{name}Date"]) for name in ("Creation", "Mod")}
            if "/Metadata" in pdf.Root:
                packet = pdf.Root.Metadata.read_bytes().decode()
                assert re.findall("<pdf:Keywords>(.*?)<", packet) == [str(pdf.docinfo.Keywords)]
                assert re.sub("[-:T]", "", "".join(re.findall("<xmp:ModifyDate>(.*?)<", packet))) == date[2:]
            return str(pdf.docinfo.Keywords), date
    if file.suffix == ".epub":
        with ZipFile(file) as book:
            package, end = (book.read(f"EPUB/{name}").decode() for name in ("content.opf", "end.xhtml"))
        (sign,) = re.findall('"schema:version">(.*?)<', package)
        assert sign in end
        return sign, "".join(re.findall('"dcterms:modified">(.*?)<', package))
    page = file.read_text(encoding="utf-8")
    (sign,) = re.findall('<meta name="keywords" content="(.*?)">', page)
    assert sign in page.partition("<body")[2]
    return sign, "".join(re.findall('<meta name="dcterms.modified" content="(.*?)">', page))


def test_a_sign_has_eight_characters_that_nobody_mistakes() -> None:
    assert sign_of("00" * 32) == "00000000"
    assert sign_of("ff" * 32) == "ZZZZZZZZ"
    assert sign_of("0123456789" + "0" * 54) == "04HMASW9"


def test_one_word_changed_changes_sign_date_and_bytes_of_its_prints_and_of_no_other(
    workshop: Workshop, run: Run
) -> None:
    before, old = workshop.digests(), {path: said(workshop.output / path) for path in PRODUCTS}
    assert {date for path, (_, date) in old.items() if path in PRINTS} == {"D:20260201000000Z", "2026-02-01T00:00:00Z"}
    workshop.edit(JAPANESE, *WARNING)
    workshop.edit(JAPANESE, UNDATED, DATED)
    assert run(workshop, "make").status == 0
    after = workshop.digests()
    assert {path for path in PRODUCTS if before[path] != after[path]} == PRINTS
    for path in PRINTS:
        sign, date = said(workshop.output / path)
        assert sign != old[path][0]
        assert date in {"D:20260305043000Z", "2026-03-05T04:30:00Z"}
    assert len({said(workshop.output / path)[0] for path in PRINTS}) == 2  # under each imprint its own


@pytest.mark.verify
def test_one_word_of_german_changed_changes_sign_date_and_bytes_in_every_format(tmp_path: Path, run: Run) -> None:
    made = Workshop(tmp_path)
    for name in ("content", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    asked = (
        "make",
        "--document",
        "hand-washing",
        "--imprint",
        "larkwater",
        "--locale",
        "de",
        "--locale",
        "fr",
        "--press-ready",
    )
    assert run(made, *asked).status == 0
    before, old = made.digests(), {path: said(made.output / path) for path in made.products()}
    catalog = PO.format("de", "hand-washing")
    made.edit(catalog, "Waschen Sie sich die Hände", "Waschen Sie Ihre Hände")
    text = made.path(catalog).read_text(encoding="utf-8")
    made.path(catalog).write_text(
        re.sub(r'"PO-Revision-Date: .*', lambda _: DATED.replace("2026", "2027"), text), encoding="utf-8"
    )
    assert run(made, *asked).status == 0
    german = {path for path in made.products() if "/de/" in path}
    assert len(german) > 18
    assert {path for path in made.products() if made.digests()[path] != before[path]} == german
    assert all(
        mine != theirs for path in german for mine, theirs in zip(said(made.output / path), old[path], strict=True)
    )


CHANGES = {**FALLS, **{name: (*change, set()) for name, change in STANDS.items()}}


@pytest.mark.parametrize("change", shown(CHANGES, lambda change: (CHANGES[change][0], bool(CHANGES[change][3]))))
def test_a_sign_changes_with_what_a_patient_reads_or_sees_and_with_nothing_else(empty: Workshop, change: str) -> None:
    file, old, new, again = CHANGES[change]
    before = signs(empty)
    empty.edit(file, old, new)
    after = signs(empty)
    for locale, document, imprint, translator, _ in GIVEN:
        name = (locale, document, imprint)
        assert (after[name] != before[name]) == (translator in again), name


def test_neither_a_confirmation_nor_an_approval_changes_sign_or_date(empty: Workshop, run: Run) -> None:
    lose_the_not(empty)
    before = colophons(empty.root)
    assert confirm(empty, run).status == 0
    assert approve(empty, run, "en").status == 0
    after = colophons(empty.root)
    assert after["en", "fever", "clinic"].approval is not None
    assert {name: (each.sign, each.changed) for name, each in after.items()} == {
        name: (each.sign, each.changed) for name, each in before.items()
    }


def test_a_new_revision_of_the_same_words_has_their_sign_and_its_own_date(empty: Workshop) -> None:
    before = colophons(empty.root)[FEVER]
    empty.edit("content/documents/fever.yaml", "date: 2026-02-01\n", "date: 2026-05-06\n")
    after = colophons(empty.root)[FEVER]
    assert (after.sign, after.date) == (before.sign, datetime.date(2026, 5, 6))


@pytest.mark.parametrize(
    ("header", "newest"),
    [
        ("2026-03-04 23:30-0500", "2026-03-05T04:30:00Z"),
        ("2026-03-04 23:30:59+0000", "2026-03-04T23:30:00Z"),
        ("2026-03-04T23:30+09:00", "2026-03-04T14:30:00Z"),
        ("2026-03-04 23:30", "2026-03-04T23:30:00Z"),
        ("2026-03-04", "2026-03-04T00:00:00Z"),
        ("2026-03-04 23:30Z", "2026-03-04T23:30:00Z"),
    ],
)
def test_a_date_is_read_as_any_editor_writes_it(header: str, newest: str) -> None:
    said = moment(header)
    assert said is not None
    assert said.astimezone(datetime.UTC) == datetime.datetime.fromisoformat(newest)


def test_the_day_that_is_printed_is_that_of_the_translator_s_calendar(empty: Workshop) -> None:
    assert date(empty, "2026-03-04 23:30-0500").date() == datetime.date(2026, 3, 4)


def test_the_newest_of_manuscript_and_catalogs_is_printed(empty: Workshop) -> None:
    assert date(empty, "2026-03-04 10:00+0000", "2026-03-04 10:00+0900").isoformat() == "2026-03-04T10:00:00+00:00"


def test_a_catalog_older_than_the_manuscript_leaves_the_manuscript_s_date(empty: Workshop) -> None:
    assert date(empty, "2019-03-04 10:00+0000").date() == datetime.date(2026, 2, 1)


@pytest.mark.parametrize("header", ["", "YEAR-MO-DA HO:MI+ZONE"])
def test_a_catalog_that_says_no_date_leaves_the_manuscript_s_and_is_no_fault(
    empty: Workshop, run: Run, header: str
) -> None:
    assert date(empty, header).date() == datetime.date(2026, 2, 1)
    assert run(empty, "check").err == ""


@pytest.mark.parametrize(
    "header", ["04/03/2026", "2026-13-04 10:00+0000", "2026-02-30", "9999-12-31 23:00-0500", "today"]
)
def test_a_date_that_cannot_be_read_is_named_and_passed_over(empty: Workshop, run: Run, header: str) -> None:
    assert date(empty, header).date() == datetime.date(2026, 2, 1)
    done = run(empty, "check")
    (line,) = done.findings
    assert done.status == 0
    assert line.startswith(f"{JAPANESE}:1: warning: ")
    assert header in line
    assert line.endswith("[revised]")


def test_a_translation_newer_than_its_document_s_next_review_is_asked_about(empty: Workshop, run: Run) -> None:
    assert date(empty, "2126-03-04 10:00+0000").date() == datetime.date(2126, 3, 4)
    (line,) = run(empty, "check").findings
    assert line.startswith(f"{JAPANESE}:1: warning: ")
    assert "2126-03-04, is after the day by which fever is to be reviewed, 2126-02-01" in line


def test_what_a_region_has_from_its_language_dates_its_edition_too(empty: Workshop, run: Run) -> None:
    run(empty, "new", "locale", "en-GB")
    empty.edit(PO.format("en", "fever"), UNDATED, DATED)
    assert colophons(empty.root)["en-GB", "fever", "clinic"].date == datetime.date(2026, 3, 4)


def test_merging_keeps_the_date_that_is_there_and_writes_none(empty: Workshop, run: Run) -> None:
    empty.edit(JAPANESE, UNDATED, DATED)
    assert run(empty, "merge").status == 0
    assert DATED in empty.path(JAPANESE).read_text(encoding="utf-8")
    assert UNDATED in empty.path(PO.format("en", "fever")).read_text(encoding="utf-8")


def test_what_an_agency_returns_is_dated_when_it_is_taken(empty: Workshop, run: Run, tmp_path: Path) -> None:
    run(empty, "export", "--locale", "ja", "--output", str(tmp_path))
    empty.edit(JAPANESE, *WARNING)
    before = datetime.datetime.now(tz=datetime.UTC).replace(second=0, microsecond=0)
    assert run(empty, "import", str(tmp_path / "ja/fever.xlf")).status == 0
    assert WARNING[0] in empty.path(JAPANESE).read_text(encoding="utf-8")
    assert before <= colophons(empty.root)[FEVER].changed <= datetime.datetime.now(tz=datetime.UTC)
