"""Jobs printed by a Dask cluster that is there: galleys travel to its workers, and what is made goes from them to the store.

A worker that prints with anything else than we do is not used. One that is lost costs nothing: Dask hands its jobs to another,
and a job that ends every worker it comes to is given up.
"""

import secrets
import time
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from feuillet.findings import Finding, Location, MachineError, Problem, Severity
from feuillet.production import guest, job_limits
from feuillet.production.crew import AHEAD, Failure, Group
from feuillet.production.guest import Means, Shareable, Trial
from feuillet.production.job import Job
from feuillet.production.remote import INSTALL
from feuillet.production.shared_store import SharedStore
from feuillet.production.store import FolderStore, Store

if TYPE_CHECKING:
    from distributed import Client

CHECK, KILLED = "workers", "KilledWorker"
GONE = {"CancelledError", "FutureCancelledError", "CommClosedError", "ClosedClientError"}
"""What comes of jobs when their scheduler is lost; whoever has lost it for long is a closed client, and hands out no more."""
ANSWER_SECONDS = 10
"""How long a scheduler, or its first worker, may take to answer."""
LOOK_SECONDS = 1.0
"""How often it is looked who is there, while nothing is done."""
LONELY_SECONDS = 60
"""How long a run waits for another worker when none is left: a nanny needs a few seconds to start its own again."""
LONELY = Problem("no worker of the cluster that can print it is left", "start workers again, then run this again")


