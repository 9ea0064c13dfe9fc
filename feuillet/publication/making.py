"""A run: what is asked for is made and delivered piece by piece, and all that is in the output folder is listed.

What could not be made stays as it was, and counts as outdated.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from feuillet import colour_profiles, files
from feuillet.catalogue.validity import Ledgers
from feuillet.cldr import PSEUDO
from feuillet.findings import Finding, MachineError, Problem, any_error
from feuillet.production.job import Job, finished, placed
from feuillet.production.product import Product, State
from feuillet.production.store import Entry
from feuillet.production.workers import Workers, grouped
from feuillet.publication import unmade, withdrawing
from feuillet.publication.asks import WHOLE, Ask, Name, Selection
from feuillet.publication.delivering import Delivery
from feuillet.publication.listing import Lists
from feuillet.publication.publication import Publication, label, path_of
from feuillet.publication.records import Learned
from feuillet.publication.tracing import traceable, traced

Progress = Callable[[int, int, str], None]
"""Called after each job: how many are done, how many are known of so far, and what was printed."""


GONE = Problem("it was printed, and the store has lost it", "run this again")


@dataclass(frozen=True)
class Request:
    """Where to print to, what, and by whom; ``folder`` is how findings name the output.

    ``untouched`` are the files that are known to be as the last run left them. ``today`` is the day of a release.
    """

    output: Path
    selection: Selection
    workers: Workers
    folder: str = "output"
    untouched: frozenset[str] = frozenset()
    today: datetime.date = datetime.date.min


@dataclass(frozen=True)
class Outcome:
    """What a run came to: all products in the output folder, the findings, and how many files were written.

    ``listed`` are the names of the files that list the products. ``steady`` says that no source was changed while it ran, so that
    what it made is what they say.
    """

    products: tuple[Product, ...]
    findings: tuple[Finding, ...]
    written: int
    listed: tuple[str, ...]
    steady: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files that are in the output folder now."""
        pictures = (product.cover for product in self.products if product.cover)
        return (*(product.path for product in self.products), *pictures, *self.listed)


def make(publication: Publication, request: Request, progress: Progress) -> Outcome:
    """Make what is asked for, list it, and say what could not be made."""
    refuse_unknown(publication, request.selection)
    if (
        request.selection.press_ready
        and not colour_profiles.profile()
        and lacks_profile(publication, request.selection)
    ):
        raise MachineError("the colour profile for print shops is missing; run doctor, it says how to get it")
    files.sweep(request.output)
    making = Making(publication, request)
    for done, (job, problem) in enumerate(request.workers.run(making.groups()), 1):
        making.take(job, problem)
        progress(done, max(done, making.begun), job.path)
    return making.listed()


def lacks_profile(publication: Publication, selection: Selection) -> bool:
    """Return whether an imprint that is asked for names no profile of its own print shop."""
    asked = (name for name in publication.project.imprints if name in (selection.imprints or (name,)))
    imprints = filter(None, (publication.editor.sources.imprint(name).value for name in asked))
    return any(imprint.print_shop is None or not imprint.print_shop.profile for imprint in imprints)


def refuse_unknown(publication: Publication, selection: Selection) -> None:
    """Raise `UsageError` for a name that does not exist; any locale may be that of a document that cannot be read."""
    project = publication.project
    locales = {*project.locales, *project.described, *PSEUDO}  # of one that cannot be read its file says why
    if not locales.issuperset(selection.locales):
        written = set(map(publication.memory.language, project.documents))
        locales.update(filter(None, written), selection.locales if "" in written else ())
    selection.refuse_unknown(
        documents=project.documents,
        imprints=project.imprints,
        formats=publication.features.format_names,
        locales=locales,
    )


