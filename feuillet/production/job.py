"""A job: one galley to print, and where the product goes."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from feuillet.edition.galley import Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.production.store import Store

Inspection = Callable[[Printed, Galley, Format], Iterator[Finding]]
"""A check of a finished file."""


@dataclass(frozen=True)
class Job:
    """What is to be printed: an edition's galley in a format; ``path`` is where in the output folder, ``title`` its name."""

    imprint: str
    locale: str
    document: str
    title: str
    draft: bool
    path: str
    format: Format
    galley: Galley
    store: Store
    inspections: tuple[Inspection, ...] = ()

    @property
    def address(self) -> str:
        """The digest under which the store keeps the result."""
        return self.galley.digest


def print_job(job: Job) -> str:
    """Press, inspect and keep; only the digest travels back to whoever asked."""
    printed = job.format.press(job.galley)
    placed = (*(place(finding, job) for finding in printed.findings), *inspect_product(job, printed))
    job.store.put(job.address, dataclasses.replace(printed, findings=placed))
    return job.address


def inspect_product(job: Job, printed: Printed) -> tuple[Finding, ...]:
    """Run the checks of a finished file."""
    found = (finding for inspect in job.inspections for finding in inspect(printed, job.galley, job.format))
    return tuple(place(finding, job) for finding in found)


def place(finding: Finding, job: Job) -> Finding:
    """Say which product a finding is about."""
    return dataclasses.replace(finding, location=Location(str(Path("output") / job.path)))