class Cluster:
    """The workers of a cluster that print what we would."""

    def __init__(self, client: "Client", trial: Trial) -> None:
        self.client, self.trial, self.ours = client, trial, guest.means()
        self.fit, self.refused = frozenset[str](), dict[str, str]()
        self.threads = 1
        self.suspects: list[Job] | None = []
        self.pending = dict["Future[list[Failure | None]]", tuple[Group[Job], frozenset[str]]]()
        self.looked = self.company = time.monotonic()
        self.executor: Any = None
        self.look()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Say which workers are not used, and why."""
        remedy = "install there what is here, then start it again"
        return tuple(
            Finding(Location(worker), f"this worker is not used: {why}", remedy, CHECK, Severity.WARNING)
            for worker, why in sorted(self.refused.items())
        )

    def run(self, groups: Iterable[Group[Job]]) -> Iterator[tuple[Job, Problem | None]]:
        """Print groups of jobs; a group is taken when there is room for it."""
        for group in groups:
            self.begin(group)
            yield from self.done(until=AHEAD * self.threads)
        yield from self.done(until=0)
        suspects, self.suspects = self.suspects, None
        for job in suspects or ():
            self.begin((job,))
            yield from self.done(until=0)

    def begin(self, group: Group[Job]) -> None:
        """Hand a group to the cluster; its jobs are told only of the store that all share. What hinders it comes of the group."""
        sent = tuple(replace(job, store=self.trial.store) for job in group)
        future: Future[list[Failure | None]] = Future()
        try:
            future = self.executor.submit(guest.print_group, sent, job_limits.limits())
        except Exception as error:  # Dask has its own
            future.set_exception(error)
        self.pending[future] = group, self.fit

    def done(self, until: int) -> Iterator[tuple[Job, Problem | None]]:
        """Yield what is done, until no more than so many groups are left."""
        while self.pending:
            seconds = LOOK_SECONDS if len(self.pending) > until else 0
            ready = wait(self.pending, timeout=seconds, return_when=FIRST_COMPLETED).done
            for future in ready:
                yield from self.come_of(future, self.pending.pop(future)[0])
            if time.monotonic() > self.looked + LOOK_SECONDS:
                self.look()
                yield from self.stranded()
            if len(self.pending) <= until and not ready:
                return

    def come_of(
        self, future: "Future[list[Failure | None]]", group: Group[Job]
    ) -> Iterator[tuple[Job, Problem | None]]:
        """Say what came of a group; one that ended too many workers is tried again at the end, job by job.

        Dask suspects all that a worker had to do when it ended. So whichever job it was, it then stands alone.
        """
        try:
            results = future.result()
        except (Exception, CancelledError) as error:
            if self.suspects is not None and type(error).__name__ == KILLED:
                self.suspects.extend(group)
            else:
                yield from ((job, because(error)) for job in group)
            return
        for job, failure in zip(group, results, strict=True):
            yield job, failure.problem if failure else None

    def look(self) -> None:
        """See who is there; whoever is new is asked what it prints with."""
        self.looked = time.monotonic()
        there: dict[str, Any] = self.client.scheduler_info().get("workers", {})
        new = [worker for worker in there if worker not in self.fit and worker not in self.refused]
        fit = {worker for worker in self.fit if worker in there}
        for worker, why in self.examined(new):
            if why:
                self.refused[worker] = why
            else:
                fit.add(worker)
        if fit:
            self.company = self.looked
        if frozenset(fit) != self.fit and fit:
            self.executor = self.client.get_executor(pure=False, workers=sorted(fit))  # type: ignore[no-untyped-call] # it has no types
        self.fit = frozenset(fit)
        self.threads = sum(int(there[worker]["nthreads"]) for worker in fit) or 1

    def examined(self, workers: list[str]) -> Iterator[tuple[str, str]]:
        """Ask workers what they print with, and say why one cannot be used, or nothing; nothing is said without a scheduler."""
        answers: dict[str, Any] = {}
        if workers:
            with suppress(OSError):  # then they are asked again
                answers = self.client.run(guest.introduce, self.trial, workers=workers, on_error="return")
        for worker, answer in answers.items():
            yield worker, self.fault(answer)

    def fault(self, answer: tuple[Means, str] | BaseException) -> str:
        """Say why a worker cannot be used."""
        if isinstance(answer, ModuleNotFoundError):
            return f"{answer.name} is not installed there"
        if isinstance(answer, BaseException):
            return job_limits.describe(answer).text
        theirs, hindrance = answer
        if not hindrance and not self.trial.answered:
            hindrance = "what it writes to the store does not come here"
        return theirs.other_than(self.ours) or hindrance

    def stranded(self) -> Iterator[tuple[Job, Problem | None]]:
        """Hand out again what only workers were to do that are gone; give it up where none has come for a while."""
        lonely = not self.fit and time.monotonic() > self.company + LONELY_SECONDS
        for future, (group, workers) in tuple(self.pending.items()):
            if not workers & self.fit and (self.fit or lonely):
                del self.pending[future]
                future.cancel()
                if self.fit:
                    self.begin(group)
                else:
                    yield from ((job, LONELY) for job in group)


def because(error: BaseException) -> Problem:
    """Say why a job came to nothing, with names from Dask."""
    name = type(error).__name__
    if name == KILLED:
        return Problem("it ended every worker it was given to")
    if isinstance(error, CancelledError) or name in GONE:
        return Problem("the scheduler of the cluster was lost", "start it again, then run this again")
    return job_limits.describe(error)


@contextmanager
def cluster(address: str, store: Store) -> Iterator[Cluster]:
    """Join a cluster for a run; raises `MachineError` where it is not there, or has no worker that we can use."""
    trial = Trial(shareable(store), secrets.token_hex())
    if fault := store.fault():
        raise MachineError(str(fault))
    with connected(address) as client:
        trial.ask()
        try:
            yield joined(client, trial, address)
        finally:
            with suppress(OSError):
                trial.forget()


def connected(address: str) -> "Client":
    """Find the scheduler of a cluster."""
    try:
        from distributed import Client  # noqa: PLC0415 it is an extra
    except ImportError as error:
        raise MachineError(f"a cluster needs distributed, which is not installed; {INSTALL}") from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of versions, which are compared here, and told in one line
        try:
            return Client(address, timeout=ANSWER_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call] # nor has this
        except (OSError, ValueError) as error:  # a timeout is an OSError
            raise MachineError(
                f"no scheduler answers at {address}; start one (dask scheduler), or correct it"
            ) from error
        except (TypeError, RuntimeError) as error:  # of TLS: there are no certificates, or nothing goes without them
            raise MachineError(
                f"this machine has no certificates for {address}, or must not do without; "
                "name them in Dask's settings (distributed.comm.tls), or correct the address"
            ) from error


def joined(client: "Client", trial: Trial, address: str) -> Cluster:
    """See whether a cluster has a worker that we can use."""
    with suppress(TimeoutError):
        client.wait_for_workers(1, timeout=ANSWER_SECONDS)
    made = Cluster(client, trial)
    if not made.fit and not made.refused:
        raise MachineError(f"{address} has no workers; start some (dask worker {address})")
    if not made.fit:
        worker, why = min(made.refused.items())
        others = f", nor {len(made.refused) - 1} others" if len(made.refused) > 1 else ""
        raise MachineError(f"no worker of {address} can be used, not {worker}{others}: {why}; {remedy(why)}")
    return made


def remedy(why: str) -> str:
    """Say what to do where no worker can be used."""
    if "the store" in why:
        return "name with --store an address, or a folder, that all machines share"
    return "install there what is here, and start them again"


def shareable(store: Store) -> Shareable:
    """Name a store as other machines find it."""
    if isinstance(store, SharedStore):
        return store.far
    assert isinstance(store, FolderStore)
    return FolderStore(store.folder.resolve())
