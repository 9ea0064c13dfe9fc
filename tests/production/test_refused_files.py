"""What stands in a file's place and is no file, or is far too large, is told at once and never waited for.

Each place is spoilt in each way; the finding names the place, and whatever does not depend on it is made.
"""

import os
import socket
from collections.abc import Callable
from itertools import product
from operator import itemgetter
from pathlib import Path

import pytest
from sampling import sample, shown
from workshop import Done, Workshop

from production.test_hostile import BYTES, measured

SECONDS = 20
"""A run that looks at everything and prints nothing takes 3 s on a machine that others use, and a file that waits, for ever."""
PLACES = (
    "content/documents/fever.yaml",
    "content/documents/new.yaml",
    "content/imprints/ward.yaml",
    "content/removed.yaml",
    "locales/ja/LC_MESSAGES/fever.po",
    "locales/ja/LC_MESSAGES/templates.po",
    "locales/ja/glossary.yaml",
    "locales/ja/confirmations.yaml",
    "locales/ja/approvals.yaml",
)
TEMPLATES = ("templates/shelf/index.html", "templates/styles/page.css", "templates/more.html")


def a_pipe(file: Path) -> None:
    os.mkfifo(file)


def a_device(file: Path) -> None:
    file.symlink_to("/dev/zero")


def a_folder(file: Path) -> None:
    file.mkdir()


def a_socket(file: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = os.open(file.parent, os.O_PATH)
        made.bind(f"/proc/self/fd/{here}/{file.name}")  # an address of a socket has 108 bytes
        os.close(here)


def comments(file: Path) -> None:
    file.write_bytes(b"# a comment that says nothing at all, over and over\n" * 600_000)


def one_comment(file: Path) -> None:
    file.write_bytes(b"# " + b"x" * 30_000_000 + b"\n")


def no_text(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00 not text")


def sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(10**11)


SPOILT: dict[str, Callable[[Path], None]] = {
    each.__name__: each for each in (a_pipe, a_device, a_socket, comments, one_comment, no_text, sparse)
}


def spoil(workshop: Workshop, name: str, kind: str) -> None:
    workshop.path(name).unlink(missing_ok=True)
    SPOILT[kind](workshop.path(name))


def assert_told(done: Done, name: str) -> None:
    assert "Traceback" not in done.err
    assert done.status == 1, done.err
    assert [line for line in done.findings if line.removeprefix("feuillet: ").startswith(name)], done.err


@pytest.mark.parametrize(("name", "kind"), sample(PLACES, SPOILT, quick=2))
def test_what_is_no_file_or_too_large_is_told_at_once(workshop: Workshop, name: str, kind: str) -> None:
    spoil(workshop, name, kind)
    done, cost = measured(workshop)
    assert_told(done, name)
    assert workshop.in_state("current")
    assert cost.seconds < SECONDS
    assert cost.memory < BYTES / 2


@pytest.mark.parametrize("tried", shown(product(TEMPLATES, SPOILT), itemgetter(0), quick=0))
def test_a_template_that_is_no_file_or_too_large_is_told_at_once(workshop: Workshop, tried: tuple[str, str]) -> None:
    name, kind = tried
    spoil(workshop, name, kind)
    # What no page includes is read for its words alone.
    done, cost = measured(workshop, command="extract" if name == "templates/more.html" else "make")
    assert_told(done, name)
    assert cost.seconds < SECONDS
    assert cost.memory < BYTES / 2


@pytest.mark.parametrize(
    "kind", sample([*(each for each in SPOILT if each not in {"comments", "one_comment"}), "a_folder"], quick=1)
)
def test_what_is_imported_and_is_no_file_is_told_at_once(workshop: Workshop, kind: str) -> None:
    {**SPOILT, "a_folder": a_folder}[kind](workshop.path("agency.xlf"))
    done, cost = measured(workshop, str(workshop.path("agency.xlf")), command="import")
    assert_told(done, "agency.xlf")
    assert cost.seconds < SECONDS
    assert cost.memory < BYTES / 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind", [pytest.param(each, marks=[pytest.mark.verify] * (each != "sparse")) for each in SPOILT]
)
def test_back_translations_that_are_no_file_are_told_at_once(workshop: Workshop, kind: str) -> None:
    SPOILT[kind](workshop.path("back.po"))
    words = ("--locale", "ja", "--as", "sheet", "--back", str(workshop.path("back.po")))
    done, cost = measured(workshop, *words, command="export")
    assert_told(done, "back.po")
    assert cost.memory < BYTES


@pytest.mark.parametrize("count", [1_500, pytest.param(400_000, marks=pytest.mark.verify)])
def test_a_catalog_with_more_comments_than_anybody_reads_is_told_by_its_line(workshop: Workshop, count: int) -> None:
    name = "locales/ja/LC_MESSAGES/fever.po"
    text = workshop.path(name).read_text(encoding="utf-8")
    workshop.path(name).write_text("# nothing\n" * count + text, encoding="utf-8")
    done, cost = measured(workshop)
    assert_told(done, f"{name}:1001: more than 1000 lines of comments are here; ")
    assert cost.seconds < SECONDS


@pytest.mark.parametrize("number", ["-1", "0", "x", "1.5", "", "١", "9" * 5000], ids=lambda each: each[:4])
def test_a_number_of_processes_that_is_none_is_wrong_usage(workshop: Workshop, number: str) -> None:
    done = workshop.run("make", "--workers", number)
    assert done.status == 2
    assert done.findings[-1].endswith("is no number of processes: write 1 or more")
