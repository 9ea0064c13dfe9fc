"""Where jobs are printed: in this process, or in processes beside it that a crash or a hang cannot spread from."""

import os
import signal
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Protocol, TypeVar

from feuillet.findings import Problem
from feuillet.production import job_limits
from feuillet.production.crew import Crew, Failure, Group, attempt
from feuillet.production.job import Job, print_job

Task = TypeVar("Task")
Result = TypeVar("Result")


class Workers(Protocol):
    """Whoever prints jobs and keeps what comes of them in the jobs' store."""

    def run(self, groups: Iterable[Group[Job]]) -> Iterator[tuple[Job, Problem | None]]:
        """Print groups of jobs, and yield each as it is done, with the problem of one that came to nothing."""


@dataclass(frozen=True)
class Processes:
    """Processes of this machine: as many as it has processors where no ``count`` is given; 1 is this process itself."""

    count: int | None = None

    def run(self, groups: Iterable[Group[Job]]) -> Iterator[tuple[Job, Problem | None]]:
        """Print groups of jobs."""
        return stream(print_job, groups, lambda _job, problem: problem, self.count)


def run(
    work: Callable[[Task], Result],
    tasks: tuple[Task, ...],
    failed: Callable[[Task, Problem], Result],
    count: int | None,
    kin: Callable[[Task], Hashable] | None = None,
) -> Iterator[tuple[Task, Result]]:
    """Do the work of tasks that are known beforehand; those of one ``kin`` share work, and one process does them in a row."""
    groups = grouped(tasks, kin)
    return stream(work, groups, failed, count, len(groups)) if groups else iter(())


def stream(
    work: Callable[[Task], Result],
    groups: Iterable[Group[Task]],
    failed: Callable[[Task, Problem], Result],
    count: int | None,
    most: int = 1 << 10,
) -> Iterator[tuple[Task, Result]]:
    """Do the work of groups of tasks and yield each task as it is done; ``failed`` says what comes of one that could not be.

    ``count`` is how many processes there are, as many as processors where none is given; 1 stays in this process. There are not
    more than ``most`` groups. A group is taken when there is room for it, so that groups may be made while others are worked on.
    """
    if count == 1:
        for task in (task for group in groups for task in group):
            with uninterrupted():
                came = attempt(work, task, job_limits.limits())
            yield task, come_of(task, came, failed)
        return
    with Crew(work, min(count or processors(), most)) as crew:
        for group in groups:
            crew.begin(group)
            for task, came in crew.done(wait=crew.full):
                yield task, come_of(task, came, failed)
        while crew.busy:
            for task, came in crew.done(wait=True):
                yield task, come_of(task, came, failed)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let an interrupt wait until a job is done, for libraries in C++ swallow it, or abort; a second one does not wait."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield
        return
    asked = list[int]()

    def note(number: int, _frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt


def come_of(task: Task, result: Result | Failure, failed: Callable[[Task, Problem], Result]) -> Result:
    """Return the result of a task, or what is made of its failure."""
    return failed(task, result.problem) if isinstance(result, Failure) else result


def grouped(tasks: tuple[Task, ...], kin: Callable[[Task], Hashable] | None) -> tuple[Group[Task], ...]:
    """Put tasks of one kin together, in the order of the first of each."""
    if kin is None:
        return tuple((task,) for task in tasks)
    groups = dict[Hashable, list[Task]]()
    for task in tasks:
        groups.setdefault(kin(task), []).append(task)
    return tuple(map(tuple, groups.values()))


def processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0))
