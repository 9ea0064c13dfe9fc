"""The cheap key in front of the store: a digest over the raw files, so that an unchanged shelf costs hashing and no templates."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from feuillet import colour_profiles, engines, files, reading, shipped
from feuillet.findings import Finding
from feuillet.production.product import PRODUCT_BYTES
from feuillet.project import Project
from feuillet.writing.script import font_files

READ_BYTES = 50_000_000
"""Any larger file is refused when it is read; of those the size is enough."""
NOTE_BYTES = 100_000_000


def inputs(project: Project) -> Iterator[Path]:
    """List all of the project that a run may read, and the folders: an empty one may be a locale."""
    for folder in (project.root / "content", project.locales_folder, project.templates):
        yield from reading.walk(folder, project.root)


def said(file: Path, root: Path) -> bytes:
    """Digest what a run finds under a name: where a link leads, and the content of a plain file that a run would read."""
    total = hashlib.sha256(os.fsencode(file.relative_to(root)))
    try:
        if file.is_symlink():
            total.update(b"\0link " + os.fsencode(file.readlink()))
        if not reading.is_folder(file):
            target = reading.followed(file, root)
            total.update(f"\0file {target.stat().st_size} {digest(target, READ_BYTES)}".encode())
    except OSError as error:
        total.update(f"\0error {error.errno}".encode())
    except reading.RefusedError as error:
        total.update(f"\0{error}".encode(errors="surrogateescape"))
    return total.digest()


def key(project: Project, request: str) -> str:
    """Digest what a run reads and what it is asked for; the machine's fonts and profile by size and time: they seldom change."""
    total = hashlib.sha256(request.encode(errors="surrogateescape"))
    for file in inputs(project):
        total.update(said(file, project.root))
    total.update(program().encode())
    for file in machine_files():
        total.update(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}".encode())
    return total.hexdigest()


def program() -> str:
    """Digest our own code, the templates that ship with it, and the versions of the libraries."""
    return hashlib.sha256(" ".join((engines.code(), shipped.digest(), *engines.versions())).encode()).hexdigest()


def machine_files() -> tuple[Path, ...]:
    """List the fonts and the profile that are there."""
    files = {colour_profiles.PROFILE, *font_files()}
    return tuple(sorted(file for file in files if file.exists()))


@dataclass(frozen=True)
class LastRun:
    """What the last run into an output folder noted: its key, its answer, and the files it left there."""

    note: Path
    output: Path

    def answer(self, key: str) -> tuple[tuple[Finding, ...], str] | None:
        """Repeat the findings and the summary of the last run, if the key is the same and every file is as it was left."""
        try:
            noted = json.loads(reading.content(self.note, self.note.name, NOTE_BYTES))
            same = noted["key"] == key and noted["files"] == self.left(noted["files"])
            answer = noted["answer"]
            return (tuple(map(Finding.unfold, answer["findings"])), str(answer["summary"])) if same else None
        except (reading.RefusedError, RecursionError, OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def untouched(self) -> frozenset[str]:
        """List the files that are as the last run left them."""
        try:
            noted = json.loads(reading.content(self.note, self.note.name, NOTE_BYTES))["files"]
            now = self.left(noted)
            return frozenset(name for name, state in now.items() if state == noted[name])
        except (reading.RefusedError, RecursionError, OSError, ValueError, KeyError, TypeError, AttributeError):
            return frozenset()

    def left(self, names: Iterable[str]) -> dict[str, list[int]]:
        """Say how the files that are there look from outside: size and time, for to read them all would take long."""
        there = ((name, self.output / name) for name in names if files.delivered(self.output, name))
        return {name: [(status := file.stat()).st_size, status.st_mtime_ns] for name, file in there}

    def keep(self, key: str, findings: tuple[Finding, ...], summary: str, names: tuple[str, ...]) -> None:
        """Note a run that is over; raises `OSError` where the store cannot be written."""
        answer = {"findings": [asdict(finding) for finding in findings], "summary": summary}
        files.write(self.note, json.dumps({"key": key, "answer": answer, "files": self.left(names)}).encode())


def digest(file: Path, most: int = PRODUCT_BYTES) -> str:
    """Digest a file piece by piece; nothing of one that is larger than any product."""
    if file.stat().st_size > most:
        return ""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def last_run(store: Path, output: Path) -> LastRun:
    """Find the note of an output folder in a store."""
    name = hashlib.sha256(os.fsencode(output.resolve())).hexdigest()[:16]
    return LastRun(store / f"shelf-{name}.json", output)
