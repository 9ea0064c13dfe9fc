"""Preflight of the products that are in an output folder, whoever has touched them since."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from feuillet import reading
from feuillet.findings import Finding
from feuillet.production import workers
from feuillet.production.job import Checked, Job, inspect_file, placed, unsound
from feuillet.publication.asks import Ask, Gathering, Name, Selection
from feuillet.publication.publication import Publication
from feuillet.publication.tracing import traced


@dataclass(frozen=True)
class Inspection:
    """The products, each with what is wrong with it, also those that are not there; and what is wrong with their editions."""

    files: tuple[Checked, ...]
    findings: tuple[Finding, ...]

    @property
    def found(self) -> tuple[Finding, ...]:
        """What is wrong with the files, each once."""
        return tuple(dict.fromkeys(finding for file in self.files for finding in file.found))


def inspect(publication: Publication, selection: Selection, output: Path, folder: str) -> Inspection:
    """Inspect finished files, each within the limits of a job; ``folder`` is how findings name where they lie."""
    gathering = Gathering()
    gathering.note(publication.findings(selection))
    jobs = tuple(
        job
        for name in publication.names(selection)
        for format in publication.serving(gathering.take(publication.edition(name)))
        for ready in (False, True)[: 2 if format.press_ready else 1]
        if (job := publication.job(Ask(name, format.name, ready)).value)
    )
    held = tuple(job for job in jobs if reading.there(output / job.path))
    said = {
        job.path: found
        for job, found in workers.run(partial(inspect_file, output), held, lambda job, why: (unsound(job, why),), None)
    }
    files = (checked(job, said.get(job.path), folder) for job in jobs)
    return Inspection(tuple(traced_file(publication, file) for file in files), tuple(gathering.found))


def traced_file(publication: Publication, file: Checked) -> Checked:
    """Say of what quotes a page where its words are written."""
    job = file.job
    edition = publication.edition(Name(job.document, job.locale, job.imprint)).value
    return replace(file, found=traced(file.found, edition), noted=traced(file.noted, edition))


def checked(job: Job, found: tuple[Finding, ...] | None, folder: str) -> Checked:
    """Put what was found in a file, none if it is not there, beside what its press noted, and say which file that is about."""
    entry = job.store.entry(job.address)
    noted = entry.findings if entry else ()
    there = found is not None
    return Checked(job, placed(found or (), folder, job.path), placed(noted, folder, job.path), there)
