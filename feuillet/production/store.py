"""The store: what was printed, by the digest of its galley, and what was learned on the way.

Bytes stand beside a record of them, with what was measured and what is wrong; the record comes last, so that bytes without one
are no entry. Whatever is damaged counts as not there.
"""

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from feuillet import files, reading
from feuillet.edition.galley import Printed
from feuillet.findings import Finding, reason
from feuillet.production.product import PRODUCT_BYTES

ANOTHER = "another folder"
DAMAGED = (reading.RefusedError, RecursionError, ValueError, KeyError, TypeError, AttributeError)
"""What comes of reading a record that is not whole."""


@dataclass(frozen=True)
class Entry:
    """What the store has, without its bytes; ``size`` is in bytes."""

    sha256: str
    size: int
    measurements: tuple[tuple[str, float | int | str], ...] = ()
    findings: tuple[Finding, ...] = ()


class Store(Protocol):
    """Keeps what was printed and what was learned, each under a digest of what it was made from."""

    def get(self, digest: str) -> Printed | None:
        """Look up what was printed."""

    def entry(self, digest: str) -> Entry | None:
        """Look up what there is to say of it, without its bytes."""

    def put(self, digest: str, printed: Printed) -> None:
        """Keep what was printed; raises `OSError`."""

    def noted(self, kind: str, digest: str) -> Any:
        """Look up what was learned, as JSON; None where nothing was."""

    def note(self, kind: str, digest: str, facts: Any) -> None:
        """Keep what was learned; raises `OSError`."""

    def fault(self) -> str:
        """Say why nothing can be kept here and what to do, or nothing."""


@dataclass(frozen=True)
class FolderStore:
    """A store in a folder, which many may use at once."""

    folder: Path

    def fault(self) -> str:
        """Say why nothing can be kept here and what to do, or nothing."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with files.unfinished(self.folder) as (name, _):
                name.unlink()
        except OSError as error:
            problem, remedy = reason(error)
            return (
                f"nothing can be kept in {self.folder}: {problem}; {remedy.replace(ANOTHER, f'{ANOTHER} with --store')}"
            )
        return ""

    def content(self, digest: str) -> Path:
        """Where the bytes lie."""
        return self.folder / digest[:2] / digest

    def entry(self, digest: str) -> Entry | None:
        """Look up what there is to say of an entry, without reading its bytes."""
        file = self.content(digest)
        try:
            record = json.loads(reading.content(file.with_suffix(".json"), f"{file.name}.json", PRODUCT_BYTES))
            measurements = tuple((name, value) for name, value in record["measurements"])
            findings = tuple(map(Finding.unfold, record["findings"]))
            entry = Entry(str(record["sha256"]), int(record["size"]), measurements, findings)
            return entry if file.stat().st_size == entry.size else None
        except (*DAMAGED, OSError):
            return None

    def get(self, digest: str) -> Printed | None:
        """Look up what was printed."""
        entry, file = self.entry(digest), self.content(digest)
        try:
            content = reading.content(file, file.name, PRODUCT_BYTES)
        except reading.RefusedError:
            return None
        whole = entry and hashlib.sha256(content).hexdigest() == entry.sha256
        return Printed(content, entry.measurements, entry.findings) if entry and whole else None

    def put(self, digest: str, printed: Printed) -> None:
        """Keep what was printed; raises `OSError`."""
        record = {
            "sha256": hashlib.sha256(printed.content).hexdigest(),
            "size": len(printed.content),
            "measurements": printed.measurements,
            "findings": [dataclasses.asdict(finding) for finding in printed.findings],
        }
        file = self.content(digest).with_suffix(".json")
        try:
            files.write(self.content(digest), printed.content, lasting=False)
            files.write(file, json.dumps(record, ensure_ascii=False).encode(), lasting=False)
        except OSError as error:
            raise self.refused(error) from error

    def refused(self, error: OSError) -> OSError:
        """Name the store as what refuses: the same thing stands in the way of all, and is said once."""
        error.filename = str(self.folder)
        return error

    def place(self, kind: str, digest: str) -> Path:
        """Where lies what was learned."""
        return self.folder / f"{kind}-{digest[:2]}" / f"{digest}.json"

    def noted(self, kind: str, digest: str) -> Any:
        """Look up what was learned, whose first line is the digest of the rest."""
        file = self.place(kind, digest)
        try:
            seal, _, facts = reading.content(file, file.name, PRODUCT_BYTES).partition(b"\n")
            whole = hashlib.sha256(facts).hexdigest().encode() == seal
            return json.loads(facts) if whole else None
        except DAMAGED:
            return None

    def note(self, kind: str, digest: str, facts: Any) -> None:
        """Keep what was learned."""
        said = json.dumps(facts).encode()
        seal = hashlib.sha256(said).hexdigest().encode()
        try:
            files.write(self.place(kind, digest), seal + b"\n" + said, lasting=False)
        except OSError as error:
            raise self.refused(error) from error
