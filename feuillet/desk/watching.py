"""Watching a project: what a saved file touches is made anew, in a process that has everything ready."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Event

from watchfiles import watch

from feuillet import reading
from feuillet.catalogue import manifest
from feuillet.findings import FeuilletError, Finding
from feuillet.production.product import State
from feuillet.production.workers import Processes
from feuillet.project import Project
from feuillet.publication.asks import Selection
from feuillet.publication.making import Request, make
from feuillet.publication.publication import Publication
from feuillet.publication.touched import digests, narrowed, touched

STEP_MS, DEBOUNCE_MS = 10, 50
"""How often it is looked whether another file was saved, and how long several that are saved together are waited for."""
LOOK_MS = 500
"""How often it is looked whether a folder has come into being, or a file was saved before anybody listened."""
FEW = 4
"""So many editions are printed here at once, where all is warm; other processes would begin with a second of their own."""


@dataclass(frozen=True)
class Round:
    """What came of files that were saved: the products that are new, and what was found; or why nothing could be made."""

    made: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()
    refused: str = ""


def saved(project: Project, stop: Event | None = None) -> Iterator[frozenset[Path]]:
    """Wait for files of a project that are saved, and yield those of each moment, or none after a while; until told to stop."""
    while stop is None or not stop.is_set():
        folders = watched(project)
        waiting = watch(
            *folders,
            watch_filter=lambda _, name: not reading.DROPPING.fullmatch(Path(name).name),
            step=STEP_MS,
            debounce=DEBOUNCE_MS,
            stop_event=stop,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
        )
        for changes in waiting:
            yield frozenset(Path(name) for _, name in changes)
            if watched(project) != folders:
                break


def watched(project: Project) -> tuple[Path, ...]:
    """List the folders of a project that are there and that editions are made from."""
    folders = (project.documents_folder.parent, project.locales_folder, project.templates)
    return tuple(folder for folder in folders if folder.is_dir())


def rounds(
    publication: Publication, selection: Selection, output: Path, folder: str, stop: Event | None = None
) -> Generator[Round]:
    """Make what is asked for, then anew whatever a saved file touches, and say each time what came of it."""
    first, before = made(publication, selection, output, folder), digests(publication, selection)
    yield first
    for files in saved(publication.project, stop):
        if not files and publication.memory.inputs.steady:
            continue
        publication.begin()
        now = digests(publication, selection)
        names, gone = tuple(touched(before, now)), before.keys() - now.keys()
        before = now
        if gone:  # what was made of it must not look current
            yield made(publication, selection, output, folder)
        elif names:
            yield made(publication, narrowed(selection, names), output, folder)
        elif found := tuple(about(files, publication, selection)):
            yield Round(findings=found)


def about(files: frozenset[Path], publication: Publication, selection: Selection) -> Iterator[Finding]:
    """Say what is wrong with files that no edition is made from: a broken imprint has none."""
    names = set(map(publication.project.name, files))
    return (each for each in publication.findings(selection) if each.location.path in names)


def made(publication: Publication, selection: Selection, output: Path, folder: str) -> Round:
    """Make a selection, and say which products are new."""
    before = {product.path: (product.sha256, product.state) for product in manifest.read(output)}
    try:
        few = sum(1 for _ in islice(publication.names(selection), FEW + 1)) <= FEW
        request = Request(output, selection, Processes(1 if few else None), folder)
        outcome = make(publication, request, lambda _done, _total, _name: None)
    except FeuilletError as error:
        return Round(refused=str(error))
    current = (product for product in outcome.products if product.state is State.CURRENT)
    new = (product.path for product in current if before.get(product.path) != (product.sha256, State.CURRENT))
    return Round(tuple(map(output.joinpath, new)), outcome.findings)
