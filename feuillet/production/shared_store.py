"""Stores that many machines share: at an address, and with a folder of one's own before it, for what comes back faster from there.

At an address an entry is one file: a seal, a line with the record, the bytes. It is there whole or not at all, and whatever does
not fit its seal counts as not there. Anybody may write it at any time, for all write the same under the same digest.
"""

import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from feuillet import files
from feuillet.edition.galley import Pages, Printed
from feuillet.findings import Finding, Location, Problem
from feuillet.production import remote
from feuillet.production.job import VERDICT
from feuillet.production.remote import LostError
from feuillet.production.store import DAMAGED, Entry, FolderStore, fold, sealed, unfold, unsealed

KEPT, FRESH_SECONDS = "kept", 7 * 86400
"""When an entry was written; it is written again when it is used and older, so that the oldest are those that nobody uses."""
CHECK = "store"
"""The check of what a store that is shared refuses."""
OWED = "owed"
"""The folder that holds the names of what could not be sent."""


@dataclass(frozen=True)
class RemoteStore:
    """A store at an address alone, as the workers of a cluster have it: what is not kept there is lost."""

    address: str = field(repr=False)

    def fault(self) -> Problem | None:
        """Nothing, until something is kept."""
        return None

    def unsent(self) -> Finding | None:
        """Nothing: this is where others look."""
        return None

    def fetch(self, digest: str) -> Pages | None:
        """Fetch an entry, be it pages or a product; raises `LostError`."""
        found = remote.at(self.address).read(content_name(digest))
        if found is None:
            return None
        try:
            record, _, content = unsealed(found).partition(b"\n")
            facts = json.loads(record)
            made, old = pages(facts, content), time.time() - float(facts[KEPT]) > FRESH_SECONDS
        except DAMAGED:
            return None
        if old:
            with suppress(OSError):
                self.put(digest, made)
        return made

    def get_pages(self, digest: str) -> Pages | None:
        """Fetch pages that were typeset."""
        try:
            return self.fetch(digest)
        except LostError:
            return None

    def get(self, digest: str) -> Printed | None:
        """Fetch what was printed."""
        made = self.get_pages(digest)
        return Printed(made.content, made.measurements, made.findings) if made else None

    def entry(self, digest: str) -> Entry | None:
        """Say what there is to say of an entry."""
        made = self.get_pages(digest)
        return unfold(fold(made)) if made else None

    def put(self, digest: str, made: Printed | Pages) -> None:
        """Keep what was printed or typeset; raises `LostError`."""
        record = json.dumps(fold(made) | {KEPT: int(time.time())}, default=list).encode()
        remote.at(self.address).write(content_name(digest), sealed(record + b"\n" + made.content))

    def noted(self, kind: str, digest: str) -> Any:
        """Look up what was learned."""
        try:
            found = remote.at(self.address).read(note_name(kind, digest))
            return None if found is None else json.loads(unsealed(found))
        except (LostError, ValueError):
            return None

    def note(self, kind: str, digest: str, facts: Any) -> None:
        """Keep what was learned; raises `LostError`."""
        remote.at(self.address).write(note_name(kind, digest), sealed(json.dumps(facts).encode()))

    def forget(self, kind: str, digest: str) -> None:
        """Keep it no longer; raises `LostError`."""
        remote.at(self.address).remove(note_name(kind, digest))


@dataclass(frozen=True)
class SharedStore:
    """A folder of this machine, and behind it the store that is shared: what is far is fetched once, what is made goes to both.

    What was learned of sources stays near, for to read them takes no longer than to ask. A connection that is lost stops nothing:
    what could not be sent is noted, and sent later (`unsent`).
    """

    near: FolderStore
    far: RemoteStore

    def fault(self) -> Problem | None:
        """Say why nothing can be kept near, or nothing."""
        return self.near.fault()

    def entry(self, digest: str) -> Entry | None:
        """Look up what there is to say of an entry."""
        return self.near.entry(digest) or (self.near.entry(digest) if self.fetched(digest) else None)

    def get(self, digest: str) -> Printed | None:
        """Look up what was printed."""
        return self.near.get(digest) or (self.near.get(digest) if self.fetched(digest) else None)

    def get_pages(self, digest: str) -> Pages | None:
        """Look up pages that were typeset."""
        return self.near.get_pages(digest) or self.fetched(digest)

    def fetched(self, digest: str) -> Pages | None:
        """Fetch an entry, and keep it near."""
        made = self.far.get_pages(digest)
        if made:
            with suppress(OSError):
                self.near.put(digest, made)
        return made

    def put(self, digest: str, made: Printed | Pages) -> None:
        """Keep what was printed or typeset."""
        self.near.put(digest, made)
        try:
            self.far.put(digest, made)
        except LostError:
            self.owe("", digest)

    def noted(self, kind: str, digest: str) -> Any:
        """Look up what was learned."""
        known = self.near.noted(kind, digest)
        if known is None and kind == VERDICT:
            known = self.far.noted(kind, digest)
            if known is not None:
                with suppress(OSError):
                    self.near.note(kind, digest, known)
        return known

    def note(self, kind: str, digest: str, facts: Any) -> None:
        """Keep what was learned."""
        self.near.note(kind, digest, facts)
        if kind == VERDICT:
            try:
                self.far.note(kind, digest, facts)
            except LostError:
                self.owe(kind, digest)

    def owe(self, kind: str, digest: str) -> None:
        """Note that something could not be sent."""
        with suppress(OSError):
            files.write(self.owed / owed_name(kind, digest), json.dumps([kind, digest]).encode(), lasting=False)

    @property
    def owed(self) -> Path:
        """Where it is noted what could not be sent."""
        return self.near.folder / OWED

    def unsent(self) -> Finding | None:
        """Send what is owed, and say what could not be sent, and why."""
        count, last = 0, Problem("")
        for file in sorted(self.owed.iterdir()) if self.owed.is_dir() else ():
            try:
                kind, digest = json.loads(file.read_bytes())
                self.send(str(kind), str(digest))
                file.unlink()
            except LostError as error:
                count, last = count + 1, error.problem
            except DAMAGED:
                file.unlink(missing_ok=True)
        if not count:
            return None
        what = f"{count} objects" if count > 1 else "an object"
        text = f"{what} could not be sent here: {last.text}; nothing is lost, {self.near.folder} keeps what is owed"
        return Problem(text, last.remedy).at(Location(remote.shown(self.far.address)), CHECK)

    def send(self, kind: str, digest: str) -> None:
        """Send what is near, if it still is; raises `LostError`."""
        if kind:
            facts = self.near.noted(kind, digest)
            if facts is not None:
                self.far.note(kind, digest, facts)
        elif made := self.near.get_pages(digest):
            self.far.put(digest, made)


def content_name(digest: str) -> str:
    """Name an entry."""
    return f"{digest[:2]}/{digest}"


def note_name(kind: str, digest: str) -> str:
    """Name what was learned."""
    return f"{kind}-{digest[:2]}/{digest}.json"


def owed_name(kind: str, digest: str) -> str:
    """Name what is owed: an entry has no kind."""
    return f"{kind}-{digest}"


def pages(facts: Any, content: bytes) -> Pages:
    """Make again what was kept; raises one of several errors where the record is none."""
    entry = unfold(facts)
    return Pages(content, entry.measurements, entry.findings, entry.blocks, entry.places)


def shared(address: str, folder: Path) -> SharedStore:
    """Open the store at an address, with a folder before it that is for it alone: what lies there is there too, or owed."""
    remote.at(address)  # raises here what is wrong with it
    return SharedStore(FolderStore(folder), RemoteStore(address))
