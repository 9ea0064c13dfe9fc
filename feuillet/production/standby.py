"""Processes that stand by for single tasks of somebody who waits, such as a proof while a translator types."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from pebble import CONSTS, ProcessPool

from feuillet.production import job_limits
from feuillet.production.crew import Context, Failure, attempt, problem

Task = TypeVar("Task")
Result = TypeVar("Result")


CONSTS.sleep_unit = 0.005
"""How often pebble looks whether a task is done, in seconds: somebody waits, and a tenth of a second would be felt."""


class Standby:
    """A few processes, each task within a job's limits; one that dies or hangs costs its task alone, and another follows."""

    def __init__(self, count: int, patience: float) -> None:
        self.count, self.patience = count, patience
        self.pool = self.new_pool()

    def new_pool(self) -> ProcessPool:
        """Make a pool; its processes start when they are first wanted."""
        deny, room = job_limits.deny, [job_limits.ROOM_BYTES]
        return ProcessPool(max_workers=self.count, context=Context(), initializer=deny, initargs=room)

    def ask(self, work: Callable[[Task], Result], task: Task) -> "Future[Result | Failure]":
        """Have the work of a task done by the next process that is free."""
        if not self.pool.active:  # all processes were lost since
            self.close()
            self.pool = self.new_pool()
        answer: Future[Result | Failure] = Future()
        answer.set_running_or_notify_cancel()
        args = [work, task, job_limits.limits()]
        done = self.pool.schedule(attempt, args=args, timeout=self.patience)
        done.add_done_callback(lambda future: self.pass_on(future, answer))
        return answer

    def pass_on(self, done: "Future[Any]", answer: "Future[Any]") -> None:
        """Hand on what came of a task, or why it came to nothing."""
        error = done.exception()
        answer.set_result(Failure(problem(error, self.patience)) if error else done.result())

    def close(self) -> None:
        """End the processes, whatever they do."""
        self.pool.stop()  # type: ignore[no-untyped-call]  # pebble has no types here
        self.pool.join()
