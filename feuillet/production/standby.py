"""Processes that stand by for single tasks of somebody who waits, such as a proof while a translator types."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import RLock, Thread
from typing import Any, TypeVar

from pebble import CONSTS, ProcessPool

from feuillet.findings import Problem
from feuillet.production import job_limits
from feuillet.production.crew import Context, Failure, attempt, problem

Task = TypeVar("Task")
Result = TypeVar("Result")


ENDED = Problem("it was ended before it was done", "ask for it again")
CONSTS.sleep_unit = 0.02
"""How often pebble looks whether a process was lost or is late, in seconds; what comes of a task wakes it at once."""


@dataclass
class Wanted:
    """A task that waits for a process."""

    work: Callable[[Any], Any]
    task: Any
    answer: "Future[Any]" = field(default_factory=Future)

    def tell(self, came: Any) -> None:
        """Tell who waits what came of it, if nobody has."""
        with suppress(InvalidStateError):
            self.answer.set_result(came)


class Process:
    """One process, which does a task within a job's limits; when it dies or hangs, another takes its place."""

    def __init__(self) -> None:
        self.pool = self.new_pool()
        self.wanted: Wanted | None = None

    def new_pool(self) -> ProcessPool:
        """Make a pool of one; its process starts when it is first wanted."""
        return ProcessPool(
            max_workers=1, context=Context(), initializer=job_limits.deny, initargs=[job_limits.ROOM_BYTES]
        )

    def do(self, wanted: Wanted, patience: float) -> "Future[Any]":
        """Begin a task."""
        if (
            not self.pool.active
        ):  # the process was lost since; this may be a thread of its pool, which cannot wait for itself
            self.pool.stop()  # type: ignore[no-untyped-call]  # pebble has no types here
            Thread(target=self.pool.join, daemon=True).start()
            self.pool = self.new_pool()
        self.wanted = wanted
        return self.pool.schedule(attempt, args=[wanted.work, wanted.task, job_limits.limits()], timeout=patience)

    def close(self) -> None:
        """End the process, whatever it does."""
        self.pool.stop()  # type: ignore[no-untyped-call]  # pebble has no types here
        self.pool.join()


class Standby:
    """A few processes; the first that is free does the next task, so that one that is warm already is preferred."""

    def __init__(self, count: int, patience: float) -> None:
        self.processes, self.patience = tuple(Process() for _ in range(count)), patience
        self.waiting = deque[Wanted]()
        self.handing = RLock()

    @property
    def busy(self) -> bool:
        """Whether something is being done, or waits to be."""
        return bool(self.waiting) or any(process.wanted for process in self.processes)

    def ask(self, work: Callable[[Task], Result], task: Task) -> "Future[Result | Failure]":
        """Have the work of a task done; whoever does not want it any more cancels it, and then it is not begun."""
        wanted = Wanted(work, task)
        with self.handing:
            self.waiting.append(wanted)
            self.hand_out()
        return wanted.answer

    def hand_out(self) -> None:
        """Give tasks that are still wanted to the processes that are free."""
        for process in self.processes:
            while self.waiting and not process.wanted:
                wanted = self.waiting.popleft()
                if wanted.answer.set_running_or_notify_cancel():
                    self.begin(process, wanted)

    def begin(self, process: Process, wanted: Wanted) -> None:
        """Give a process a task; where it cannot even begin, who waits is told."""
        try:
            done = process.do(wanted, self.patience)
        except Exception as error:  # whatever a pool dies of, others wait behind it
            process.wanted = None
            wanted.tell(Failure(problem(error, self.patience)))
        else:
            done.add_done_callback(partial(self.pass_on, process, wanted))

    def pass_on(self, process: Process, wanted: Wanted, done: "Future[Any]") -> None:
        """Hand on what came of a task, or why it came to nothing."""
        error = done.exception()
        with self.handing:
            process.wanted = None
            self.hand_out()
        wanted.tell(Failure(problem(error, self.patience)) if error else done.result())

    def close(self) -> None:
        """End the processes, whatever they do, and tell who waits."""
        with self.handing:
            left = [*(process.wanted for process in self.processes if process.wanted), *self.waiting]
            self.waiting.clear()
        for process in self.processes:
            process.close()
        for wanted in left:
            wanted.tell(Failure(ENDED))
