"""A run: editions become jobs, jobs become products, and what could not be made stays as it was and counts as outdated."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from feuillet import files
from feuillet.edition.edition import Edition
from feuillet.edition.galley import Format, Galley, Printed
from feuillet.edition.markup import MarkingUp
from feuillet.findings import FILES, Finding, Location, UsageError, any_error, reason
from feuillet.production import workers
from feuillet.production.job import Inspection, Job, print_job
from feuillet.production.product import Product, State
from feuillet.production.store import Store
from feuillet.publication.editor import Chosen
from feuillet.publication.inputs import Inputs

Progress = Callable[[int, int, str], None]
"""Told after each job: how many are done, of how many, and what was printed."""


@dataclass(frozen=True)
class Selection:
    """What a run is asked to make; an empty part asks for all."""

    documents: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    imprints: tuple[str, ...] = ()
    release: bool = False
    press_ready: bool = False

    def names(self, job: Job) -> bool:
        """Tell whether a job is asked for."""
        parts = (
            (self.documents, job.document),
            (self.locales, job.locale),
            (self.formats, job.format.twin if job.press_ready else job.format.name),
            (self.imprints, job.imprint),
        )
        return (self.press_ready or not job.press_ready) and all(not wanted or name in wanted for wanted, name in parts)

    @property
    def chosen(self) -> Chosen:
        """The editions that are read for it."""
        return Chosen(self.documents, self.locales, self.imprints)

    def refuses(self, job: Job) -> bool:
        """Tell whether a job is a draft where only what is approved may be printed."""
        return self.release and job.draft

    def refuse_unknown(self, **known: Iterable[str]) -> None:
        """Raise `UsageError` for a name that does not exist."""
        for part, names in known.items():
            there = sorted(names)
            for name in getattr(self, part):
                if name not in there:
                    raise UsageError(f"there is no {part.rstrip('s')} {name}; there are {', '.join(there)}")


ALL = Selection()


@dataclass(frozen=True)
class Outcome:
    """What a run came to: all products in the output folder, the findings, how many files were written, and which could not be."""

    products: tuple[Product, ...]
    findings: tuple[Finding, ...]
    written: int
    refused: tuple[tuple[str, OSError], ...] = ()


def jobs(
    editions: Iterable[Edition],
    formats: tuple[Format, ...],
    marking: MarkingUp,
    store: Store,
    inspections: tuple[Inspection, ...],
) -> Iterator[Job]:
    """Mark up each edition in each format its imprint issues, and once more for the print shop where there is one."""
    for edition in editions:
        for format in formats:
            if format.name in edition.imprint.formats and format.serves(edition):
                galley = format.mark_up(edition, marking)
                plain = job_of(edition, format, galley, store, inspections)
                yield plain
                if ready := format.press_ready:
                    path = Path(plain.path).with_name(ready.file_name(edition.slug)).as_posix()
                    galley = marking.press_ready(galley, ready.name)
                    yield replace(plain, format=ready, galley=galley, path=path, press_ready=True)


def job_of(edition: Edition, format: Format, galley: Galley, store: Store, inspections: tuple[Inspection, ...]) -> Job:
    """Make the job of a galley."""
    folder = Path(edition.imprint_slug) / edition.locale.tag
    return Job(
        imprint=edition.imprint_slug,
        locale=edition.locale.tag,
        document=edition.slug,
        title=galley.title,
        draft=edition.colophon.draft,
        path=(folder / format.file_name(edition.slug)).as_posix(),
        format=format,
        galley=galley,
        store=store,
        inspections=inspections,
    )


@dataclass(frozen=True)
class Place:
    """Where products go, what stood there before, and how the inputs of their editions are known."""

    output: Path
    previous: tuple[Product, ...]
    inputs: Inputs


def produce(
    all_jobs: tuple[Job, ...], selection: Selection, place: Place, count: int | None, progress: Progress
) -> Outcome:
    """Print the selected jobs that the store does not have, and deliver them."""
    output, inputs = place.output, place.inputs
    named = tuple(job for job in all_jobs if selection.names(job))
    wanted = tuple(job for job in named if not selection.refuses(job))
    findings = (*unapproved(named, selection), *press(wanted, count, progress))
    refused: dict[str, OSError] = {}
    products: dict[str, Product] = {}
    written = 0
    for job in wanted:
        printed = job.store.get(job.address)
        if printed is None:
            continue
        findings = (*findings, *printed.findings)
        if not any_error(printed.findings):
            try:
                written += files.deliver(output, job.path, printed.content)
                products[job.path] = product(job, printed, inputs.of(job.imprint, job.locale, job.document))
            except OSError as error:
                refused[job.path] = error
    known = {job.path: job.address for job in all_jobs}
    for old in place.previous:
        if old.path not in products and files.delivered(output, old.path):
            products[old.path] = replace(old, state=state_of(old, selection, known, inputs))
    return Outcome(tuple(sorted(products.values())), findings, written, tuple(refused.items()))


def state_of(old: Product, selection: Selection, known: dict[str, str], inputs: Inputs) -> State:
    """Say whether a product that was not made anew is still what its sources say; of an edition not read it never becomes so."""
    if selection.chosen.names(old.document, old.locale, old.imprint):
        return State.CURRENT if known.get(old.path) == old.galley else State.OUTDATED
    same = old.inputs and old.inputs == inputs.of(old.imprint, old.locale, old.document)
    return old.state if same else State.OUTDATED


def unwritten(output: Path, refused: dict[str, OSError]) -> Iterator[Finding]:
    """Report what could not be written, once for all files that the same thing stands in the way of."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for path, error in refused.items():
        place = Path(os.fsdecode(error.filename))
        known = error.errno in files.IN_THE_WAY and place.is_relative_to(output)
        groups.setdefault((place.relative_to(output).as_posix() if known else "", *reason(error)), []).append(path)
    for (name, problem, remedy), paths in groups.items():
        where = Location((Path("output") / (name or paths[0])).as_posix())
        what = "this file" if len(paths) == 1 else f"{len(paths)} files"
        yield Finding(where, f"{what} could not be written: {problem}", remedy, FILES)


