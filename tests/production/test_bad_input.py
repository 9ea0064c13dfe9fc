"""What people wrote wrong is told by file and line, and stops only what depends on it.

Each file of `mistakes/` spoils one file of the project: it says which, how (``append``, ``content``, ``replace``, or
``cut`` after a text), which findings must come of it, and which products can then not be made. Those of an author and of a
clinic say under ``told`` what is told, word for word.
"""

import re
import shutil
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run
from workshop import PRODUCTS, Done, Workshop

FOLDER = Path(__file__).with_name("mistakes")
SHAPE = re.compile(r"(?P<file>[^\s:]+)(:\d+)?: ((warning|question): )?[^;]+; .+ \[[a-z-]+\]")


@dataclass(frozen=True)
class Mistake:
    """One of the files of `mistakes/`."""

    name: str
    says: dict[str, Any]

    @property
    def lost(self) -> set[str]:
        """The products that cannot be made."""
        return {path for path in PRODUCTS if any(fnmatch(path, pattern) for pattern in self.says["outdated"])}

    def spoil(self, workshop: Workshop) -> None:
        """Make the mistake."""
        file = workshop.path(self.says["file"])
        file.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(self.spoilt(text), encoding="utf-8")

    def spoilt(self, text: str) -> str:
        """What becomes of the file's text."""
        old, new = self.says.get("replace", ("", ""))
        assert old in text
        text = text.replace(old, new, 1) if old else text
        if "cut" in self.says:
            text = text[: text.index(self.says["cut"]) + len(self.says["cut"])]
        return str(self.says.get("content", text)) + str(self.says.get("append", ""))


FILES = [Mistake(file.stem, yaml.safe_load(file.read_text("utf-8"))) for file in sorted(FOLDER.glob("*.yaml"))]
MISTAKES = [mistake for mistake in FILES if "findings" in mistake.says]
TOLD = [pytest.param(mistake, id=mistake.name) for mistake in FILES if "told" in mistake.says]


SLOW = {"dose-changed-in-source"}
"""Mistakes that leave something to be printed anew."""


@pytest.fixture(
    params=[pytest.param(each, id=each.name, marks=[pytest.mark.slow] * (each.name in SLOW)) for each in MISTAKES]
)
def mistake(request: pytest.FixtureRequest) -> Mistake:
    return Mistake(request.param.name, request.param.says)


def named(name: str) -> Mistake:
    return next(mistake for mistake in MISTAKES if mistake.name == name)


def assert_told(done: Done, mistake: Mistake) -> None:
    """Hold the findings against what the mistake expects, one for one."""
    wanted = [finding.partition(" [") for finding in mistake.says["findings"]]
    assert len(done.findings) == len(wanted), done.err
    for prefix, _, check in wanted:
        assert any(line.startswith(prefix) and line.endswith(check) for line in done.findings), (prefix, done.err)
    assert [line for line in done.findings if not SHAPE.fullmatch(line)] == []


def test_a_mistake_is_told_and_what_stood_there_stays_whole_and_is_linked_nowhere(
    workshop: Workshop, run: Run, mistake: Mistake
) -> None:
    before = workshop.digests()
    mistake.spoil(workshop)
    done = run(workshop, "make")
    assert done.status == 1
    assert_told(done, mistake)
    after = workshop.digests()
    assert {path for path in mistake.lost if after[path] != before[path]} == set()
    assert workshop.in_state("outdated") == mistake.lost
    assert workshop.in_state("current") == workshop.linked() == PRODUCTS - mistake.lost


@pytest.mark.verify
def test_a_mistake_stops_only_what_depends_on_it(workshop: Workshop, run: Run, mistake: Mistake) -> None:
    shutil.rmtree(workshop.output)
    mistake.spoil(workshop)
    assert run(workshop, "make").status == 1
    assert workshop.products() == set(workshop.manifest()) == workshop.linked() == PRODUCTS - mistake.lost


@pytest.mark.parametrize("mistake", TOLD)
def test_a_new_author_or_clinic_reads_where_what_is_wrong_and_what_to_type(
    empty: Workshop, run: Run, mistake: Mistake
) -> None:
    mistake.spoil(empty)
    done = run(empty, "check")
    assert (done.status, done.findings) == (1, mistake.says["told"])


def test_ten_mistakes_are_an_authors_and_ten_a_clinics() -> None:
    assert [mistake.name.partition("-")[0] for mistake in FILES if "told" in mistake.says] == ["author"] * 10 + [
        "clinic"
    ] * 10


