"""A document, a locale or an imprint that is started can be made at once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from conftest import Run
from workshop import PRODUCTS, Workshop

QUICK = ("--workers", "1", "--format", "epub")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_new_document_can_be_made_at_once(small: Workshop, run: Run, language: str) -> None:
    started = run(small, "new", "document", "back-pain", "--language", language)
    assert (started.status, started.out, started.err) == (0, "content/documents/back-pain.yaml\n", "")
    done = run(small, "make", *QUICK, "--document", "back-pain", "--locale", language)
    assert done.status == 0
    assert small.products() == {f"clinic/{language}/back-pain.epub"}
    written = yaml.safe_load(small.path("content/documents/back-pain.yaml").read_text(encoding="utf-8"))
    assert (written["title"], written["language"]) == ("Back pain", language)
    assert written["date"] == datetime.now(tz=UTC).date()


def test_a_new_document_can_be_made_in_every_format_its_imprint_issues(small: Workshop, run: Run) -> None:
    run(small, "new", "document", "back-pain")
    done = run(small, "make", "--document", "back-pain", "--workers", "1")
    assert done.status == 0
    assert len(small.products()) == 3


def test_a_new_locale_is_reported_and_the_others_are_made(workshop: Workshop, run: Run) -> None:
    started = run(workshop, "new", "locale", "sw")
    assert started.status == 0
    assert set(started.out.splitlines()) == {
        f"locales/sw/LC_MESSAGES/{domain}.po"
        for domain in ("fever", "hand-washing", "imprint-clinic", "imprint-ward", "templates")
    }
    done = run(workshop, "make")
    assert done.status == 0
    assert workshop.products() == PRODUCTS
    assert done.findings
    assert [line for line in done.findings if not line.startswith("locales/sw/") or ": warning: " not in line] == []


def test_a_new_imprint_can_be_made_at_once(small: Workshop, run: Run) -> None:
    started = run(small, "new", "imprint", "lakeside")
    assert (started.status, started.out, started.err) == (0, "content/imprints/lakeside.yaml\n", "")
    done = run(small, "make", *QUICK, "--imprint", "lakeside")
    assert (done.status, done.err) == (0, "")
    assert small.products() == {"lakeside/fr/fever.epub"}


@pytest.mark.slow
def test_a_new_imprint_issues_every_format(small: Workshop, run: Run) -> None:
    run(small, "new", "imprint", "lakeside")
    done = run(small, "make", "--imprint", "lakeside")
    formats = yaml.safe_load(small.path("content/imprints/lakeside.yaml").read_text(encoding="utf-8"))["formats"]
    assert done.status == 0
    assert {entry["format"] for entry in small.manifest().values()} == set(formats) - {"bilingual"}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("document", "Back Pain"),
        ("document", "../../escape"),
        ("document", "fever"),
        ("imprint", "clinic"),
        ("imprint", "été"),
        ("imprint", ""),
        ("locale", "fr"),
        ("locale", "xx-notatag"),
        ("locale", "../fr"),
        ("locale", "pt_BR"),
    ],
)
def test_a_name_that_is_taken_or_none_starts_nothing(small: Workshop, run: Run, kind: str, name: str) -> None:
    before = {file: file.stat().st_mtime_ns for file in small.root.parent.rglob("*")}
    done = run(small, "new", kind, name)
    assert (done.status, done.out) == (2, "")
    assert len(done.findings) == 1
    assert {file: file.stat().st_mtime_ns for file in small.root.parent.rglob("*")} == before


def test_a_name_yaml_reads_as_a_number_makes_a_title_all_the_same(small: Workshop, run: Run) -> None:
    assert run(small, "new", "document", "2030").status == 0
    assert run(small, "check").status == 0


@pytest.mark.parametrize(("kind", "name"), [("document", "back-pain"), ("imprint", "lakeside")])
def test_an_empty_folder_becomes_a_project(tmp_path: Path, run: Run, kind: str, name: str) -> None:
    done = run(Workshop(tmp_path), "new", kind, name)
    assert done.status == 0
    assert set(done.out.splitlines()) == {
        f"content/{kind}s/{name}.yaml",
        "content/schema/document.json",
        "content/schema/imprint.json",
    }
    assert ("no imprint publishes it yet" in done.err) == (kind == "document")
    assert run(Workshop(tmp_path), "check").status == 0


@pytest.mark.parametrize(("kind", "name"), [("document", "Back Pain"), ("locale", "sw")])
def test_what_cannot_be_started_in_an_empty_folder_leaves_it_empty(
    tmp_path: Path, run: Run, kind: str, name: str
) -> None:
    assert run(Workshop(tmp_path), "new", kind, name).status != 0
    assert list(tmp_path.iterdir()) == []


def test_a_project_is_started_only_in_a_folder_that_is_there(tmp_path: Path, run: Run) -> None:
    done = run(Workshop(tmp_path / "typo"), "new", "document", "back-pain")
    assert (done.status, done.err) == (
        1,
        f"feuillet: {tmp_path}/typo is no folder: make it first, or name another with --project\n",
    )
    assert list(tmp_path.iterdir()) == []
