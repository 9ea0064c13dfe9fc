"""The project in `tests/project/`, set up in a folder of its own, where the real command line works on it."""

import datetime
import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html

from feuillet import cli
from feuillet.production.store import FolderStore
from feuillet.project import Project
from feuillet.publication.features import Features
from feuillet.publication.publication import Publication

ROOT = Path(__file__).parents[1]
SOURCE = Path(__file__).with_name("project")
UNDATED = r'"PO-Revision-Date: \\n"'
"""The header of a catalog that nobody has dated, as a replacement."""
DOCUMENTS = {"clinic": ("fever", "hand-washing"), "ward": ("fever",)}
LOCALES = ("ar", "en", "fr", "ja")
FORMATS = {"clinic": ("-handout-a4.pdf", "-leaflet.pdf", ".epub"), "ward": ("-leaflet-print.pdf",)}


def path_of(imprint: str, locale: str, document: str, ending: str) -> str:
    """Where a product lies, by what its name ends in: ``-leaflet.pdf`` is ``clinic/fr/fever-leaflet.fr.pdf``."""
    return f"{imprint}/{locale}/{document}{ending.replace('.', f'.{locale}.')}"


PRODUCTS = frozenset(
    path_of(imprint, locale, document, ending)
    for imprint, documents in DOCUMENTS.items()
    for document in documents
    for locale in LOCALES
    for ending in FORMATS[imprint]
)
"""Every product of the project."""
COVERS = frozenset(
    f"{locale}/{imprint}/{document}.png"
    for imprint, documents in DOCUMENTS.items()
    for document in documents
    for locale in LOCALES
)
"""The picture of the first page of every edition."""
SHELF = frozenset(
    {"index.html", "status.json", "shelf/index.js", "shelf/shelf.css", "shelf/shelf.js"}
    | {f"{locale}/{name}" for locale in LOCALES for name in ("index.html", "search.js")}
    | {cover.replace(".png", ".html") for cover in COVERS}
)
"""Every other file of the shelf."""
FEEDS = frozenset(
    f"{stem}.{suffix}"
    for stem in ("opds", *(f"{tag}/opds" for tag in LOCALES), *(f"opds/{document}" for document in DOCUMENTS["clinic"]))
    for suffix in ("json", "xml")
)
"""The feeds that list them."""


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        return dict(json.loads(self.out))

    @property
    def findings(self) -> list[str]:
        """The findings, a line each."""
        return self.err.splitlines()


@dataclass(frozen=True)
class Workshop:
    """A project in a folder of its own."""

    root: Path
    output: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "output", self.root / "output")

    def run(self, *words: str, env: Mapping[str, str] | None = None) -> Done:
        """Run a command as a person would."""
        return finish(self.start(*words, env=env))

    def start(
        self, *words: str, env: Mapping[str, str] | None = None, python: tuple[str, ...] = (), stdin: int | None = None
    ) -> "subprocess.Popen[str]":
        """Start a command in a process group of its own, so that a signal reaches its workers too.

        Whoever runs the tests in the background may have taught its children to ignore interrupts; ours hear them.
        """
        return subprocess.Popen(
            [
                "/usr/bin/env",
                "--default-signal=INT",
                sys.executable,
                *python,
                str(ROOT / "build.py"),
                *words,
                "--project",
                str(self.root),
            ],
            env=os.environ | dict(env or {}),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def path(self, name: str) -> Path:
        """The path of a file of the project."""
        return self.root / name

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a text of the project that is there."""
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text
        self.path(name).write_text(text.replace(old, new), encoding="utf-8")

    def products(self) -> frozenset[str]:
        """The names of the products below the output folder."""
        return products_in(self.output)

    def digests(self) -> dict[str, str]:
        """The sha256 of each file below the output folder."""
        return {
            file.relative_to(self.output).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in self.output.rglob("*")
            if file.is_file()
        }

    def traces(self) -> dict[str, tuple[int, int]]:
        """What changes as soon as a file below the output folder is written again, even with the same bytes."""
        return {
            file.relative_to(self.output).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns)
            for file in self.output.rglob("*")
            if file.is_file()
        }

    def rewritten(self, before: dict[str, tuple[int, int]]) -> set[str]:
        """The products that were written since ``before``."""
        return {name for name, trace in self.traces().items() if before.get(name) != trace and is_product(name)}

    def manifest(self) -> dict[str, dict[str, Any]]:
        """The manifest's entries by path."""
        entries = json.loads((self.output / "manifest.json").read_text(encoding="utf-8"))["products"]
        return {entry["path"]: entry for entry in entries}

    def in_state(self, state: str) -> set[str]:
        """The paths of the products in a state."""
        return {path for path, entry in self.manifest().items() if entry["state"] == state}

    def linked(self) -> set[str]:
        """The products that the shelf links to: each from the page of its language, and from that of its edition."""
        lists, editions = (
            {
                product
                for tag in LOCALES
                for page in sorted(self.output.glob(tag + pages))
                for product in linked(self.output, page)
            }
            for pages in ("/index*.html", "/*/*.html")
        )
        assert lists <= editions  # where an edition cannot be made anew, its page stays
        return lists


def products_in(output: Path) -> frozenset[str]:
    """The names of the products below an output folder."""
    names = (file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file())
    return frozenset(filter(is_product, names))


def is_product(name: str) -> bool:
    """Return whether a file of an output folder is a product: its folder is a locale, which its name says too."""
    *_, folder, file = ("", *name.split("/"))
    return bool(folder) and f".{folder}." in file


def linked(output: Path, page: Path) -> set[str]:
    """List the products that a page of the shelf links to; one that is a web page is no page of the shelf."""
    if is_product(page.relative_to(output).as_posix()):
        return set()
    links = html.fromstring(page.read_bytes()).xpath("//a/@href")
    names = (os.path.relpath(page.parent / str(link).partition("#")[0], output) for link in links)
    return set(filter(is_product, names))


def undated(catalog: Path) -> str:
    """The text of a catalog whose texts were taken from an agency today, but for the date that was written at its top."""
    text = catalog.read_text(encoding="utf-8")
    today = f"{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d}"
    bare, count = re.subn(rf'^"PO-Revision-Date: {today} \d\d:\d\d\+0000\\n"$', UNDATED, text, flags=re.MULTILINE)
    assert count == 1
    return bare


def publication(root: Path, features: Features | None = None) -> Publication:
    """Open the publication of a project, with a store of its own."""
    return Publication(Project(root), features or cli.features(), FolderStore(root / ".feuillet" / "store"))


def finish(process: "subprocess.Popen[str]") -> Done:
    """Wait for a command."""
    out, err = process.communicate(timeout=300)
    return Done(process.returncode, out, err)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Let one process at a time go on."""
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def set_up(root: Path, source: Path = SOURCE, locales: tuple[str, ...] = LOCALES) -> Workshop:
    """Lay out a project with the templates that ship, and their words as they are translated."""
    shutil.copytree(source, root)
    shutil.copytree(ROOT / "templates", root / "templates")
    for locale in locales:
        words = ROOT / "locales" / locale / "LC_MESSAGES" / "templates.po"
        if words.exists():
            shutil.copyfile(words, root / "locales" / locale / "LC_MESSAGES" / "templates.po")
    return Workshop(root)
