"""A check of everything reads in several processes, and says what one says."""

import json
import subprocess
import sys
from typing import Any

import pytest
from workshop import ROOT, Workshop

DYING = """
import dataclasses, multiprocessing, os, sys
from pathlib import Path

sys.path[:0] = [{root!r}, {tests!r}]
from workshop import publication

from feuillet.cli import features
from feuillet.publication import readers

def check(document):
    if multiprocessing.parent_process() is not None:
        os._exit(9)
    return iter(())

readers.processors = lambda: 2
it = publication(Path({project!r}), dataclasses.replace(features(), examinations=(check,)))
found = readers.learned(it, it.names())
print(sorted((str(name), learned.formats != ()) for name, learned in found.items()))
"""
"""A process beside the first one ends in the middle of its share."""


def checked(workshop: Workshop, *before: str) -> Any:
    command = [*before, sys.executable, str(ROOT / "build.py"), "check", "--json", "--project", str(workshop.root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.mark.slow
def test_one_process_and_several_find_the_same(empty: Workshop) -> None:
    empty.edit("locales/ja/LC_MESSAGES/fever.po", "500", "5000")
    empty.edit("content/documents/hand-washing.yaml", "revision: ", "revision: x")
    alone = checked(empty, "taskset", "--cpu-list", "0")
    for kept in empty.path(".feuillet/store").glob("*/*"):
        kept.unlink()
    assert checked(empty) == alone == checked(empty)
    assert len(alone["findings"]) > 1


@pytest.mark.slow
def test_what_a_process_that_ended_has_left_is_read_by_the_first_one(empty: Workshop) -> None:
    program = DYING.format(root=str(ROOT), tests=str(ROOT / "tests"), project=str(empty.root))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("True") == 12
