"""Where jobs are printed: in this process, or in processes beside it that a crash or a hang cannot spread from."""

import multiprocessing
import os
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from feuillet.production import job_limits

Task = TypeVar("Task")
Result = TypeVar("Result")
PATIENCE_SECONDS = 90
"""A job that takes longer than this hangs: three times what it may compute, for a machine others use too."""

ENDINGS = (Exception, SystemExit, job_limits.BeyondBoundsError)
"""Whatever ends a job and not the run."""


Group = tuple[Task, ...]
"""Tasks that share work, and so a process: one does it, and the others find it done."""


@dataclass(frozen=True)
class Failure:
    """Why a task came to nothing."""

    said: str


def run(
    work: Callable[[Task], Result],
    tasks: tuple[Task, ...],
    failed: Callable[[Task, str], Result],
    count: int | None,
    kin: Callable[[Task], Hashable] | None = None,
) -> Iterator[tuple[Task, Result]]:
    """Do the work of all tasks and yield each as it is done; ``failed`` says what comes of one that could not be.

    ``count`` is how many processes there are, as many as processors where none is given; 1 stays in this process. Tasks of
    one ``kin`` share work: one process does them in a row.
    """
    limits = (job_limits.LABOUR_SECONDS, job_limits.ROOM_BYTES)
    groups = grouped(tasks, kin)
    if count == 1 or not tasks:
        for task in (task for group in groups for task in group):
            yield task, come_of(task, attempt(work, task, *limits), failed)
        return
    # A fresh server forks the workers: no thread or lock of this process can be copied half-way.
    context = multiprocessing.get_context("forkserver")
    wanted = min(count or processors(), len(groups))
    with ProcessPool(
        max_workers=wanted, context=context, initializer=job_limits.deny, initargs=[job_limits.ROOM_BYTES]
    ) as pool:

        def begin(group: Group[Task]) -> "Future[list[Result | Failure]]":
            return pool.schedule(together, args=[work, group, *limits], timeout=PATIENCE_SECONDS * len(group))

        pending = {begin(group): group for group in groups}
        while pending:
            for future in wait(pending, return_when=FIRST_COMPLETED).done:
                group = pending.pop(future)
                came = outcome(future, group)
                if isinstance(came, Failure) and len(group) > 1:
                    pending |= {begin((task,)): (task,) for task in group}  # whichever it was, the others go on
                    continue
                for task, result in zip(group, came if isinstance(came, list) else [came], strict=True):
                    yield task, come_of(task, result, failed)


def outcome(future: "Future[list[Result | Failure]]", group: Group[Task]) -> list[Result | Failure] | Failure:
    """Take what a process made of a group of tasks, or why it ended before it had."""
    try:
        return future.result()
    except Late:
        return Failure(f"it took more than {PATIENCE_SECONDS * len(group)} seconds")
    except ProcessExpired as error:
        return Failure(job_limits.ended(error.exitcode))
    except ENDINGS as error:
        return Failure(job_limits.describe(error))


def come_of(task: Task, result: Result | Failure, failed: Callable[[Task, str], Result]) -> Result:
    """Return the result of a task, or what is made of its failure."""
    return failed(task, result.said) if isinstance(result, Failure) else result


def grouped(tasks: tuple[Task, ...], kin: Callable[[Task], Hashable] | None) -> tuple[Group[Task], ...]:
    """Put tasks of one kin together, in the order of the first of each."""
    if kin is None:
        return tuple((task,) for task in tasks)
    groups = dict[Hashable, list[Task]]()
    for task in tasks:
        groups.setdefault(kin(task), []).append(task)
    return tuple(map(tuple, groups.values()))


def together(work: Callable[[Task], Result], group: Group[Task], seconds: float, room: int) -> list[Result | Failure]:
    """Do the tasks of a group one after the other, each within its own bounds."""
    return [attempt(work, task, seconds, room) for task in group]


def attempt(work: Callable[[Task], Result], task: Task, seconds: float, room: int) -> Result | Failure:
    """Do one task within bounds, or say what it died of."""
    try:
        with job_limits.watch(seconds, room):
            return work(task)
    except ENDINGS as error:
        return Failure(job_limits.describe(error))


def processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0))
