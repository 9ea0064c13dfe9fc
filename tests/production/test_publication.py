"""A publication does what is asked of it, once; what it was made from is declared, and what changes meanwhile is noticed."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run
from workshop import Workshop, publication

from feuillet import cli, reading
from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript.document import Document
from feuillet.production import job
from feuillet.publication.asks import Ask, Name, Selection
from feuillet.publication.features import Examination
from feuillet.publication.listing import Lists
from feuillet.publication.publication import Publication

NAME = Name("fever", "ar", "clinic")
PO = "locales/ar/LC_MESSAGES/fever.po"
PRINTED = yaml.safe_load(Path(__file__).with_name("imprint_locales.yaml").read_text(encoding="utf-8"))


def asked(workshop: Workshop) -> Publication:
    return publication(workshop.root)


def declared(it: Publication, name: Name) -> set[Path]:
    """All that an edition says it is made from."""
    templates = reading.walk(it.project.templates, it.project.root)
    return {*it.memory.files(name), *it.memory.inputs.figures, *it.memory.inputs.losses(name.document), *templates}


@pytest.mark.parametrize("name", [NAME, Name("hand-washing", "ja", "clinic"), Name("fever", "fr", "ward")])
def test_an_edition_reads_no_file_that_it_does_not_declare(
    workshop: Workshop, name: Name, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[Path] = set()
    content = reading.content

    def noted(file: Path, path: str, most: int) -> bytes:
        read.add(file)
        return content(file, path, most)

    it = asked(workshop)
    files = declared(it, name)
    monkeypatch.setattr(reading, "content", noted)
    edition = it.edition(name).value
    assert edition
    for format in (format for format in it.features.formats if format.serves(edition)):
        it.galley(Ask(name, format.name))
    inside = {file for file in read if file.is_relative_to(workshop.root)}
    assert it.project.po(name.locale, name.document) in inside or name.locale == "fr"
    assert {file for file in inside - files if ".feuillet" not in file.parts} == set()


def test_an_edition_that_is_known_is_not_read(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    it = asked(workshop)
    names = tuple(it.names())
    monkeypatch.setattr(it.editor, "edition", None)
    assert [it.learned(name, (Ask(name, "leaflet-print"),)).draft for name in names] == [True] * len(names)


def test_a_change_reads_the_editions_it_touches_and_no_other(
    workshop: Workshop, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.edit("locales/en/LC_MESSAGES/hand-washing.po", "Wet", "Make wet")
    issued: list[Name] = []
    learn = Publication.learn

    def noted(it: Publication, name: Name, *more: object) -> object:
        issued.append(name)
        return learn(it, name, *more)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(Publication, "learn", noted)
    assert run(workshop, "make", "--workers", "1").status == 0
    assert set(issued) == {Name("hand-washing", "en", "clinic")}


def changing(file: Path, times: int) -> Examination:
    """Make a check of manuscripts that changes a source each time it is made, as somebody does who saves a file meanwhile."""
    left = [times]

    def check(_document: Document) -> Iterator[Finding]:
        if left[0]:
            left[0] -= 1
            file.write_text(file.read_text(encoding="utf-8") + "# saved\n", encoding="utf-8")
        return iter(())

    return check


def test_what_changes_while_it_is_read_is_read_again(empty: Workshop) -> None:
    features = replace(cli.features(), examinations=(changing(empty.path(PO), 1),))
    it = publication(empty.root, features)
    learned = it.learned(NAME)
    assert learned.formats
    assert learned == publication(empty.root).learned(NAME)


def test_what_changes_each_time_it_is_read_is_a_finding(empty: Workshop) -> None:
    features = replace(cli.features(), examinations=(changing(empty.path(PO), 9),))
    learned = publication(empty.root, features).learned(NAME)
    assert learned.formats == ()
    assert "was changed while it was read; wait until it is saved" in str(learned.findings[0])


@pytest.mark.slow
def test_a_source_that_changes_and_goes_back_while_a_run_reads_it_leaves_nothing_stale(
    workshop: Workshop, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = workshop.digests()
    file, before = workshop.path(PO), workshop.path(PO).read_bytes()
    names, write = Publication.names, Lists.write

    def changed(it: Publication, selection: Selection) -> Iterator[Name]:
        workshop.edit(PO, "اقرأ هذه النشرة", "اقرؤوا هذه النشرة")
        monkeypatch.setattr(Publication, "names", names)
        return names(it, selection)

    def changed_back(*about: Any) -> Any:
        file.write_bytes(before)
        return write(*about)

    workshop.edit("content/documents/fever.yaml", "sections:\n", "# begun\nsections:\n")
    monkeypatch.setattr(Publication, "names", changed)
    monkeypatch.setattr(Lists, "write", changed_back)
    run(workshop, "make", "--workers", "1")
    assert workshop.digests() != wanted
    again = run(workshop, "make", "--workers", "1")
    assert not again.out.startswith("nothing has changed")
    assert workshop.digests() == wanted | {"manifest.json": workshop.digests()["manifest.json"]}


def test_a_check_that_changed_inspects_again_and_prints_nothing(
    workshop: Workshop, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {file: file.stat().st_mtime_ns for file in workshop.path(".feuillet/store").glob("??/*")}
    monkeypatch.setattr(job, "INSPECTING", ("preflight",))
    workshop.path("locales/en/LC_MESSAGES/fever.po").touch()
    workshop.edit("content/documents/fever.yaml", "sections:\n", "# again\nsections:\n")
    verdicts = len(list(workshop.path(".feuillet/store").glob("verdict-*/*")))
    done = run(workshop, "make", "--workers", "1", "--locale", "en", "--format", "epub")
    assert (done.status, done.err) == (0, "")
    assert {file: file.stat().st_mtime_ns for file in workshop.path(".feuillet/store").glob("??/*")} == before
    assert len(list(workshop.path(".feuillet/store").glob("verdict-*/*"))) == verdicts + 2


def test_a_format_that_no_imprint_issues_is_a_warning(workshop: Workshop, run: Run) -> None:
    done = run(workshop, "make", "--format", "web")
    assert done.status == 0
    assert "content/imprints: warning: no imprint that was asked for issues web" in done.err


def test_findings_of_products_name_the_folder_they_are_in(workshop: Workshop, run: Run, tmp_path: Path) -> None:
    finding = Finding(Location("?"), "it is thin", "feed it", "thin", Severity.WARNING)
    assert job.placed((finding,), "elsewhere", "clinic/fr/x.pdf")[0].location == Location("elsewhere/clinic/fr/x.pdf")
    workshop.edit("templates/page.html", "</body>", '<img src="gone.png" alt="x"/></body>')
    words = ("make", "--format", "handout-a4", "--locale", "en", "--document", "fever", "--workers", "1")
    inside = run(workshop, *words, "--output", str(workshop.root / "leaflets"))
    outside = run(workshop, *words, "--output", str(tmp_path / "far"))
    assert "leaflets/clinic/en/fever-handout-a4.en.pdf: " in inside.err
    assert f"{tmp_path}/far/clinic/en/fever-handout-a4.en.pdf: " in outside.err


def test_what_is_wrong_with_a_catalog_that_is_not_there_names_its_file(workshop: Workshop, run: Run) -> None:
    workshop.path("locales/en/LC_MESSAGES/imprint-clinic.po").unlink()
    done = run(workshop, "check", "--locale", "en")
    assert [line.partition(": ")[0] for line in done.findings] == ["locales/en/LC_MESSAGES/imprint-clinic.po"]


@pytest.mark.parametrize("command", [("check",), ("status",), ("preflight",)])
def test_commands_that_look_take_a_selection(workshop: Workshop, run: Run, command: tuple[str, ...]) -> None:
    workshop.edit("locales/ja/LC_MESSAGES/fever.po", "500", "5000")
    others = run(workshop, *command, "--locale", "en", "--document", "fever", "--imprint", "clinic")
    assert (others.status, others.err) == (0, "")
    assert run(workshop, *command, "--locale", "ja").status == (0 if command == ("status",) else 1)


def test_names_are_those_of_a_selection(empty: Workshop) -> None:
    names = tuple(asked(empty).names(Selection(("fever",), ("en", "ja"), imprints=("ward",))))
    assert names == (Name("fever", "en", "ward"), Name("fever", "ja", "ward"))


@pytest.mark.parametrize("case", PRINTED, ids=lambda case: str(case["says"]).replace(" ", "-"))
def test_an_imprint_says_in_which_locales_it_prints(empty: Workshop, case: dict[str, list[str]]) -> None:
    empty.edit("content/imprints/ward.yaml", "documents: [fever]", f"documents: [fever]\nlocales: {case['locales']}")
    selection = Selection(("fever",), tuple(case["asked"]), imprints=("ward",))
    assert [name.locale for name in asked(empty).names(selection)] == case["printed"]


def test_a_locale_that_an_imprint_names_may_be_a_document_s_own_without_a_folder(small: Workshop) -> None:
    small.path("content/imprints/clinic.yaml").write_text("language: fr\nname: Park\nformats: [epub]\nlocales: [fr]\n")
    shutil.rmtree(small.path("locales/fr"))
    it = asked(small)
    assert [name.locale for name in it.names()] == ["fr"]
    assert it.findings() == ()


def test_a_locale_that_an_imprint_named_too_early_is_missed_no_more_once_it_is_there(empty: Workshop) -> None:
    empty.edit("content/imprints/ward.yaml", "documents: [fever]", "documents: [fever]\nlocales: [ja, fa]")
    name = Name("fever", "ja", "ward")
    assert [each.check for each in asked(empty).learned(name).findings if "fa" in each.problem] == ["imprint"]
    empty.path("locales/fa/LC_MESSAGES").mkdir(parents=True)
    assert [each for each in asked(empty).learned(name).findings if "fa" in each.problem] == []
