"""What was learned of an edition, kept under the digest of what it is made from: one that has not changed costs hashing."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from feuillet.findings import Finding
from feuillet.production.store import Store

EDITION, DOCUMENT, LOSSES = "edition", "document", "losses"
"""The kinds of record."""


@dataclass(frozen=True)
class Learned:
    """What is known of an edition without reading it.

    ``changed`` is the moment of its newest change, ``next_review`` a day (ISO 8601).
    ``formats`` are those it is made in, none where it cannot be issued; ``galleys`` are the digests of the galleys that were
    marked up so far, by the format's name.
    """

    findings: tuple[Finding, ...] = ()
    title: str = ""
    draft: bool = True
    formats: tuple[str, ...] = ()
    galleys: Mapping[str, str] = field(default_factory=dict)
    summary: str = ""
    changed: str = ""
    next_review: str = ""
    sign: str = ""

    def having(self, galleys: Mapping[str, str]) -> "Learned":
        """The same with more galleys."""
        return replace(self, galleys={**self.galleys, **galleys})


def recall(store: Store, digest: str) -> Learned | None:
    """Look up what was learned; nothing where the record is not there, or damaged."""
    try:
        facts = store.noted(EDITION, digest)
        return None if facts is None else unfold(facts)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def unfold(facts: Any) -> Learned:
    """Read a record from JSON; raises one of several errors where it is none."""
    return Learned(
        tuple(map(Finding.unfold, facts["findings"])),
        str(facts["title"]),
        bool(facts["draft"]),
        tuple(map(str, facts["formats"])),
        {str(name): str(digest) for name, digest in facts["galleys"].items()},
        *(str(facts[name]) for name in ("summary", "changed", "next_review", "sign")),
    )


def keep(store: Store, digest: str, learned: Learned) -> None:
    """Keep what was learned, as far as there is room: it can be learned again."""
    with suppress(OSError):
        store.note(EDITION, digest, asdict(learned))


def recall_findings(store: Store, kind: str, digest: str) -> tuple[str, tuple[Finding, ...]] | None:
    """Look up a short answer with its findings."""
    try:
        facts = store.noted(kind, digest)
        return None if facts is None else (str(facts["said"]), tuple(map(Finding.unfold, facts["findings"])))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def keep_findings(store: Store, kind: str, digest: str, said: str, findings: tuple[Finding, ...]) -> None:
    """Keep a short answer with its findings, likewise."""
    with suppress(OSError):
        store.note(kind, digest, {"said": said, "findings": [asdict(each) for each in findings]})