def unapproved(named: tuple[Job, ...], selection: Selection) -> Iterator[Finding]:
    """Report each edition that was asked for and is not approved."""
    editions = dict.fromkeys((job.document, job.locale, job.imprint) for job in named if selection.refuses(job))
    for document, locale, imprint in editions:
        where = Location(f"locales/{locale}/approvals.yaml")
        problem = f"{document} in {locale} under {imprint} is a draft"
        yield Finding(where, problem, "have it approved, or make drafts without --release", "release")


def press(wanted: tuple[Job, ...], count: int | None, progress: Progress) -> Iterator[Finding]:
    """Print what the store does not have; a job that fails is a finding, and the others go on."""
    todo = tuple(job for job in wanted if job.store.get(job.address) is None)
    failures: dict[str, list[str]] = {}

    def failed(job: Job, said: str) -> str:
        failures.setdefault(said, []).append(job.path)
        return ""

    progress(0, len(todo), "")
    if todo and (problem := todo[0].store.fault()):
        failures[problem] = [job.path for job in todo]
        todo = ()
    for done, (job, _) in enumerate(workers.run(print_job, todo, failed, count, kin=flow), 1):
        progress(done, len(todo), job.path)
    for said, paths in failures.items():
        yield from unprinted(said, paths)


def flow(job: Job) -> str:
    """Return the text that a product and its imposed twin share: it is typeset once for both."""
    return job.galley.parts[0].markup


def unprinted(said: str, paths: list[str]) -> Iterator[Finding]:
    """Report jobs that failed, each by itself; what the machine refuses, once for all of them."""
    problem, _, remedy = said.partition("; ")
    for path in paths[:1] if remedy else paths:
        what = f"{len(paths)} files" if remedy and len(paths) > 1 else "this"
        where = Location((Path("output") / path).as_posix())
        remedy = remedy or "see whether its text or figures are unusual, and report it if not"
        yield Finding(where, f"{what} could not be printed: {problem}", remedy, "press")


def product(job: Job, printed: Printed, inputs: str) -> Product:
    """Describe a delivered file."""
    return Product(
        path=job.path,
        media_type=job.format.media_type,
        size=len(printed.content),
        sha256=hashlib.sha256(printed.content).hexdigest(),
        imprint=job.imprint,
        locale=job.locale,
        document=job.document,
        format=job.format.name,
        title=job.title,
        draft=job.draft,
        galley=job.address,
        inputs=inputs,
        measurements=printed.measurements,
    )
