"""Where jobs are done: one that fails, ends its process or hangs costs itself alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from feuillet.findings import Problem
from feuillet.production import crew, workers

TASKS = ("fine", "bad", "good")


def told(task: str, reason: Problem) -> str:
    return f"{task} failed: {reason}"


def work(task: str) -> str:
    return task.upper()


def where(_task: str) -> str:
    return str(os.getpid())


def raising(task: str) -> str:
    if task == "bad":
        raise ValueError("not\n  this one")
    return work(task)


def leaving(task: str) -> str:
    if task == "bad":
        sys.exit("enough")
    return work(task)


def dying(task: str) -> str:
    if task == "bad":
        os._exit(3)
    return work(task)


def hanging(task: str) -> str:
    if task == "bad":
        time.sleep(60)
    return work(task)


def recursing(task: str) -> str:
    return recursing(task) if task == "bad" else work(task)


def results(do: Callable[[str], str], count: int | None, tasks: tuple[str, ...] = TASKS) -> dict[str, str]:
    return dict(workers.run(do, tasks, told, count))


@pytest.mark.parametrize("count", [1, 2, 5, None])
def test_every_task_is_done_once_whatever_the_number_of_processes(count: int | None) -> None:
    assert results(work, count) == {"fine": "FINE", "bad": "BAD", "good": "GOOD"}


def test_nothing_to_do_starts_nothing() -> None:
    assert results(work, None, ()) == {}


@pytest.mark.parametrize("count", [1, 2])
def test_a_task_that_raises_is_told_in_one_line_and_the_others_are_done(count: int) -> None:
    assert results(raising, count) == {"fine": "FINE", "bad": "bad failed: ValueError: not this one", "good": "GOOD"}


@pytest.mark.parametrize("count", [1, 2])
def test_a_task_that_recurses_without_end_is_told_and_the_others_are_done(count: int) -> None:
    done = results(recursing, count)
    assert done.pop("bad").startswith("bad failed: RecursionError")
    assert done == {"fine": "FINE", "good": "GOOD"}


@pytest.mark.parametrize("count", [1, 2])
def test_a_task_that_leaves_python_is_told_and_the_others_are_done(count: int) -> None:
    done = results(leaving, count)
    assert done.pop("bad").startswith("bad failed: ")
    assert done == {"fine": "FINE", "good": "GOOD"}


def test_a_task_whose_process_dies_is_told_and_the_others_are_done() -> None:
    assert results(dying, 2) == {"fine": "FINE", "bad": "bad failed: its process ended with code 3", "good": "GOOD"}


@pytest.mark.slow
@pytest.mark.slow
def test_a_task_that_hangs_is_told_and_the_others_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "PATIENCE_SECONDS", 2)
    before = time.monotonic()
    done = results(hanging, 2)
    assert done == {"fine": "FINE", "bad": "bad failed: it took more than 2 seconds", "good": "GOOD"}
    assert time.monotonic() - before < 30


@pytest.mark.parametrize("count", [1, 2])
def test_tasks_of_one_kin_are_done_in_a_row_by_one_process(count: int) -> None:
    done = list(workers.run(where, ("a1", "b1", "a2", "b2"), told, count, kin=lambda task: task[0]))
    places = dict(done)
    assert places["a1"] == places["a2"]
    assert places["b1"] == places["b2"]


@pytest.mark.parametrize("do", [raising, leaving, dying])
def test_a_task_that_ends_its_process_does_not_take_its_kin_along(do: Callable[[str], str]) -> None:
    done = dict(workers.run(do, TASKS, told, 2, kin=lambda _task: "one"))
    assert (done["fine"], done["good"]) == ("FINE", "GOOD")
    assert done["bad"].startswith("bad failed: ")


def ending_early() -> None:
    """Give eight processes one task, again and again: most have hardly started when it is done."""
    for _ in range(10):
        with crew.Crew(work, 8) as eight:
            eight.begin(("fine",))
            while eight.busy:
                list(eight.done(wait=True))


@pytest.mark.slow
def test_processes_that_were_still_starting_when_all_was_done_say_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """The server that they come from writes to the terminal of whoever started it, so it is started here."""
    subprocess.run([sys.executable, __file__], check=True)
    assert capfd.readouterr().err == ""


def test_processes_that_are_lost_between_jobs_are_replaced() -> None:
    with crew.Crew(work, 2) as lost:
        lost.begin(("fine",))
        assert list(lost.done(wait=True)) == [("fine", "FINE")]
        for process in tuple(lost.pool._pool_manager.worker_manager.workers):
            os.kill(process, signal.SIGKILL)
        time.sleep(0.5)  # until pebble has noticed, and given up
        lost.begin(("good",))
        assert [each for _ in range(2) if lost.busy for each in lost.done(wait=True)] == [("good", "GOOD")]


def killed_once(task: str) -> str:
    if not os.path.exists(task):  # noqa: PTH110 the shortest way to say it
        with open(task, "w"):  # noqa: PTH123 as above
            os.kill(os.getpid(), signal.SIGKILL)
    return "DONE"


def test_a_task_that_somebody_killed_is_tried_once_more(tmp_path: Path) -> None:
    task = str(tmp_path / "task")
    assert results(killed_once, 2, (task,)) == {task: "DONE"}


def late_once(task: str) -> str:
    if not os.path.exists(task):  # noqa: PTH110 as above
        with open(task, "w"):  # noqa: PTH123 as above
            time.sleep(60)
    return "DONE"


@pytest.mark.slow
def test_a_task_that_was_late_is_tried_once_more_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(crew, "PATIENCE_SECONDS", 2)
    task = str(tmp_path / "task")
    assert results(late_once, 2, (task, str(tmp_path))) == {task: "DONE", str(tmp_path): "DONE"}


if __name__ == "__main__":
    ending_early()
