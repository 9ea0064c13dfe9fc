"""The cheap key in front of the store: a digest over the raw files, so that an unchanged shelf costs hashing and no templates."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from feuillet import inks, reading
from feuillet.faces import FACES
from feuillet.production import files
from feuillet.project import Project

PACKAGE = Path(__file__).parents[1]
LIBRARIES = (
    "babel",
    "ebooklib",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "pikepdf",
    "pillow",
    "polib",
    "pydantic",
    "pypdfium2",
    "segno",
    "weasyprint",
)
NOISE = "__pycache__"


def inputs(project: Project) -> Iterator[Path]:
    """List all that a run may read, and the folders: an empty one may be a locale."""
    for folder in (project.root / "content", project.locales_folder, project.templates):
        yield from reading.walk(folder, project.root)
    yield from (file for file in reading.walk(PACKAGE, PACKAGE) if NOISE not in file.parts)


def said(file: Path, root: Path) -> bytes:
    """Digest what a run finds under a name: where a link leads, and the content of a plain file that a run would read."""
    total = hashlib.sha256(os.fsencode(file))
    try:
        if file.is_symlink():
            total.update(b"\0link " + os.fsencode(file.readlink()))
        if not reading.is_folder(file):
            target = reading.followed(file, root)
            with target.open("rb") as stream:  # piece by piece: what is too large is refused only later
                total.update(b"\0file " + hashlib.file_digest(stream, "sha256").digest())
    except (OSError, reading.RefusedError) as error:
        total.update(f"\0{error}".encode(errors="surrogateescape"))
    return total.digest()


def key(project: Project, request: str) -> str:
    """Digest what a run reads and what it is asked for; the machine's fonts and profile by size and time: they seldom change."""
    total = hashlib.sha256(request.encode(errors="surrogateescape"))
    for file in inputs(project):
        total.update(said(file, PACKAGE if file.is_relative_to(PACKAGE) else project.root))
    for file in sorted({inks.PROFILE, *(file for face in FACES.values() for file in face.files)}):
        if file.exists():
            total.update(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}".encode())
    total.update(" ".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
    return total.hexdigest()


@dataclass(frozen=True)
class Shelf:
    """What the last run into an output folder noted: its key, its answer, and the files it left there."""

    note: Path
    output: Path

    def answer(self, key: str) -> dict[str, Any] | None:
        """Repeat the last answer, if the key is the same and every file is as it was left."""
        try:
            noted = json.loads(self.note.read_text(encoding="utf-8"))
            same = noted["key"] == key and noted["files"] == self.digests(noted["files"])
            return dict(noted["answer"]) if same else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def digests(self, names: dict[str, str]) -> dict[str, str]:
        """Digest the files that are there."""
        there = ((name, self.output / name) for name in names)
        return {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in there if file.is_file()}

    def keep(self, key: str, answer: dict[str, Any], names: tuple[str, ...]) -> None:
        """Note a run that is over."""
        left = self.digests(dict.fromkeys(names, ""))
        files.write(self.note, json.dumps({"key": key, "answer": answer, "files": left}).encode())


def shelf(store: Path, output: Path) -> Shelf:
    """Find the note of an output folder in a store."""
    name = hashlib.sha256(output.resolve().as_posix().encode()).hexdigest()[:16]
    return Shelf(store / f"shelf-{name}.json", output)
