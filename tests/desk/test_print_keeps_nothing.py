"""What is typed for a patient is nowhere when they have gone: no file, no log, no browser's profile, no memory of the desk."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from workshop import ROOT, finish

from desk.browser import CHROMIUM
from desk.nurse import Nurse, Sender, clinic, sealed
from desk.served import Desk
from desk.short import IDLE_SECONDS, REST_SECONDS

pytestmark = [pytest.mark.slow, pytest.mark.verify]
PRINTS, BY_HAND = 100, 2
"""How many leaflets are printed, and how many of them in a browser."""
DOSE, MARKER = "2,7182818", "7182818"
ARABIC = MARKER.translate(dict(zip(range(48, 58), "٠١٢٣٤٥٦٧٨٩", strict=True)))
CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
MARKS = tuple({text.encode(coding) for text in (MARKER, ARABIC) for coding in CODINGS})
PIECE = 16_000_000


@contextmanager
def quick(root: Path, temporary: Path) -> Iterator[tuple[Desk, "subprocess.Popen[str]"]]:
    """Open a desk that is soon idle, with a folder of its own for what is temporary."""
    command = [sys.executable, "-m", "desk.short", "desk", "--port", "0", "--only", "print", "--project", str(root)]
    env = os.environ | {"TMPDIR": str(temporary), "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    process = subprocess.Popen(
        command,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )
    assert process.stdout
    found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\?key=([\w-]{43})\n", process.stdout.readline())
    assert found
    desk = Desk(process, int(found[1]), found[2])
    desk.cookie = desk.ask(f"/?key={desk.key}").cookie
    try:
        yield desk, process
    finally:
        if process.poll() is None:
            process.send_signal(2)
            process.communicate(timeout=60)


def family(pid: int) -> Iterator[int]:
    """List a process and all that it has started."""
    yield pid
    for file in Path("/proc").glob(f"{pid}/task/*/children"):
        for child in file.read_text(encoding="ascii").split():
            yield from family(int(child))


def holds(pid: int) -> bool:
    """Return whether a process has the marker anywhere in its memory."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
            ends, rights, *_ = line.split()
            if rights.startswith("rw") and "[v" not in line:
                start, end = (int(each, 16) for each in ends.split("-"))
                if any(mark in piece for piece in pieces(memory.fileno(), start, end) for mark in MARKS):
                    return True
    return False


def pieces(memory: int, start: int, end: int) -> Iterator[bytes]:
    """Read a part of memory piece by piece, each with the end of the one before."""
    before = b""
    for at in range(start, end, PIECE):
        try:
            content = os.pread(memory, min(PIECE, end - at), at)
        except OSError:
            return
        yield before + content
        before = content[-64:]


def files_that_hold(*folders: Path) -> list[Path]:
    """List the files that have the marker in them."""
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return [file for file in files if any(mark in file.read_bytes() for mark in MARKS)]


def by_hand(profile: Path, address: str) -> None:
    """Print in a browser that has a profile as everybody's has, and look at what it offers the next time."""
    with sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            str(profile), executable_path=CHROMIUM, args=["--no-sandbox"], locale="fr"
        )
        for _ in range(BY_HAND):
            nurse = Nurse.coming(context, address)
            nurse.choose("velorin", "ar")
            nurse.type("dose", DOSE)
            assert nurse.print().startswith(b"%PDF")
            nurse.settle()
            assert MARKER not in nurse.page.url
            nurse.page.reload()
            nurse.page.close()
        context.close()


@pytest.fixture
def temporary() -> Iterator[Path]:
    """Give a folder of a short name for what is temporary: processes meet in it, by sockets of 107 letters at most (unix(7))."""
    with tempfile.TemporaryDirectory(prefix="f-") as folder:
        yield Path(folder)


def test_who_has_left_is_forgotten_while_another_patient_is_served(tmp_path: Path, temporary: Path) -> None:
    workshop = clinic(tmp_path, "ar")
    with quick(workshop.root, temporary) as (desk, process):
        others = [Sender.at(desk) for _ in range(2)]  # of the two clerks
        for other in others:
            other.choose("velorin", "ar")
        for _ in range(2):
            sender = Sender.at(desk)
            sender.choose("velorin", "ar")
            for serial in range(1, 4):
                assert sender.page(serial, dose=(DOSE,))["ready"]
                assert sender.send(serial, sealed(dose=(DOSE,)), what="beside").statuses == [200]
            assert sender.paper(3)
            sender.leave()
        for other in others:
            assert other.page(1, tablets=("2",))["ready"]
        time.sleep(8 * REST_SECONDS)
        for other in others:
            assert other.page(2, tablets=("2",))["ready"]
        assert [pid for pid in family(process.pid) if holds(pid)] == []
        for other in others:
            other.leave()


def test_nothing_of_a_patient_is_found_after_a_hundred_prints(tmp_path: Path, temporary: Path) -> None:
    workshop, profile = clinic(tmp_path), tmp_path / "profile"
    with quick(workshop.root, temporary) as (desk, process):
        by_hand(profile, f"http://{desk.host}/?key={desk.key}")
        for _ in range(0, PRINTS - BY_HAND, 10):
            sender = Sender.at(desk)
            sender.choose("velorin", "ar")
            for serial in range(1, 11):
                answer = sender.page(serial, dose=(DOSE,))
                assert answer["ready"], answer
                assert sender.paper(serial).startswith(b"%PDF")
                if serial == 1:
                    assert any(map(holds, family(process.pid))), "what is there is found"
            sender.leave()
        sender = Sender.at(desk)
        sender.choose("velorin", "ar")
        assert sender.page(1, dose=(DOSE,))["ready"]
        time.sleep(IDLE_SECONDS + 8 * REST_SECONDS)  # this tab is left open, and nobody touches it
        assert sender.send(2, b"").statuses == [410]
        assert [pid for pid in family(process.pid) if holds(pid)] == []
        assert desk.well or desk.ask("/print").statuses == [200]
    done = finish(process)
    assert (done.out, done.err) == ("", "")
    assert files_that_hold(workshop.root, temporary, profile) == []
