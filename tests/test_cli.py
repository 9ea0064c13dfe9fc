"""The commands, as people and programs use them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run
from workshop import PRODUCTS, ROOT, Workshop

from feuillet import __version__


def lines(text: str) -> list[str]:
    return text.splitlines()


def test_the_main_job_makes_everything_and_finds_nothing_wrong(finished: Workshop) -> None:
    assert (finished.root.parent / "said").read_text(encoding="utf-8") == "0\n"
    assert finished.products() == PRODUCTS


def test_make_is_what_is_done_when_no_command_is_given(workshop: Workshop) -> None:
    command = [sys.executable, str(ROOT / "build.py")]
    done = subprocess.run(command, cwd=workshop.root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"28 products are in {workshop.output}\nopen {workshop.output}/index.html\n"


def test_the_console_script_is_the_same_program() -> None:
    script = Path(sys.executable).with_name("feuillet")
    said = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout == f"Feuillet {__version__}\n"


@pytest.mark.parametrize("words", [("bind",), ("make", "--colour"), ("new", "sheep", "dolly"), ("new", "locale")])
def test_what_no_command_understands_is_wrong_usage(workshop: Workshop, run: Run, words: tuple[str, ...]) -> None:
    done = run(workshop, *words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("usage: feuillet")


@pytest.mark.parametrize("command", ["make", "check", "extract", "merge", "status", "preflight"])
def test_a_folder_that_is_no_project_is_told_in_one_line_with_the_remedy(
    tmp_path: Path, run: Run, command: str
) -> None:
    done = run(Workshop(tmp_path), command)
    assert (done.status, done.out) == (1, "")
    assert done.findings == [
        f"feuillet: {tmp_path}/content/documents is no folder: "
        "run in a project, name one with --project, or start one with new document"
    ]


@pytest.mark.parametrize(
    "command", ["make", "status", *(pytest.param(each, marks=pytest.mark.slow) for each in ("check", "preflight"))]
)
def test_json_is_one_object_on_standard_output_and_nothing_else_anywhere(workshop: Workshop, command: str) -> None:
    workshop.edit("content/documents/hand-washing.yaml", "revision: 1", "revision: one")
    done = workshop.run(command, "--json")
    assert (done.status, done.err) == (1, "")
    (finding,) = done.answer["findings"]
    assert finding["location"] == {"path": "content/documents/hand-washing.yaml", "line": 7}
    assert (finding["severity"], finding["check"]) == ("error", "manuscript")
    assert finding["problem"]
    assert finding["remedy"]


def test_json_and_words_say_the_same(workshop: Workshop, run: Run) -> None:
    workshop.edit("locales/ja/LC_MESSAGES/fever.po", 'msgstr "発熱"', 'msgstr "発熱 39"')
    told, answered = run(workshop, "check"), run(workshop, "check", "--json").answer
    said = ["{problem}; {remedy} [{check}]".format_map(finding) for finding in answered["findings"]]
    assert said
    assert [
        line.partition(": ")[2].removeprefix("question: ").removeprefix("warning: ") for line in told.findings
    ] == said


def test_check_prints_nothing_and_finds_nothing_in_a_sound_project(empty: Workshop, run: Run) -> None:
    done = run(empty, "check")
    assert (done.status, done.out, done.err) == (0, "28 products can be made: 0 errors, 0 questions, 0 warnings\n", "")
    assert not empty.output.exists()


def test_preflight_inspects_every_product_and_finds_nothing_in_a_sound_one(workshop: Workshop, run: Run) -> None:
    done = run(workshop, "preflight")
    assert (done.status, done.out, done.err) == (0, "28 products inspected\n", "")


def test_preflight_finds_a_product_that_is_not_what_it_should_be(workshop: Workshop, run: Run) -> None:
    panels = "clinic/en/fever-leaflet.en.pdf"
    shutil.copyfile(workshop.output / "clinic/en/fever-handout-a4.en.pdf", workshop.output / panels)
    done = run(workshop, "preflight")
    assert done.status == 1
    assert [line for line in done.findings if line.startswith(f"output/{panels}: ") and line.endswith("[panels]")]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 cut o"], ids=["empty", "cut off"])
def test_preflight_tells_of_a_product_that_cannot_be_opened(workshop: Workshop, run: Run, content: bytes) -> None:
    (workshop.output / "clinic/en/fever-leaflet.en.pdf").write_bytes(content)
    (workshop.output / "clinic/en/fever.en.epub").write_bytes(content)
    done = run(workshop, "preflight")
    assert done.status == 1
    assert {line.partition(": ")[0] for line in done.findings} == {
        "output/clinic/en/fever-leaflet.en.pdf",
        "output/clinic/en/fever.en.epub",
    }


def test_status_counts_what_is_translated_fuzzy_missing_and_open_for_safety(workshop: Workshop, run: Run) -> None:
    workshop.edit("locales/ja/LC_MESSAGES/fever.po", 'msgctxt "title"', '#, fuzzy\nmsgctxt "title"')
    workshop.edit("locales/ja/LC_MESSAGES/fever.po", "処方された量を超えて飲まないでください。", "")
    rows = {(row["locale"], row["domain"]): row for row in run(workshop, "status", "--json").answer["status"]}
    assert rows["ja", "fever"] == {
        "locale": "ja",
        "domain": "fever",
        "total": 14,
        "translated": 12,
        "fuzzy": 1,
        "missing": 1,
        "safety": 1,
        "approved": False,
        "errors": 1,
        "asked": 0,
        "confirmed": 0,
        "unchecked": [],
        "inherited": 0,
        "parent": "",
        "spare": 0,
    }
    assert rows["ar", "fever"]["translated"] == 14
    assert ("fr", "fever") not in rows  # its own language
    told = run(workshop, "status")
    assert told.status == 0
    row = next(line for line in lines(told.out) if line.startswith("ja") and " fever " in line)
    assert row.split() == ["ja", "fever", "12/14", "1", "1", "1", "1", "0", "0", "no"]


def test_the_doctor_finds_this_machine_sound() -> None:
    done = subprocess.run([sys.executable, ROOT / "build.py", "doctor"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert {line.split()[0] for line in lines(done.stdout)} == {"ok"}
