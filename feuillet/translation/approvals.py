"""The ledger of approvals: who translated, who revised, when, and over which digest.

An approval holds for exactly the strings it was given for: the digest covers every msgid and msgstr the edition prints, the
templates' and the imprint's too. One changed word and it no longer matches: it has fallen, and both people look again.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript.blocks import Model
from feuillet.manuscript.reader import Read, parse
from feuillet.manuscript.source import Text, read

CHECK = "approvals"


class Entry(Model):
    """One approval; for the source language the translator is the author and the reviser the medical reviewer.

    ``role`` is the reviser's profession or function. ``evaluator`` is who examined the e-book's accessibility, and
    ``evaluated`` when; without them it claims no conformance. ``line`` is where it stands in its file.
    """

    document: str
    imprint: str
    translator: str
    reviser: str
    role: str = ""
    date: datetime.date
    digest: str
    evaluator: str = ""
    evaluated: datetime.date | None = None
    line: int = Field(0, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def with_its_line(cls, said: Any) -> Any:
        """Remember where the entry stands."""
        document = said.get("document") if isinstance(said, dict) else None
        if isinstance(document, Text) and "line" in said:
            raise ValueError("there is no key line; take it out")
        return said | {"line": document.location.line} if isinstance(document, Text) else said

    @model_validator(mode="after")
    def by_two_people(self) -> "Entry":
        """Refuse an approval of one's own work."""
        translator, reviser = (" ".join(name.split()).casefold() for name in (self.translator, self.reviser))
        if not translator or not reviser:
            raise ValueError("a name is empty; two people stand for an approval")
        if translator == reviser:
            raise ValueError(f"{self.reviser} revised their own work; another person must")
        return self

    @model_validator(mode="after")
    def evaluated_by_somebody(self) -> "Entry":
        """Refuse an evaluation without a name or without a day."""
        if bool(self.evaluator.strip()) != bool(self.evaluated):
            raise ValueError("an evaluation of accessibility needs both a name, evaluator, and a day, evaluated")
        return self


class Ledger(Model):
    """All approvals of a locale."""

    approvals: tuple[Entry, ...] = Field(())

    def find(self, document: str, imprint: str, digest: str) -> Entry | None:
        """Find the approval that holds for these very strings."""
        matching = (e for e in self.approvals if (e.document, e.imprint, e.digest) == (document, imprint, digest))
        return next(matching, None)

    def fallen(self, document: str, imprint: str, digest: str, path: str) -> tuple[Finding, ...]:
        """Say who has to look again: they approved other strings than these; no digest is that of what cannot be issued."""
        if self.find(document, imprint, digest):
            return ()
        became, first = (
            ("has changed since", "") if digest else ("cannot be issued now", "mend that; if a text changed, ")
        )
        return tuple(
            Finding(
                Location(path, entry.line),
                f"{document} under {imprint}, approved on {entry.date}, {became}",
                f"{first}have {entry.translator} and {entry.reviser} look again, then approve",
                CHECK,
                Severity.WARNING,
            )
            for entry in self.approvals
            if (entry.document, entry.imprint) == (document, imprint)
        )


def read_ledger(file: Path, path: str) -> Read[Ledger]:
    """Read a locale's ledger; without a file nothing is approved."""
    if not file.exists():
        return Ledger(), ()
    source = read(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    return parse(source, Ledger)


def digest(strings: Iterable[tuple[str, str]]) -> str:
    """Digest pairs of msgid and msgstr, in the order they are printed in."""
    return hashlib.sha256(json.dumps(list(strings), ensure_ascii=False).encode()).hexdigest()


def write(ledger: Ledger) -> str:
    """Write a ledger: sorted, one line a fact, so that git can merge two people's approvals."""
    entries = sorted(ledger.approvals, key=lambda entry: (entry.document, entry.imprint, entry.date, entry.digest))
    lines = ["approvals:"]
    for entry in entries:
        said = entry.model_dump(exclude=set() if entry.evaluated else {"evaluator", "evaluated"})
        facts = {name: str(value) for name, value in said.items()}
        lines += [
            f"{'-' if name == 'document' else ' '} {name}: {json.dumps(value, ensure_ascii=False)}"
            for name, value in facts.items()
        ]
    return "\n".join(lines) + "\n"
