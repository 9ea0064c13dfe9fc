"""How much memory each process of a cold shelf holds, sampled while it runs."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.measuring import FailedError, Tell, orphans, running
from benchmarks.target import Found, Target
from benchmarks.workplace import Workplace, make

PROC = Path("/proc")
PAUSE = 0.1
KIB, MB = 1024, 1_000_000
IDLE_SECONDS = 1.0
"""A process that computes less than this prints nothing: a server that forks, a tracker of resources."""


@dataclass(frozen=True)
class Held:
    """The most a process held so far, in MB, its pages shared with others included, and divided among those that share."""

    resident: float
    proportional: float
    cpu: float

    def with_later(self, later: "Held") -> "Held":
        """Take the larger of two looks at the same process."""
        return Held(
            max(self.resident, later.resident), max(self.proportional, later.proportional), max(self.cpu, later.cpu)
        )


@dataclass(frozen=True)
class Process:
    """A process below /proc (proc(5))."""

    id: int

    @cached_property
    def session(self) -> int:
        """Return the session it belongs to."""
        return int(self.numbers[3])

    @property
    def numbers(self) -> list[str]:
        """Return the numbers of its `stat` that come after its name."""
        return (PROC / str(self.id) / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()

    def kilobytes(self, file: str, field: str) -> float:
        """Look up an amount of memory, in MB."""
        lines = (PROC / str(self.id) / file).read_text(encoding="utf-8", errors="replace").splitlines()
        found = [line.split()[1] for line in lines if line.startswith(f"{field}:")]
        return int(found[0]) * KIB / MB if found else 0.0

    def held(self) -> Held:
        """Look at what it holds."""
        used = sum(map(int, self.numbers[11:13])) / os.sysconf("SC_CLK_TCK")
        return Held(self.kilobytes("status", "VmHWM"), self.kilobytes("smaps_rollup", "Pss"), used)


def processes(session: int) -> Iterator[Process]:
    """List the processes of a session."""
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            with suppress(OSError):  # it has ended meanwhile
                process = Process(int(folder.name))
                if process.session == session:
                    yield process


def watched(command: tuple[str, ...]) -> tuple[Held, list[Held]]:
    """Run a command and look at its processes again and again: the first, and the others."""
    found: dict[int, Held] = {}
    with tempfile.TemporaryFile() as said, running(command, said.fileno()) as first:
        while first.poll() is None:
            for process in processes(first.pid):
                with suppress(OSError):
                    held = process.held()
                    found[process.id] = found.get(process.id, held).with_later(held)
            time.sleep(PAUSE)
    list(orphans())
    if first.returncode:
        raise FailedError(f"the shelf that was watched ended with status {first.returncode}")
    return found.pop(first.pid), [*found.values()]


def memory(workplace: Workplace, tell: Tell) -> Found:
    """Make the cold shelf once, and watch the memory of its processes."""
    first, others = watched(make(workplace.fresh("memory")))
    workers = [held for held in others if held.cpu > IDLE_SECONDS]
    if not workers:
        raise FailedError("no worker was seen")
    tell(f"{len(workers)} workers were seen")
    figures = (
        ("memory of the first process", first.resident, "MB"),
        ("memory of a worker, shared pages divided", max(held.proportional for held in workers), "MB"),
    )
    largest = max(held.resident for held in workers)
    return Found(targets=(Target("memory of a worker", largest, 250, "MB"),), figures=figures)
