"""A job: one galley to print, and where the product goes."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from feuillet import reading
from feuillet.edition.galley import Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.production.product import PRODUCT_BYTES
from feuillet.production.store import Store

REMEDY = "make it again"
Inspection = Callable[[Printed, Galley, Format], Iterator[Finding]]
"""A check of a finished file."""


@dataclass(frozen=True)
class Job:
    """What is to be printed: an edition's galley in a format; ``path`` is where in the output folder, ``title`` its name.

    ``press_ready`` tells that it is for a print shop, and made only when that is asked for.
    """

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
    press_ready: bool = False

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
    """Run the checks of a finished file; one that a check cannot open is damaged, whatever else it is."""
    found: list[Finding] = []
    for inspect in job.inspections:
        try:
            found.extend(inspect(printed, job.galley, job.format))
        except MemoryError:
            raise  # of the job, not of the file
        except Exception as error:  # each library has its own way to refuse a damaged file
            problem = f"the file is damaged: {type(error).__name__}: {' '.join(str(error).split())}"
            found.append(Finding(Location(job.path), problem, REMEDY, "damaged"))
            break
    return tuple(place(finding, job) for finding in found)


def inspect_file(output: Path, job: Job) -> tuple[Finding, ...]:
    """Inspect the finished file of a job as it stands in an output folder."""
    try:
        return inspect_product(job, Printed(reading.content(output / job.path, job.path, PRODUCT_BYTES)))
    except reading.RefusedError as error:
        return (unsound(job, str(error)),)


def unsound(job: Job, said: str) -> Finding:
    """Report a finished file that could not be inspected: what takes more than a job may is told, and not opened again."""
    problem, _, remedy = said.partition("; ")
    return place(
        Finding(Location(job.path), f"this could not be inspected: {problem}", remedy or REMEDY, "damaged"), job
    )


def place(finding: Finding, job: Job) -> Finding:
    """Say which product a finding is about."""
    return dataclasses.replace(finding, location=Location(str(Path("output") / job.path)))
