"""The store: what was typeset and printed, by the digests of its galley, and what was learned on the way.

Bytes are kept beside a record of them, with what was measured and what is wrong; the record comes last, so that bytes without one
are no entry. Whatever is damaged counts as not there.
"""

import dataclasses
import hashlib
import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from feuillet import files, reading
from feuillet.edition.galley import Block, Measurements, Pages, Place, Printed
from feuillet.findings import Finding, Problem, reason
from feuillet.production.product import PRODUCT_BYTES

ANOTHER = "another folder"
DAMAGED = (reading.RefusedError, RecursionError, ValueError, KeyError, TypeError, AttributeError, OSError)
"""What comes of reading a record that is not whole."""
USED_SECONDS = 3600
"""How exactly a folder knows when something in it was used last; `feuillet.production.pruning` removes the oldest first."""


@dataclass(frozen=True)
class Entry:
    """What the store has, without its bytes; ``size`` is in bytes."""

    sha256: str
    size: int
    measurements: Measurements = ()
    findings: tuple[Finding, ...] = ()
    blocks: tuple[Block, ...] = ()
    places: tuple[Place, ...] = ()


class Store(Protocol):
    """Keeps what was printed and what was learned, each under a digest of what it was made from."""

    def get(self, digest: str) -> Printed | None:
        """Look up what was printed."""

    def get_pages(self, digest: str) -> Pages | None:
        """Look up pages that were typeset."""

    def entry(self, digest: str) -> Entry | None:
        """Look up what there is to say of an entry, without its bytes."""

    def put(self, digest: str, made: Printed | Pages) -> None:
        """Keep what was printed or typeset; raises `OSError`."""

    def noted(self, kind: str, digest: str) -> Any:
        """Look up what was learned, as JSON; None where nothing was."""

    def note(self, kind: str, digest: str, facts: Any) -> None:
        """Keep what was learned; raises `OSError`."""

    def fault(self) -> Problem | None:
        """Say why nothing can be kept here, or nothing."""

    def unsent(self) -> Finding | None:
        """Say what was kept here and could not be sent where others look for it, or nothing."""


@dataclass(frozen=True)
class FolderStore:
    """A store in a folder, which many may use at once."""

    folder: Path

    def fault(self) -> Problem | None:
        """Say why nothing can be kept here, or nothing."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with files.unfinished(self.folder) as (name, _):
                name.unlink()
        except OSError as error:
            problem = reason(error)
            remedy = problem.remedy.replace(ANOTHER, f"{ANOTHER} with --store")
            return Problem(f"nothing can be kept in {self.folder}: {problem.text}", remedy)
        return None

    def unsent(self) -> Finding | None:
        """Nothing: this is where others look."""
        return None

    def content(self, digest: str) -> Path:
        """Where the bytes lie."""
        return self.folder / digest[:2] / digest

    def entry(self, digest: str) -> Entry | None:
        """Look up what there is to say of an entry, without reading its bytes."""
        file = self.content(digest)
        try:
            entry = unfold(json.loads(reading.own(record_of(file), PRODUCT_BYTES)))
            return entry if used(file).st_size == entry.size else None
        except DAMAGED:
            return None

    def get(self, digest: str) -> Printed | None:
        """Look up what was printed."""
        entry, content = self.entry(digest), self.bytes_of(digest)
        return Printed(content, entry.measurements, entry.findings) if entry and whole(content, entry) else None

    def get_pages(self, digest: str) -> Pages | None:
        """Look up pages that were typeset."""
        entry, content = self.entry(digest), self.bytes_of(digest)
        kept = entry is not None and whole(content, entry)
        return (
            Pages(content, entry.measurements, entry.findings, entry.blocks, entry.places) if entry and kept else None
        )

    def bytes_of(self, digest: str) -> bytes:
        """Read the bytes of an entry; none where they cannot be read."""
        file = self.content(digest)
        try:
            return reading.own(file, PRODUCT_BYTES)
        except reading.RefusedError:
            return b""

    def put(self, digest: str, made: Printed | Pages) -> None:
        """Keep what was printed or typeset; raises `OSError`."""
        file = self.content(digest)
        self.write(file, made.content)
        self.write(record_of(file), json.dumps(fold(made), ensure_ascii=False).encode())

    def write(self, file: Path, content: bytes) -> None:
        """Write a file; what refuses is the store, for the same thing hinders all its files and is said once."""
        try:
            files.write(file, content, lasting=False)
        except OSError as error:
            error.filename = str(self.folder)
            raise

    def place(self, kind: str, digest: str) -> Path:
        """Where lies what was learned."""
        return self.folder / f"{kind}-{digest[:2]}" / f"{digest}.json"

    def noted(self, kind: str, digest: str) -> Any:
        """Look up what was learned, whose first line is the digest of the rest."""
        file = self.place(kind, digest)
        try:
            facts = unsealed(reading.own(file, PRODUCT_BYTES))
            used(file)
            return json.loads(facts)
        except DAMAGED:
            return None

    def note(self, kind: str, digest: str, facts: Any) -> None:
        """Keep what was learned."""
        self.write(self.place(kind, digest), sealed(json.dumps(facts).encode()))

    def forget(self, kind: str, digest: str) -> None:
        """Keep it no longer."""
        self.place(kind, digest).unlink(missing_ok=True)


def sealed(content: bytes) -> bytes:
    """Put the digest of some bytes before them, in a line."""
    return hashlib.sha256(content).hexdigest().encode() + b"\n" + content


def unsealed(content: bytes) -> bytes:
    """Take the bytes behind their digest; raises `ValueError` where they are not those that were sealed."""
    seal, _, rest = content.partition(b"\n")
    if hashlib.sha256(rest).hexdigest().encode() != seal:
        raise ValueError("the seal is broken")
    return rest


def used(file: Path) -> os.stat_result:
    """Look at a file that is used, and note the time in it, which is nothing more to a reader; raises `OSError`."""
    status = file.stat()
    if status.st_mtime < time.time() - USED_SECONDS:
        with suppress(OSError):  # others may read a store that they may not write
            os.utime(file)
    return status


def record_of(file: Path) -> Path:
    """Name the record beside the bytes of an entry."""
    return file.with_suffix(".json")


def whole(content: bytes, entry: Entry) -> bool:
    """Return whether the bytes of an entry are those that its record describes."""
    return hashlib.sha256(content).hexdigest() == entry.sha256


def fold(made: Printed | Pages) -> dict[str, object]:
    """Write down what there is to say of what was made."""
    return {
        "sha256": hashlib.sha256(made.content).hexdigest(),
        "size": len(made.content),
        "measurements": made.measurements,
        "findings": [dataclasses.asdict(finding) for finding in made.findings],
        "blocks": [tuple(vars(each).values()) for each in made.blocks] if isinstance(made, Pages) else [],
        "places": [tuple(vars(each).values()) for each in made.places] if isinstance(made, Pages) else [],
    }


def unfold(record: Any) -> Entry:
    """Read what was written down; raises one of several errors where it is no record."""
    return Entry(
        str(record["sha256"]),
        int(record["size"]),
        tuple((str(name), value) for name, value in record["measurements"]),
        tuple(map(Finding.unfold, record["findings"])),
        tuple(Block(str(name), int(page), float(top), float(height)) for name, page, top, height in record["blocks"]),
        tuple(Place(str(context), int(page), *map(float, sides)) for context, page, *sides in record["places"]),
    )
