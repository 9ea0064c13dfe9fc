"""Records a cold shelf job by job: what the run itself takes before each group of jobs, each job, and what the run takes after it.

    python -m benchmarks.recording PROJECT FILE      makes the shelf in this process, and writes what it took to a file

Seconds are those of computing, so that a machine that does something else beside it records the same.
"""

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from feuillet import cli
from feuillet.findings import Problem
from feuillet.production.crew import Group
from feuillet.production.job import Job, print_job
from feuillet.production.store import FolderStore
from feuillet.project import Project
from feuillet.publication.asks import ALL
from feuillet.publication.making import Request, make
from feuillet.publication.publication import Publication


@dataclass(frozen=True)
class Recorded:
    """A group of jobs, in seconds of computing: until it was handed out, each job, and until each was delivered."""

    before: float
    jobs: tuple[float, ...]
    after: float


@dataclass
class Recorder:
    """Prints in this process, as `feuillet.production.workers.Workers` do, and keeps the time."""

    groups: list[Recorded] = field(default_factory=list)

    def run(self, groups: Iterable[Group[Job]]) -> Iterator[tuple[Job, Problem | None]]:
        """Print groups of jobs."""
        begun = time.process_time()
        for group in groups:
            before, jobs, after = time.process_time() - begun, list[float](), 0.0
            for job in group:
                started = time.process_time()
                print_job(job)
                jobs.append(time.process_time() - started)
                started = time.process_time()
                yield job, None
                after += time.process_time() - started
            self.groups.append(Recorded(before, tuple(jobs), after))
            begun = time.process_time()


def record(project: str, file: str) -> int:
    """Make everything, and write down what each group took."""
    recorder, root = Recorder(), Path(project)
    publication = Publication(Project(root), cli.features(), FolderStore(root / ".feuillet" / "store"))
    make(publication, Request(root / "output", ALL, recorder), lambda *_: None)
    Path(file).write_text(json.dumps([asdict(each) for each in recorder.groups]), encoding="utf-8")
    return 0


def read(file: Path) -> tuple[Recorded, ...]:
    """Read what was recorded."""
    groups = json.loads(file.read_text(encoding="utf-8"))
    return tuple(Recorded(each["before"], tuple(each["jobs"]), each["after"]) for each in groups)


if __name__ == "__main__":
    sys.exit(record(*sys.argv[1:]))
