"""What one job may take: computing time and memory. What reads a manuscript refuses what is too much; here is the last resort.

A watch looks at the job ten times a second and breaks it off between two steps of Python, which frees what it held and
harms nothing. Memory denied to a library that does not expect it would end the process, so that is only done to workers.
"""

import os
import resource
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from feuillet.findings import REASONS, Problem, reason

LABOUR_SECONDS = 30
"""Computing, not waiting: a job must not fail because others use the machine. The heaviest product that ships takes 5."""
ROOM_BYTES = 700_000_000
"""On top of what the process has already; with code and fonts less than 1 GB. The heaviest product that ships takes 200 MB."""
MARGIN_BYTES = 100_000_000
"""How much further a worker can get between two looks before it is denied memory."""
LOOK_SECONDS = 0.1
AGAIN_SECONDS = 1.0
"""When a job that has not stopped is asked once more."""
PAGES = Path("/proc/self/statm")
DATA = 5
"""Which number of it is the memory of its own, in pages (proc(5))."""
STARVED = {-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGSEGV}
"""How a process ends in a library that got no memory."""


Limits = tuple[float, int]
"""Seconds of computing, and bytes of memory."""


class BeyondBoundsError(BaseException):
    """A job took too much; a BaseException, so that `except Exception` in a library cannot swallow it."""


def limits() -> Limits:
    """What a job may take; those who start it hand it over, for it may run in another process."""
    return LABOUR_SECONDS, ROOM_BYTES


def held() -> int:
    """Count the bytes of memory of its own this process holds."""
    return int(PAGES.read_text(encoding="ascii").split()[DATA]) * resource.getpagesize()


def deny(room: int) -> None:
    """Deny this process more than so many bytes on top of what it holds, and some margin; a worker begins so."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = held() + room + MARGIN_BYTES
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


@contextmanager
def watch(seconds: float, room: int) -> Iterator[None]:
    """Watch over a job in this process; raises `BeyondBoundsError` in it. Signals reach no thread but the main one."""
    late, full = time.process_time() + seconds, held() + room

    def look(_signal: int, _frame: FrameType | None) -> None:
        reason = beyond(late, full, seconds, room)
        if reason:
            signal.setitimer(signal.ITIMER_PROF, AGAIN_SECONDS, LOOK_SECONDS)
            raise BeyondBoundsError(reason)

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, look)
    signal.siginterrupt(signal.SIGPROF, False)  # a library that reads is not disturbed
    signal.setitimer(signal.ITIMER_PROF, LOOK_SECONDS, LOOK_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def beyond(late: float, full: int, seconds: float, room: int) -> str:
    """Say what a job takes too much of, or nothing."""
    if time.process_time() > late:
        return f"it took more than {seconds:g} seconds of computing"
    if held() > full:
        return f"it takes more than {room // 10**6} MB of memory"
    return ""


def describe(error: BaseException) -> Problem:
    """Say what a job died of, in one line; the remedy is known for what the machine refuses."""
    said = " ".join(str(error).split())
    if isinstance(error, BeyondBoundsError):
        return Problem(said)
    if isinstance(error, OSError) and (error.errno in REASONS or hasattr(error, "problem")):
        problem, where = reason(error), f"{os.fsdecode(error.filename)}: " if error.filename else ""
        return Problem(f"{where}{problem.text}", problem.remedy)
    if isinstance(error, MemoryError) and not said:
        return Problem("it was denied memory")
    return Problem(f"{type(error).__name__}: {said}")


def ended(code: int) -> Problem:
    """Say what the exit status of a worker means."""
    return Problem(f"its process ended with code {code}{', perhaps denied memory' if code in STARVED else ''}")
