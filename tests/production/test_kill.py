"""A run that is killed at any moment leaves no half file under a final name, and the next one finishes the work."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Run
from workshop import COVERS, ROOT, Workshop

DYING = """
import os, signal, sys

sys.path.insert(0, {root!r})
left, sync = [{count}], os.fsync

def last_words(handle):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    sync(handle)

os.fsync = last_words
from feuillet.cli import main
sys.exit(main(["make", "--project", {project!r}]))
"""
"""Dies on writing a file for the n-th time, when all of it is in the unfinished file and not yet on the disk."""


def assert_whole(workshop: Workshop, finished: Workshop) -> None:
    """Hold every product under its final name against the one of a run that nobody killed."""
    wanted = finished.digests()
    for path, digest in workshop.digests().items():
        if "/" in path and not Path(path).name.startswith(".feuillet-"):
            assert digest == wanted[path], path
    if (workshop.output / "manifest.json").exists():
        assert set(workshop.manifest()) <= workshop.products()


def assert_recovers(workshop: Workshop, finished: Workshop, run: Run) -> None:
    """Let the next run finish, and find nothing left of the one that was killed."""
    done = run(workshop, "make")
    assert (done.status, done.err) == (0, "")
    assert workshop.digests() == finished.digests()


@pytest.mark.parametrize(
    "count",
    [*(pytest.param(each, marks=pytest.mark.verify) for each in (1, 15, 30)), pytest.param(40, marks=pytest.mark.slow)],
)
def test_a_run_that_dies_in_the_middle_of_writing_leaves_whole_files(
    workshop: Workshop, finished: Workshop, run: Run, count: int
) -> None:
    shutil.rmtree(workshop.output)
    program = DYING.format(root=str(ROOT), count=count, project=str(workshop.root))
    died = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert died.returncode == -signal.SIGKILL
    covers = [cover for cover in COVERS if (workshop.output / cover).exists()]
    assert len(workshop.products() & finished.products()) + len(covers) == count - 1
    assert_whole(workshop, finished)
    assert_recovers(workshop, finished, run)


MOMENTS = [
    pytest.param((1.5,), id="one", marks=pytest.mark.slow),
    pytest.param((0.4, 0.9, 1.5, 2.2, 3.0, 4.0), id="six", marks=pytest.mark.verify),
]


@pytest.mark.parametrize("moments", MOMENTS)
def test_a_run_whose_processes_are_all_killed_leaves_whole_files_at_any_moment(
    empty: Workshop, finished: Workshop, run: Run, moments: tuple[float, ...]
) -> None:
    for seconds in moments:
        process = empty.start("make", "--workers", "2")
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        assert_whole(empty, finished)
    assert_recovers(empty, finished, run)


def test_a_run_that_is_interrupted_says_so_in_one_line(empty: Workshop) -> None:
    process = empty.start("make", "--format", "epub", "--workers", "1")
    wait_for_store(empty)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert err == "feuillet: stopped; what was finished is kept\n"


def wait_for_store(workshop: Workshop) -> None:
    """Wait until the first galley has been printed."""
    deadline = time.monotonic() + 60
    while not list(workshop.path(".feuillet").glob("store/??/*.json")):
        assert time.monotonic() < deadline
        time.sleep(0.02)