class Making:
    """What a run has done so far."""

    def __init__(self, publication: Publication, request: Request) -> None:
        self.publication, self.request, self.selection = publication, request, request.selection
        self.findings = dict.fromkeys(publication.findings(self.selection))
        self.ledgers = self.read_ledgers()
        self.known = dict.fromkeys(name for name in publication.names(self.selection) if not self.is_withdrawn(name))
        self.names = dict.fromkeys(self.selection.shard.part(self.known))
        self.delivery = Delivery(publication, request.output, request.untouched)
        self.failures = dict[Problem, list[str]]()
        self.begun = 0

    def read_ledgers(self) -> Ledgers | None:
        """Read what was released and withdrawn, and say what of all that is asked for is withdrawn."""
        answer = withdrawing.ledgers(self.publication)
        self.note(answer.findings)
        if answer.value and answer.value.withdrawals.withdrawn:
            self.note(withdrawing.told(self.publication, answer.value, self.publication.names(self.selection)))
        return answer.value

    def is_withdrawn(self, name: Name, format: str = "") -> bool:
        """Return whether an edition is withdrawn, or what a format has beside it; nothing is made where nobody knows."""
        known = self.ledgers.withdrawals if self.ledgers else None
        return withdrawing.is_withdrawn(self.publication, known, withdrawing.place_of(name), format)

    def groups(self) -> Iterator[tuple[Job, ...]]:
        """Deliver what the store has, and hand out jobs for what it has not; those that share their pages together."""
        for name in self.names:
            for asks in self.asks(name):
                learned = self.publication.learned(name, asks)
                self.note(learned.findings)
                wanted = tuple(ask for ask in asks if label(ask) in learned.galleys)
                if self.selection.release and learned.draft and wanted:
                    self.note((unmade.unapproved(name),))
                else:
                    yield from self.to_print(wanted, learned)
        of_each_imprint = {name.imprint: name for name in self.known}.values()
        issued = {ask.format for name in of_each_imprint for asks in self.asks(name) for ask in asks}
        self.note(unmade.unissued(format for format in dict.fromkeys(self.selection.formats) if format not in issued))

    def asks(self, name: Name) -> Iterator[tuple[Ask, ...]]:
        """List the products that are asked for of an edition, by what its imprint issues: those of the same pages together.

        What has pages comes first, for it takes longest.
        """
        imprint = self.publication.editor.sources.imprint(name.imprint).value
        assert imprint is not None
        formats = (each for each in self.publication.features.formats if each.name in imprint.formats)
        issued = (each for each in formats if not self.is_withdrawn(name, each.name))
        twins = dict[str, list[Ask]]()
        for format in sorted(issued, key=lambda format: format.paginate is None):
            for ready in (False, True) if format.press_ready else (False,):
                if self.selection.asks(format.name, press_ready=ready):
                    twins.setdefault(format.twin or format.name, []).append(Ask(name, format.name, ready))
        yield from map(tuple, twins.values())

    def to_print(self, asks: tuple[Ask, ...], learned: Learned) -> Iterator[tuple[Job, ...]]:
        """Deliver what the store has of an edition, and group what is to be printed."""
        jobs = list[Job]()
        for ask in asks:
            galley = learned.galleys[label(ask)]
            entry = finished(self.publication.store, galley)
            if entry is None or not self.deliver(ask, learned, galley, entry):
                job = self.publication.job(ask).value
                assert job is not None
                jobs.append(job)
        self.begun += len(jobs)
        if jobs and self.fault:
            self.failures.setdefault(self.fault, []).extend(job.path for job in jobs)
        else:
            yield from grouped(tuple(sorted(jobs, key=weight, reverse=True)), kin)

    @cached_property
    def fault(self) -> Problem | None:
        """Why the store keeps nothing, if it does not."""
        return self.publication.store.fault()

    def take(self, job: Job, problem: Problem | None) -> None:
        """Deliver what was printed, or note why it was not."""
        ask = Ask(Name(job.document, job.locale, job.imprint), job.asked, job.press_ready)
        entry = None if problem else finished(job.store, job.address)
        if entry is None or not self.deliver(ask, self.publication.learned(ask.edition), job.address, entry):
            self.failures.setdefault(problem or GONE, []).append(job.path)

    def deliver(self, ask: Ask, learned: Learned, galley: str, entry: Entry) -> bool:
        """Put a product in its place, unless it is not fit for it; return false where the store has lost it."""
        path = self.delivery.path(ask)
        if not any_error(entry.findings) and not self.delivery.take(ask, learned, galley, entry):
            return False
        self.note(placed(self.traced(entry.findings, ask.edition), self.request.folder, path))
        return True

    def traced(self, findings: tuple[Finding, ...], name: Name) -> tuple[Finding, ...]:
        """Say of findings that quote a page where its words are written; the edition is read for these alone."""
        needed = any(map(traceable, findings))
        return traced(findings, self.publication.edition(name).value) if needed else findings

    def note(self, findings: Iterator[Finding] | tuple[Finding, ...]) -> None:
        """Keep findings, each once."""
        self.findings.update(dict.fromkeys(findings))

    def listed(self) -> Outcome:
        """List all that is in the output folder, and say what could not be made."""
        request, delivery = self.request, self.delivery
        for problem, paths in self.failures.items():
            self.note(unmade.unprinted(problem, paths, request.folder))
        with files.alone(request.output):
            now = withdrawing.ledgers(self.publication)  # something may have been withdrawn meanwhile
            self.note(now.findings)
            delivery.keep(now.value, self.state_of)
            products = tuple(sorted(delivery.products.values()))
            alone = self.selection.release and self.selection.shard == WHOLE  # of shards, `join` notes it
            known = withdrawing.release(self.publication, now.value, products, request.today if alone else None)
            lists = Lists(self.publication, request.output, known.value, self.selection.shard)
            listed = lists.write(products)
        self.note(known.findings)
        if unsent := self.publication.store.unsent():
            self.note((unsent,))
        self.note(unmade.unwritten(request.output, request.folder, delivery.refused | listed.refused))
        steady = self.publication.memory.inputs.steady
        return Outcome(products, tuple(self.findings), delivery.written + listed.written, listed.names, steady)

    def state_of(self, old: Product) -> State:
        """Say whether a product that was not made anew is what its sources say; of an edition not asked for it never becomes so.

        What lies where nothing is made any more, under the name of an earlier version of Feuillet, is outdated.
        """
        name, features = Name(old.document, old.locale, old.imprint), self.publication.features
        ask = features.ask(name, old.format)
        if ask is None or old.path != path_of(name, features.format(ask.format, press_ready=ask.press_ready)):
            return State.OUTDATED
        if self.selection.takes(name) and (name in self.names or name not in self.known):  # and it is of no other shard
            same = name in self.names and self.publication.address(ask) == old.galley
            return State.CURRENT if same else State.OUTDATED
        another = self.delivery.before.get(old.path) != old  # a run beside this one has made it
        return old.state if another or old.inputs == self.publication.memory.digest(name) else State.OUTDATED


def kin(job: Job) -> str:
    """Return the text that a product and its imposed twin share: it is typeset once for both."""
    return job.galley.parts[0].markup


def weight(job: Job) -> int:
    """Guess how long a job takes, so that the longest begin first: a page costs more than a chapter of a book."""
    return len(job.galley.parts[0].markup)
