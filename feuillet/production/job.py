"""A job: one galley to print, and where the product goes."""

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from feuillet import engines, reading
from feuillet.edition.galley import UNPAGED, Format, Galley, Pages, Printed
from feuillet.findings import Finding, Location, Problem
from feuillet.press.garbage import resting
from feuillet.production import covers
from feuillet.production.product import PRODUCT_BYTES
from feuillet.production.store import Entry, Store

REMEDY = "make it again"
INSPECTING = (
    *("preflight", "pdf", "press", "edition", "manuscript", "production/job.py", "findings.py"),
    *("writing/script.py", "writing/scripts", "writing/typefaces.py", "writing/typography"),
)
"""Our own code that a verdict depends on: what changes in it inspects anew, and prints nothing."""
VERDICT = "verdict"
"""The kind of record that holds what inspections found in a product."""
Inspection = Callable[[Printed, Galley, Format], Iterator[Finding]]
"""A check of a finished file."""


@dataclass(frozen=True)
class Job:
    """What is to be printed: an edition's galley in a format; ``path`` is where in the output folder, ``title`` its name.

    ``press_ready`` says that it is for a print shop, and made only when that is asked for; ``covered`` that its first page is the
    edition's cover.
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
    covered: bool = False

    @property
    def asked(self) -> str:
        """The name by which its format is asked for: a print shop's goes by that of the same format for readers."""
        return self.format.twin if self.press_ready else self.format.name

    @property
    def address(self) -> str:
        """The digest under which the store keeps the result."""
        return self.galley.digest


@dataclass(frozen=True)
class Checked:
    """A file of an output folder: whether it is there, what is wrong with it now, and what its press noted of it."""

    job: Job
    found: tuple[Finding, ...]
    noted: tuple[Finding, ...] = ()
    there: bool = True


def print_job(job: Job) -> None:
    """Press, inspect and keep; whoever asked finds it in the store.

    What was printed before is only inspected, for the checks may have changed since.
    """
    with resting():
        printed = job.store.get(job.address)
        if printed is None:
            printed = job.format.press(job.galley, pages_of(job))
            job.store.put(job.address, printed)
        if job.covered:
            covers.keep(job.store, job.address, pages_of(job))
        verdict = verdict_address(job.address, hashlib.sha256(printed.content).hexdigest())
        if job.store.noted(VERDICT, verdict) is None:
            found = inspect_product(job, printed)
            job.store.note(VERDICT, verdict, [dataclasses.asdict(finding) for finding in found])


def verdict_address(galley: str, sha256: str) -> str:
    """Say under which digest the store keeps what was found in a product."""
    said = " ".join((galley, sha256, engines.code(*INSPECTING), *engines.versions()))
    return hashlib.sha256(said.encode()).hexdigest()


def finished(store: Store, galley: str) -> Entry | None:
    """Look up a product that was printed and inspected, with all that is wrong with it."""
    entry = store.entry(galley)
    verdict = store.noted(VERDICT, verdict_address(galley, entry.sha256)) if entry else None
    if entry is None or not isinstance(verdict, list):
        return None
    return dataclasses.replace(entry, findings=(*entry.findings, *map(Finding.unfold, verdict)))


def pages_of(job: Job) -> Pages:
    """Take the pages of a job from the store, or typeset them and keep them for what else is made of them."""
    if job.format.paginate is None:
        return UNPAGED
    kept = job.store.get_pages(job.galley.pages_digest)
    if kept is not None:
        return kept
    pages = job.format.paginate(job.galley)
    job.store.put(job.galley.pages_digest, pages)
    return pages


def inspect_product(job: Job, printed: Printed) -> tuple[Finding, ...]:
    """Run the checks of a finished file; one that a check cannot open is damaged, whatever else it is.

    What was read of it for all of them is given up here: kept beyond its job, it would escape the garbage collector (`resting`).
    """
    from feuillet.pdf.document import read_pdf  # noqa: PLC0415 it opens PDFs, which planning need not import

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
    read_pdf.cache_clear()
    return tuple(found)


def inspect_file(output: Path, job: Job) -> tuple[Finding, ...]:
    """Inspect the finished file of a job as it is in an output folder."""
    try:
        return inspect_product(job, Printed(reading.content(output / job.path, job.path, PRODUCT_BYTES)))
    except reading.RefusedError as error:
        return (unsound(job, error.problem),)


def unsound(job: Job, problem: Problem) -> Finding:
    """Report a finished file that could not be inspected: what takes more than a job may is reported, and not opened again."""
    text = f"this could not be inspected: {problem.text}"
    return Finding(Location(job.path), text, problem.remedy or REMEDY, "damaged")


def placed(findings: Iterable[Finding], folder: str, path: str) -> tuple[Finding, ...]:
    """Say which file of an output folder findings are about."""
    where = Location(PurePosixPath(folder, path).as_posix())
    return tuple(dataclasses.replace(finding, location=where) for finding in findings)
