"""A process that stands by: who waits is told what came of it, whatever becomes of the process."""

import errno
import os
import time

import pytest

from feuillet.production.crew import Failure
from feuillet.production.standby import Standby, Wanted

PATIENCE = 60.0


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "slept"


def die(_: float) -> str:
    os._exit(1)


def refuse(wanted: Wanted, patience: float) -> None:
    """Find no room for a process."""
    raise OSError(errno.ENOMEM, f"no room for {wanted} within {patience} s")


def test_what_is_asked_is_done_one_after_the_other() -> None:
    there = Standby(1, PATIENCE)
    first, second = there.ask(sleep, 0.1), there.ask(sleep, 0.0)
    assert (first.result(PATIENCE), second.result(PATIENCE)) == ("slept", "slept")
    there.close()


def test_who_waits_is_told_when_the_processes_are_ended() -> None:
    there = Standby(1, PATIENCE)
    begun, waiting = there.ask(sleep, PATIENCE), there.ask(sleep, 0.0)
    there.close()
    for each in (begun, waiting):
        came = each.result(1)
        assert isinstance(came, Failure)


def test_another_process_takes_the_place_of_one_that_dies() -> None:
    there = Standby(1, PATIENCE)
    lost, next_one = there.ask(die, 0.0), there.ask(sleep, 0.0)
    assert isinstance(lost.result(PATIENCE), Failure)
    assert next_one.result(PATIENCE) == "slept"
    there.close()


def test_a_process_that_cannot_begin_hinders_nobody_who_comes_later(monkeypatch: pytest.MonkeyPatch) -> None:
    there = Standby(1, PATIENCE)
    (process,) = there.processes
    with monkeypatch.context() as without_room:
        without_room.setattr(process, "do", refuse)
        assert isinstance(there.ask(sleep, 0.0).result(1), Failure)
    assert there.ask(sleep, 0.0).result(PATIENCE) == "slept"
    there.close()
