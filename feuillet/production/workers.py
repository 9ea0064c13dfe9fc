"""Where jobs are printed: in this process, or in processes beside it that a crash or a hang cannot spread from."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, as_completed
from concurrent.futures import TimeoutError as Late
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from feuillet.production import bounds

Task = TypeVar("Task")
Result = TypeVar("Result")
PATIENCE_SECONDS = 90
"""A job that takes longer than this hangs: three times what it may compute, for a machine others use too."""

ENDINGS = (Exception, SystemExit, bounds.BeyondBoundsError)
"""Whatever ends a job and not the run."""


def run(
    work: Callable[[Task], Result], tasks: tuple[Task, ...], failed: Callable[[Task, str], Result], count: int | None
) -> Iterator[tuple[Task, Result]]:
    """Do the work of all tasks and yield each as it is done; ``failed`` says what comes of one that could not be.

    ``count`` is how many processes there are, as many as processors where none is given; 1 stays in this process.
    """
    wanted = min(count or processors(), len(tasks))
    if count == 1 or not tasks:
        for task in tasks:
            yield task, alone(work, task, failed)
        return
    # A fresh server forks the workers: no thread or lock of this process can be copied half-way.
    context = multiprocessing.get_context("forkserver")
    with ProcessPool(
        max_workers=wanted, context=context, initializer=bounds.deny, initargs=[bounds.ROOM_BYTES]
    ) as pool:
        futures: dict[Future[Result], Task] = {
            pool.schedule(
                watched, args=[work, task, bounds.LABOUR_SECONDS, bounds.ROOM_BYTES], timeout=PATIENCE_SECONDS
            ): task
            for task in tasks
        }
        for future in as_completed(futures):
            task = futures[future]
            try:
                yield task, future.result()
            except Late:
                yield task, failed(task, f"it took more than {PATIENCE_SECONDS} seconds")
            except ProcessExpired as error:
                yield task, failed(task, bounds.ended(error.exitcode))
            except ENDINGS as error:
                yield task, failed(task, bounds.describe(error))


def watched(work: Callable[[Task], Result], task: Task, seconds: float, room: int) -> Result:
    """Do one task within bounds."""
    with bounds.watch(seconds, room):
        return work(task)


def alone(work: Callable[[Task], Result], task: Task, failed: Callable[[Task, str], Result]) -> Result:
    """Do one task in this process."""
    try:
        return watched(work, task, bounds.LABOUR_SECONDS, bounds.ROOM_BYTES)
    except ENDINGS as error:
        return failed(task, bounds.describe(error))


def processors() -> int:
    """Count the processors this process may use."""
    return len(os.sched_getaffinity(0))