@pytest.mark.parametrize("name", ["dose-changed-in-source", "imprint-pale-accent", "po-conflict", "yaml-cut-off"])
def test_check_tells_what_make_would(workshop: Workshop, run: Run, name: str) -> None:
    mistake = named(name)
    mistake.spoil(workshop)
    done = run(workshop, "check")
    assert done.status == 1
    assert_told(done, mistake)


def test_a_mistake_that_is_mended_leaves_no_trace(workshop: Workshop, run: Run) -> None:
    mistake = named("yaml-cut-off")
    before = workshop.digests()
    text = workshop.path(mistake.says["file"]).read_text(encoding="utf-8")
    mistake.spoil(workshop)
    assert run(workshop, "make").status == 1
    workshop.path(mistake.says["file"]).write_text(text, encoding="utf-8")
    assert run(workshop, "make").status == 0
    assert workshop.digests() == before


def test_a_file_with_several_mistakes_reports_them_all_in_the_order_of_its_lines(workshop: Workshop, run: Run) -> None:
    workshop.edit("content/documents/fever.yaml", "revision: 3", "revision: three")
    workshop.edit("content/documents/fever.yaml", "{6 hours}", "{6 heures}")
    workshop.edit("content/documents/fever.yaml", "licence: CC BY-SA 4.0", "licence: [4.0]")
    done = run(workshop, "make")
    assert [int(line.split(":")[1]) for line in done.findings] == [10, 13, 30]


def test_no_file_of_the_project_can_bring_the_command_to_a_traceback(workshop: Workshop) -> None:
    spoilt = "content/documents/fever.yaml", "content/imprints/ward.yaml", "locales/ja/LC_MESSAGES/hand-washing.po"
    for name in spoilt:
        workshop.path(name).write_bytes(b"\xff\xfe\x00 not text")
    done = workshop.run("make")
    assert done.status == 1
    assert len(done.findings) == 3
    assert "Traceback" not in done.err


def test_a_folder_named_like_a_document_is_none(workshop: Workshop, run: Run) -> None:
    workshop.path("content/documents/notes.yaml").mkdir()
    workshop.path("content/imprints/notes.yaml").mkdir()
    done = run(workshop, "make")
    assert (done.status, done.err) == (0, "")
    assert set(workshop.manifest()) == PRODUCTS


def test_a_locale_whose_script_no_typeface_sets_is_a_finding(workshop: Workshop, run: Run) -> None:
    for name in ("fever", "imprint-ward", "templates"):
        text = workshop.path(f"locales/ja/LC_MESSAGES/{name}.po").read_text(encoding="utf-8")
        nko = workshop.path(f"locales/nqo/LC_MESSAGES/{name}.po")
        nko.parent.mkdir(parents=True, exist_ok=True)
        nko.write_text(text.replace("Language: ja", "Language: nqo"), encoding="utf-8")
    done = run(workshop, "make")
    assert done.status == 1
    assert [line for line in done.findings if line.startswith("locales/nqo") and "Nkoo" in line]
    assert workshop.in_state("current") == PRODUCTS


def test_an_imprint_in_a_script_no_typeface_sets_stops_no_other(empty: Workshop, run: Run) -> None:
    ward = empty.path("content/imprints/ward.yaml").read_text(encoding="utf-8")
    empty.path("content/imprints/nko.yaml").write_text(ward.replace("language: en", "language: nqo"), encoding="utf-8")
    done = run(empty, "make", "--imprint", "ward", "--imprint", "nko", "--locale", "fr")
    assert done.status == 1
    assert [line for line in done.findings if line.startswith("content/imprints/nko.yaml") and "Nkoo" in line]
    assert empty.products() == {"ward/fr/fever-leaflet-print.fr.pdf"}


def test_a_document_in_a_script_no_typeface_sets_is_one_finding_and_stops_no_other(empty: Workshop, run: Run) -> None:
    fever = empty.path("content/documents/fever.yaml").read_text(encoding="utf-8")
    nko = fever.replace("language: fr", "language: nqo")
    empty.path("content/documents/nko.yaml").write_text(nko, encoding="utf-8")
    empty.edit("content/imprints/ward.yaml", "documents: [fever]", "documents: [fever, nko]")
    done = run(empty, "make", "--imprint", "ward", "--locale", "fr", "--locale", "nqo")
    assert done.status == 1
    assert [line for line in done.findings if "Nkoo" in line] == [
        "content/documents/nko.yaml:1: no typeface sets the script Nkoo; write in another script, or give it a typeface in"
        " feuillet/writing/scripts/nkoo.py [faces]"
    ]
    assert empty.products() == {"ward/fr/fever-leaflet-print.fr.pdf"}
