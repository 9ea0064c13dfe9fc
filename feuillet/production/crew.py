"""A crew of processes that do groups of tasks; a process that dies, or hangs, costs its group one more attempt and no other group.

The processes are forked from a server, which is fresh: no thread or lock of this process can be copied half-way. What prints can
be imported there once for all of them (`warm_up`), while this process still reads.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as Late
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import RLock
from pathlib import Path
from threading import Thread
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from feuillet.findings import MachineError, Problem
from feuillet.production import job_limits

Task = TypeVar("Task")
Result = TypeVar("Result")
Group = tuple[Task, ...]
"""Tasks that share work, and so a process: one does it, and the others find it done."""
PATIENCE_SECONDS = 90
"""A job that takes longer than this hangs: three times what it may compute, for a machine others use too."""
AGAIN = 2
"""How many times longer it may take when it is tried once more, alone."""
AHEAD = 4
"""How many groups wait for each process: enough that none is idle, and few enough that they can be kept."""
POOLS = 4
"""How many times the processes may all be lost before it is not tried any more."""
ENDINGS = (Exception, SystemExit, job_limits.BeyondBoundsError)
"""Whatever ends a job and not the run."""
PRELOADED = "feuillet.publication.warm"
"""The module that imports what prints; it is named and not imported, for it lies on a higher floor."""


def warm_up() -> None:
    """Start the server that processes are forked from, which imports what prints, and do not wait for it.

    It must import the very code that runs here, and is not told where that is: https://github.com/python/cpython/issues/117378.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload([PRELOADED])
    before, own = os.environ.get("PYTHONPATH"), str(Path(__file__).parents[2])
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (own, before)))
    try:
        forkserver.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


class Context(ForkServerContext):
    """Keeps the locks of a pool until the pool itself is gone.

    Pebble drops them before it ends its processes, and one that is only starting would miss them, and say so on the terminal.
    """

    def __init__(self) -> None:
        super().__init__()
        self.locks = list[RLock]()

    def RLock(self) -> RLock:  # noqa: N802  # named so by multiprocessing
        """Make a lock, and keep it."""
        self.locks.append(super().RLock())
        return self.locks[-1]


@dataclass(frozen=True)
class Failure:
    """Why a task came to nothing."""

    problem: Problem


class Crew(Generic[Task, Result]):
    """Does the work of tasks in ``count`` processes."""

    def __init__(self, work: Callable[[Task], Result], count: int) -> None:
        self.work, self.count, self.pools = work, count, 0
        self.waiting = list[Group[Task]]()
        self.pending = dict["Future[list[Result | Failure]]", Group[Task]]()
        self.late = list[Group[Task]]()
        self.again = set[int]()
        self.patience = PATIENCE_SECONDS
        self.starting = Thread(target=self.start, daemon=True)
        self.fault: Exception | None = None

    def __enter__(self) -> "Crew[Task, Result]":
        self.pool = self.new_pool()
        return self

    def __exit__(self, *failure: object) -> None:
        if self.starting.ident:
            self.starting.join()
        if any(failure):
            self.pool.stop()  # type: ignore[no-untyped-call]  # pebble has no types here
            self.pool.join()
        else:
            self.pool.close()  # type: ignore[no-untyped-call]  # as above
            Thread(target=self.pool.join).start()  # it takes a tenth of a second, for which nobody need wait

    def new_pool(self) -> ProcessPool:
        """Make a pool of processes that have done nothing yet; they are started when they are first wanted."""
        self.pools += 1
        return ProcessPool(
            max_workers=self.count,
            context=Context(),
            initializer=job_limits.deny,
            initargs=[job_limits.ROOM_BYTES],
        )

    def start(self) -> None:
        """Start the processes, which waits for their server; whoever makes groups need not wait."""
        try:
            assert self.pool.active
        except Exception as error:
            self.fault = error

    @property
    def full(self) -> bool:
        """Whether enough groups wait."""
        return len(self.pending) + len(self.waiting) >= AHEAD * self.count

    @property
    def busy(self) -> bool:
        """Whether something is left to do."""
        return bool(self.waiting or self.pending or self.late)

    def begin(self, group: Group[Task]) -> None:
        """Give a group to the next process that is free."""
        self.waiting.append(group)
        if not self.starting.ident:
            self.starting.start()
        self.hand_out(wait=False)

    def hand_out(self, *, wait: bool) -> None:
        """Hand the groups that wait to the processes, as soon as there are any."""
        if wait and self.waiting:
            self.starting.join()
        if self.starting.is_alive():
            return
        if self.fault:
            raise MachineError("no process could be started to print in; run make with --workers 1") from self.fault
        while self.waiting:
            if not self.pool.active:  # all processes were lost since
                self.pool.stop()  # type: ignore[no-untyped-call]  # as above
                self.pool.join()
                self.pool = self.new_pool()
            group = self.waiting.pop(0)
            args, seconds = [self.work, group, job_limits.limits()], self.patience * len(group)
            self.pending[self.pool.schedule(together, args=args, timeout=seconds)] = group

    def done(self, *, wait: bool) -> Iterator[tuple[Task, Result | Failure]]:
        """Yield what is done by now, or at least one group of it; a failed group is begun anew, task by task."""
        self.hand_out(wait=wait)
        if not self.pending and self.late:
            self.patience = PATIENCE_SECONDS * AGAIN
            self.begin(self.late.pop())
        for future in finished(self.pending, None if wait else 0):
            group = self.pending.pop(future)
            error = future.exception()
            if error is None:
                yield from zip(group, future.result(), strict=True)
            elif not self.tries_again(error, group):
                failure = Failure(problem(error, PATIENCE_SECONDS * len(group)))
                yield from ((task, failure) for task in group)

    def tries_again(self, error: BaseException, group: Group[Task]) -> bool:
        """Begin a group once more where that may help, and return whether it does."""
        if isinstance(error, Late) and self.patience == PATIENCE_SECONDS:
            self.late.append(group)  # the machine may be busy: when nothing is beside it
        elif isinstance(error, BrokenProcessPool) and self.pools < POOLS:
            self.begin(group)  # a process died before it had anything to do, and pebble gives up the others
        elif len(group) > 1:
            for task in group:  # whichever it was, the others go on
                self.begin((task,))
        elif isinstance(error, ProcessExpired) and error.exitcode == -signal.SIGKILL and id(group) not in self.again:
            self.again.add(id(group))  # killed by somebody else, perhaps for memory
            self.begin(group)
        else:
            return False
        return True


def problem(error: BaseException, patience: float) -> Problem:
    """Say why tasks came to nothing that had so many seconds."""
    if isinstance(error, Late):
        return Problem(f"it took more than {patience:.0f} seconds", "")
    return job_limits.ended(error.exitcode) if isinstance(error, ProcessExpired) else job_limits.describe(error)


def finished(pending: "dict[Future[Result], Group[Task]]", seconds: float | None) -> "set[Future[Result]]":
    """Wait until a group is done, or look only."""
    return set(wait(pending, timeout=seconds, return_when=FIRST_COMPLETED).done)


def together(work: Callable[[Task], Result], group: Group[Task], limits: job_limits.Limits) -> list[Result | Failure]:
    """Do the tasks of a group one after the other, each within its own limits."""
    return [attempt(work, task, limits) for task in group]


def attempt(work: Callable[[Task], Result], task: Task, limits: job_limits.Limits) -> Result | Failure:
    """Do one task within limits, or say what it died of."""
    try:
        with job_limits.watch(*limits):
            return work(task)
    except ENDINGS as error:
        return Failure(job_limits.describe(error))
