"""What goes wrong in an application behind the guard is said where it was started, and to nobody else; and it goes on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from workshop import ROOT, finish

from desk.served import Desk
from feuillet.desk.guard import AT_WORK
from feuillet.desk.serving import TAKEN_SECONDS

pytestmark = pytest.mark.slow
SECRET = "the secret of the house"  # noqa: S105 it is none


@contextmanager
def odd() -> Iterator[tuple[Desk, list[str]]]:
    """Serve the odd answers; what was said on standard error is listed when it has ended."""
    process = subprocess.Popen(
        ["/usr/bin/env", "--default-signal=INT", sys.executable, str(Path(__file__).with_name("odd.py"))],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    said = list[str]()
    try:
        assert process.stdout is not None
        host, _, key = process.stdout.readline().strip().partition("/?key=")
        desk = Desk(process, int(host.rpartition(":")[2]), key)
        desk.cookie = desk.ask(f"/?key={key}").cookie
        yield desk, said
    finally:
        os.killpg(process.pid, signal.SIGINT)
        done = finish(process)
        said.extend(done.err.splitlines())
    assert done.status == 0


def test_a_desk_that_is_closed_as_soon_as_it_is_open_ends_well() -> None:
    for _ in range(5):
        with odd() as (_desk, said):
            pass
        assert said == []


@pytest.mark.parametrize("path", ["/fail", "/late"])
def test_what_fails_is_logged_once_and_told_to_nobody(path: str) -> None:
    with odd() as (desk, said):
        answer = desk.ask(path)
        assert answer.statuses == [500 if path == "/fail" else 200]
        assert SECRET.encode() not in answer.content
        assert b"odd" not in answer.content
        assert b"default-src 'none'" in answer.content
        assert desk.well
    assert len([line for line in said if line == f"ValueError: {SECRET}"]) == 1


@pytest.mark.verify
def test_more_than_can_be_worked_on_are_told_to_come_again() -> None:
    with odd() as (desk, _), ThreadPoolExecutor(AT_WORK + 4) as people:
        answers = list(people.map(desk.ask, ["/wait"] * (AT_WORK + 4)))
        assert sorted(answer.statuses[0] for answer in answers) == [200] * AT_WORK + [503] * 4
        assert all(b"\r\nretry-after: " in answer.content for answer in answers if answer.statuses == [503])
        assert desk.well


@pytest.mark.verify
def test_whoever_takes_nothing_of_an_answer_is_not_waited_for() -> None:
    with odd() as (desk, _), ExitStack() as stack:
        for _ in range(AT_WORK):
            connection = stack.enter_context(desk.connect())
            connection.sendall(f"GET /large HTTP/1.1\r\nHost: {desk.host}\r\nCookie: {desk.cookie}\r\n\r\n".encode())
        time.sleep(1)
        assert desk.ask("/").statuses == [503]
        time.sleep(TAKEN_SECONDS)
        assert desk.well
        assert desk.megabytes < 500
