"""What a program costs: seconds on the wall, seconds of computing in all its processes, and the most memory of one of them."""

import ctypes
import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from benchmarks.workplace import ROOT

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
KIB, MB = 1024, 1_000_000
TAIL = 2000
"""How much is told of what a program said that failed."""

Tell = Callable[[str], None]
"""Says how far the benchmarks are."""


@dataclass(frozen=True)
class Cost:
    """What one run took; ``memory`` is in MB, the most that one of its processes held at a time."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Program:
    """A command to be measured, and what is done before and after each run, which is not measured."""

    name: str
    command: tuple[str, ...]
    before: Callable[[], object] | None = None
    after: Callable[[], object] | None = None


Costs = dict[str, list[Cost]]
"""What each program took, round by round."""


class FailedError(Exception):
    """A program that was to be measured did not do its work."""


def adopt() -> None:
    """Become the parent of processes whose own parent has ended, so that their work is counted, too (prctl(2)).

    Feuillet's workers are forked by a server, and Chromium's by a zygote, for which nobody waits.
    """
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "this process cannot adopt others")


def measure(program: Program) -> Cost:
    """Run a program and all that it starts to their end, and measure them."""
    if program.before:
        program.before()
    os.sync()  # what was laid out is not written while the program runs
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        with running(program.command, said.fileno()) as process:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            told = said.read().decode(errors="replace")[-TAIL:]
            raise FailedError(f"{program.name} ended with status {process.returncode}: {told}")
    all_used = (used, *orphans())
    if program.after:
        program.after()
    cpu = sum(each.ru_utime + each.ru_stime for each in all_used)
    return Cost(wall, cpu, max(each.ru_maxrss for each in all_used) * KIB / MB)


@contextmanager
def running(command: tuple[str, ...], said: int) -> "Iterator[subprocess.Popen[bytes]]":
    """Run a command in a session of its own, which ends with us; ``said`` is the file that takes its complaints."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, stdin=nothing, stdout=nothing, stderr=said, start_new_session=True)
    try:
        yield process
    finally:
        if process.returncode is None:  # we were interrupted
            os.killpg(process.pid, signal.SIGKILL)


def orphans() -> Iterator[resource.struct_rusage]:
    """Wait for the processes that a program left behind, and yield what each used."""
    while True:
        try:
            _, _, used = os.wait4(-1, 0)
        except ChildProcessError:
            return
        yield used


def prepare(*command: str) -> None:
    """Run a command that nobody measures, and insist that it does its work."""
    measure(Program(" ".join(command), command))


def in_turn(programs: tuple[Program, ...], rounds: int, tell: Tell) -> Costs:
    """Run programs in turn, A B C A B C, so that what else the machine does touches all of them alike."""
    costs: Costs = {program.name: [] for program in programs}
    for number in range(1, rounds + 1):
        for program in programs:
            cost = measure(program)
            costs[program.name].append(cost)
            tell(f"{number}/{rounds} {program.name}: {cost.wall:.2f} s, {cost.cpu:.2f} s of computing")
    return costs


def seconds(costs: Costs, name: str) -> float:
    """Return the median of the seconds that a program took on the wall."""
    return median(cost.wall for cost in costs[name])


def ratio(costs: Costs, name: str, other: str) -> float:
    """Return the median of how many times as long a program took as another did in the same round."""
    return median(one.wall / two.wall for one, two in zip(costs[name], costs[other], strict=True))
