"""A store in memory: what is made of what is said of a patient touches no disk, leaves no record, and is gone with the store."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from feuillet.edition.galley import Pages, Printed
from feuillet.findings import Finding, Problem
from feuillet.production.store import Entry


@dataclass(frozen=True)
class MemoryStore:
    """A store that lives as long as whoever holds it."""

    made: dict[str, Printed | Pages] = field(default_factory=dict)
    facts: dict[tuple[str, str], Any] = field(default_factory=dict)

    def get(self, digest: str) -> Printed | None:
        """Look up what was printed."""
        found = self.made.get(digest)
        return found if isinstance(found, Printed) else None

    def get_pages(self, digest: str) -> Pages | None:
        """Look up pages that were typeset."""
        found = self.made.get(digest)
        return found if isinstance(found, Pages) else None

    def entry(self, digest: str) -> Entry | None:
        """Look up what there is to say of an entry, without its bytes."""
        found = self.made.get(digest)
        if found is None:
            return None
        more = (found.blocks, found.places) if isinstance(found, Pages) else ()
        sha256, size = hashlib.sha256(found.content).hexdigest(), len(found.content)
        return Entry(sha256, size, found.measurements, found.findings, *more)

    def put(self, digest: str, made: Printed | Pages) -> None:
        """Keep what was printed or typeset."""
        self.made[digest] = made

    def noted(self, kind: str, digest: str) -> Any:
        """Look up what was learned; None where nothing was."""
        return self.facts.get((kind, digest))

    def note(self, kind: str, digest: str, facts: Any) -> None:
        """Keep what was learned."""
        self.facts[kind, digest] = facts

    def fault(self) -> Problem | None:
        """Say why nothing can be kept here, or nothing."""
        return None

    def unsent(self) -> Finding | None:
        """Nothing: nobody else looks here."""
        return None
