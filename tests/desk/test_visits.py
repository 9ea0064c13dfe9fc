"""Visits of the print desk: what is forgotten, and when."""

import asyncio
import time

import pytest

from feuillet.desk.printing.errands import Reply
from feuillet.desk.printing.sealed import PADDING, is_padded, padded
from feuillet.desk.printing.visits import IDLE_SECONDS, MOST, NOTHING, Visits


def test_a_tab_that_is_closed_or_idle_is_forgotten_with_its_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        now = time.monotonic()
        monkeypatch.setattr(time, "monotonic", lambda: now)
        there = Visits()
        closed, idle, kept = there.begin(), there.begin(), there.begin()
        visit = there.find(closed)
        assert visit
        paper, waiting = visit.paper(1), visit.paper(2)
        paper.set_result(Reply(b"", b"paper"))
        there.leave(closed)
        assert there.find(closed) is None
        assert await waiting == NOTHING, "nobody waits for what will not come"
        assert visit.papers == {}
        now += IDLE_SECONDS - 1
        assert there.find(kept)
        now += 1
        there.idle()
        assert (there.find(idle), there.find(kept) is None) == (None, False)

    asyncio.run(work())


def test_a_tab_at_which_somebody_waits_is_not_idle_however_long_that_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now)
    there = Visits()
    token = there.begin()
    visit = there.find(token)
    assert visit
    with visit.attended():
        now += IDLE_SECONDS
        there.idle()
    now += IDLE_SECONDS - 1
    there.idle()
    assert token in there.open
    now += 1
    there.idle()
    assert token not in there.open


def test_who_has_left_is_due_to_be_forgotten_once_however_many_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now)
    there = Visits()
    first, second, _ = there.begin(), there.begin(), there.begin()
    assert not there.forgetting(60), "nobody has left"
    there.leave(first)
    now += 59
    there.leave(second)
    assert not there.forgetting(60)
    now += 1
    assert there.forgetting(60)
    assert not there.forgetting(60), "and nobody has left since"


def test_of_two_questions_the_first_is_forgotten() -> None:
    async def work() -> None:
        there = Visits()
        visit = there.find(there.begin())
        assert visit
        first = visit.paper(1)
        first.set_result(Reply(b"", b"paper"))
        visit.asked(1)
        assert visit.papers == {1: first}
        visit.asked(2)
        assert visit.papers == {}

    asyncio.run(work())


def test_only_so_many_tabs_are_open_and_the_oldest_goes() -> None:
    there = Visits()
    first = there.begin()
    others = [there.begin() for _ in range(MOST)]
    assert there.find(first) is None
    assert all(there.find(each) for each in others)


def test_what_is_said_of_a_patient_is_wide_enough_to_be_overwritten() -> None:
    assert is_padded(padded(b"{}"))
    assert not is_padded(b"{}" + b" " * PADDING)
    assert len(padded(b"")) >= 2 * PADDING > 1032
