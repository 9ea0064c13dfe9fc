"""Preflight of the products that stand in an output folder, whoever has touched them since."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from feuillet import reading
from feuillet.findings import Finding
from feuillet.production import workers
from feuillet.production.job import Job, inspect_file, placed, unsound
from feuillet.publication.asks import Ask, Gathering, Selection
from feuillet.publication.publication import Publication


@dataclass(frozen=True)
class Inspection:
    """The products that stand there, what is wrong with their editions, and what with the files."""

    jobs: tuple[Job, ...]
    findings: tuple[Finding, ...]
    found: tuple[Finding, ...]


def inspect(publication: Publication, selection: Selection, output: Path, folder: str) -> Inspection:
    """Inspect finished files, each within the limits of a job; ``folder`` is how findings name where they lie."""
    gathering = Gathering()
    gathering.note(publication.findings(selection))
    held = tuple(
        job
        for name in publication.names(selection)
        for format in publication.serving(gathering.take(publication.edition(name)))
        for ready in (False, True)[: 2 if format.press_ready else 1]
        if (job := publication.job(Ask(name, format.name, ready)).value) and reading.there(output / job.path)
    )
    found = Gathering()
    for job, said in workers.run(partial(inspect_file, output), held, lambda job, said: (unsound(job, said),), None):
        found.note(placed(said, folder, job.path))
    return Inspection(held, tuple(gathering.found), tuple(found.found))
