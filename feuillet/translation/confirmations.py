"""Confirmations: what a reviser found right where a check asked, signed for these very texts and this very question.

``locales/<tag>/confirmations.yaml`` holds them. One word of the source, of the translation or of what the check counted, and the
confirmation no longer holds. In a PO file the comment ``# confirm: negations, our language says it so`` proposes one and signs
nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript.model import Model
from feuillet.manuscript.reader import Read, parse
from feuillet.manuscript.source import Text, read_source
from feuillet.manuscript.values import Day
from feuillet.reading import there
from feuillet.translation import records
from feuillet.translation.messages import Message

CHECK = "confirmations"
PROPOSAL = re.compile(
    r"^[#\s]*+confirm\s*+:[^\S\n]*+(?P<check>[\w-]++)[^\S\n]*+(?:[,;:.–—-](?P<reason>[^\n]*+))?$",
    re.IGNORECASE | re.MULTILINE,
)
NEGATIVES = re.compile(r"^[#\s]*+negatives\s*+:\s*+\d++\s*$", re.MULTILINE)
"""How confirmations of negatives were written before they were signed."""
MIGRATED = "confirm: negations, counted by hand before"


class Confirmation(Model):
    """One question that a reviser has answered; ``seal`` binds all the other facts, ``line`` is where it is in its file."""

    domain: str
    context: str
    check: str
    name: str = Field(min_length=1)
    role: str = Field(min_length=1)
    date: Day
    reason: str = ""
    digest: str
    seal: str = ""
    line: int = Field(0, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def with_its_line(cls, said: Any) -> Any:
        """Remember where the entry is."""
        first = said.get("domain") if isinstance(said, dict) else None
        return said | {"line": first.location.line} if isinstance(first, Text) else said

    @property
    def facts(self) -> dict[str, str]:
        """What is written down, by key."""
        return {name: str(value) for name, value in self.model_dump().items()}

    @property
    def sealed(self) -> "Confirmation":
        """The same with its seal."""
        return self.model_copy(update={"seal": records.digest({**self.facts, "seal": ""})})

    @property
    def intact(self) -> bool:
        """Whether nothing was changed after it was signed."""
        return self.seal == self.sealed.seal


class Confirmations(Model):
    """All confirmations of a locale."""

    confirmations: tuple[Confirmation, ...] = ()

    def lent(self, others: tuple[Confirmation, ...]) -> "Confirmations":
        """Add what others have confirmed of the same texts."""
        return Confirmations(confirmations=(*self.confirmations, *others)) if others else self

    def holding(self, digest: str) -> Confirmation | None:
        """Find the confirmation that answers this very question."""
        return self.by_digest.get(digest)

    @cached_property
    def by_digest(self) -> dict[str, Confirmation]:
        """The confirmations that hold, the first of each digest."""
        return {each.digest: each for each in reversed(self.intact)}

    @cached_property
    def intact(self) -> tuple[Confirmation, ...]:
        """The confirmations that nobody changed after they were signed; each seal is looked at once."""
        return tuple(each for each in self.confirmations if each.intact)

    def fallen(self, domain: str, asked: frozenset[str], path: str) -> Iterator[Finding]:
        """Name who signed what is no longer asked so, or what was changed after it was signed."""
        unbroken = frozenset(map(id, self.intact))
        for each in self.confirmations:
            if each.domain == domain and id(each) not in unbroken:
                yield broken(each, path)
            elif each.domain == domain and each.digest not in asked:
                problem = f"the confirmation of {each.check} in {each.context} by {each.name} no longer holds: a text has changed"
                yield Finding(
                    Location(path, each.line),
                    problem,
                    "have them look again, and remove the entry",
                    CHECK,
                    Severity.WARNING,
                    each.context,
                )

    def written(self) -> str:
        """The file: sorted, one key per line."""
        entries = sorted(self.confirmations, key=lambda each: (each.domain, each.context, each.check, each.digest))
        return records.write("confirmations", (each.facts for each in entries))


def broken(each: Confirmation, path: str) -> Finding:
    """Say that a confirmation was changed after it was signed, by hand or by a merge."""
    problem = f"the confirmation of {each.check} in {each.context} was changed after {each.name} signed it"
    return Finding(
        Location(path, each.line), problem, "remove the entry and confirm anew", CHECK, Severity.WARNING, each.context
    )


@dataclass(frozen=True)
class Proposal:
    """What a translator asks a reviser to confirm."""

    check: str
    reason: str


def proposals(comment: str) -> tuple[Proposal, ...]:
    """Read the proposals in a translator's comment, whatever marks an editor has put before them."""
    return tuple(
        Proposal(match["check"].lower(), (match["reason"] or "").strip()) for match in PROPOSAL.finditer(comment)
    )


def migrated(message: Message) -> Message:
    """Turn a count of negatives, which an unsigned comment once loosened the check with, into a proposal."""
    return replace(message, comment=NEGATIVES.sub(MIGRATED, message.comment))


def read_confirmations(file: Path, path: str) -> Read[Confirmations]:
    """Read a locale's confirmations; without a file there are none."""
    if not there(file):
        return Confirmations(), ()
    source = read_source(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    return parse(source, Confirmations, CHECK)


def stamped(findings: Iterable[Finding], domain: str, message: Message) -> Iterator[Finding]:
    """Bind findings of a message to its texts: each gets its context and the digest that a confirmation answers."""
    for each in findings:
        digest = records.digest(domain, message.context, message.id, message.string, each.check, each.evidence)
        yield replace(each.about(message.context), digest=digest)
