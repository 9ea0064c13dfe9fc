"""What runs on a worker of a cluster: it says what it prints with, and has jobs done in a process of its own, within their bounds.

A job runs in no thread of the worker: no thread can be broken off, and what a job takes too much of must not end the worker.
"""

import hashlib
import multiprocessing
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from feuillet import engines
from feuillet.findings import Problem
from feuillet.production import crew, job_limits, run_fingerprint
from feuillet.production.crew import Failure
from feuillet.production.job import Job, print_job
from feuillet.production.shared_store import RemoteStore
from feuillet.production.store import FolderStore

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

TRIAL = "trial"
"""The kind of record by which it is tried whether a store is the same on all sides."""
Shareable = FolderStore | RemoteStore
Asked = tuple[Job, job_limits.Limits]
"""A job, and its limits, which whoever asks has set."""


@dataclass(frozen=True)
class Means:
    """What a machine prints with: where anything differs, bytes may."""

    engines: tuple[str, ...]
    code: str
    fonts: tuple[tuple[str, str], ...]

    def other_than(self, ours: "Means") -> str:
        """Say what is other here than with us, or nothing."""
        said = [f"{mine} (here {own})" for mine, own in zip(self.engines, ours.engines, strict=False) if mine != own]
        if self.code != ours.code:
            said.append("another version of Feuillet")
        other = sorted(dict(set(self.fonts) ^ set(ours.fonts)))
        if other:
            more = f" and {len(other) - 1} more" if len(other) > 1 else ""
            said.append(f"another font or profile: {other[0]}{more}")
        return ", ".join(said)


def means() -> Means:
    """Say what this machine prints with now, and not when it was asked before: a worker lives long."""
    files = ((file.name, run_fingerprint.digest(file)) for file in run_fingerprint.machine_files())
    return Means(engines.versions.__wrapped__(), engines.code.__wrapped__(), tuple(sorted(files)))


@cache
def means_at_first() -> Means:
    """Say what this machine printed with when this process was first asked."""
    return means()


@dataclass(frozen=True)
class Trial:
    """A word that is left in a store by whoever hands out jobs, and the answer that a worker leaves there."""

    store: Shareable
    word: str

    @property
    def places(self) -> tuple[str, str]:
        """Where the word and its answer are."""
        asked, answered = (
            hashlib.sha256(f"{self.word} {which}".encode()).hexdigest() for which in ("asked", "answered")
        )
        return asked, answered

    def ask(self) -> None:
        """Leave the word; raises `OSError`."""
        self.store.note(TRIAL, self.places[0], self.word)

    def answer(self) -> str:
        """Say on a worker why its store is not the same, or nothing."""
        try:
            if self.store.noted(TRIAL, self.places[0]) != self.word:
                return "it does not see the store"
            self.store.note(TRIAL, self.places[1], self.word)
        except Exception as error:  # of the store's protocol, or a library that it needs
            return f"it cannot write to the store: {job_limits.describe(error).text}"
        return ""

    @property
    def answered(self) -> bool:
        """Return whether what a worker writes reaches us."""
        return bool(self.store.noted(TRIAL, self.places[1]) == self.word)

    def forget(self) -> None:
        """Take both away."""
        for place in self.places:
            self.store.forget(TRIAL, place)


def introduce(trial: Trial) -> tuple[Means, str]:
    """Say on a worker what it prints with, and what hinders it from being used.

    After an upgrade under it nobody knows what its processes have already read, the old or the new.
    """
    first, now = means_at_first(), means()
    return now, trial.answer() if now == first else "what it prints with was changed while it ran"


HERE = threading.local()
"""The process beside a thread of the worker."""


def print_group(group: tuple[Job, ...], limits: job_limits.Limits) -> list[Failure | None]:
    """Print jobs one after the other, each within its limits; the store gets what comes of them."""
    if not hasattr(HERE, "companion"):
        HERE.companion = Companion()
    return [HERE.companion.ask((job, limits)) for job in group]


class Companion:
    """A process that prints a job at a time; another follows one that ended, or that had to be ended because it was late."""

    def __init__(self) -> None:
        # A worker that Dask's nanny started may have no children: https://github.com/dask/distributed/issues/2142
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined] # it is no public name
        crew.warm_up()
        self.start()

    def start(self) -> None:
        """Start a process."""
        context = multiprocessing.get_context("forkserver")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self, asked: Asked, *, again: bool = True) -> Failure | None:
        """Have a job printed; one that somebody killed, perhaps for memory, is tried once more."""
        seconds = crew.PATIENCE_SECONDS * crew.AGAIN
        try:
            self.pipe.send(asked)
            late = not self.pipe.poll(seconds)
            if not late:
                return cast("Failure | None", self.pipe.recv())
            self.process.kill()
        except (EOFError, OSError):
            late = False
        self.process.join()
        code = self.process.exitcode or 0
        self.start()
        if code == -signal.SIGKILL and again and not late:
            return self.ask(asked, again=False)
        return Failure(Problem(f"it took more than {seconds} seconds") if late else job_limits.ended(code))


def serve(pipe: "Connection[Failure | None, Asked]") -> None:
    """Print what is asked for, until nobody is there any more."""
    job_limits.deny(job_limits.ROOM_BYTES)
    with suppress(EOFError, OSError):
        while True:
            job, limits = pipe.recv()
            pipe.send(crew.attempt(print_job, job, limits))
