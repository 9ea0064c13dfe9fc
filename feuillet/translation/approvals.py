"""The ledger of approvals: who translated, who revised, when, and over which content.

An approval holds for exactly what it was given for (`feuillet.publication.content`): every text the edition prints, the clinic's
name and numbers, the confirmations. Its digest covers the people and the date as well, so that no merge can put another name to it.
One changed word and it no longer matches: it has fallen, and both people look again. Old entries stay as history.
"""

from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from feuillet.findings import Finding, Location, Severity, UnfitError
from feuillet.manuscript.model import Model
from feuillet.manuscript.reader import Read, parse
from feuillet.manuscript.source import Text, read_source
from feuillet.manuscript.values import Day
from feuillet.reading import there
from feuillet.translation import records

CHECK = "approvals"


class Entry(Model):
    """One approval; for the source language the translator is the author and the reviser the medical reviewer.

    ``role`` is the reviser's profession or function. ``unchecked`` names the checks for which the language had no facts.
    ``evaluator`` is who examined the e-book's accessibility, and
    ``evaluated`` when; without them it claims no conformance. ``line`` is where it is in its file.
    """

    document: str
    imprint: str
    translator: str
    reviser: str
    role: str = ""
    date: Day
    digest: str
    evaluator: str = ""
    evaluated: Day | None = None
    unchecked: str = ""
    line: int = Field(0, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def with_its_line(cls, said: Any) -> Any:
        """Remember where the entry is."""
        document = said.get("document") if isinstance(said, dict) else None
        if isinstance(document, Text) and "line" in said:
            raise UnfitError("there is no key line", "take it out")
        return said | {"line": document.location.line} if isinstance(document, Text) else said

    @model_validator(mode="after")
    def by_two_people(self) -> "Entry":
        """Refuse an approval of one's own work."""
        if not records.looks(self.translator) or not records.looks(self.reviser):
            raise UnfitError("a name is empty", "two people answer for an approval")
        if records.same_person(self.translator, self.reviser):
            raise UnfitError(f"{self.reviser} revised their own work", "another person must")
        return self

    @model_validator(mode="after")
    def evaluated_by_somebody(self) -> "Entry":
        """Refuse an evaluation without a name or without a day."""
        if bool(self.evaluator.strip()) != bool(self.evaluated):
            raise UnfitError(
                "an evaluation of accessibility needs both a name and a day", "write evaluator and evaluated"
            )
        return self

    @property
    def facts(self) -> dict[str, str]:
        """What is written down, by key; what nobody did is left out."""
        said = {name: str(value) for name, value in self.model_dump(exclude_none=True).items()}
        return {name: value for name, value in said.items() if value or name not in {"evaluator", "unchecked"}}

    def covering(self, content: str) -> "Entry":
        """The same with the digest of the content, the people and the date."""
        return self.model_copy(update={"digest": records.digest(content, {**self.facts, "digest": ""})})


class Ledger(Model):
    """All approvals of a locale."""

    approvals: tuple[Entry, ...] = Field(())

    def find(self, document: str, imprint: str, content: str) -> Entry | None:
        """Find the newest approval that holds for this very content; of one day's, one with an examination of the e-book.

        The order of a ledger says nothing: entries of a day stand in it by their digests.
        """
        matching = (
            entry
            for entry in self.approvals
            if (entry.document, entry.imprint) == (document, imprint) and entry.digest == entry.covering(content).digest
        )
        return max(matching, key=lambda entry: (entry.date, bool(entry.evaluator), entry.digest), default=None)

    def fallen(self, document: str, imprint: str, content: str, path: str) -> tuple[Finding, ...]:
        """Warn of the newest approval if its digest no longer matches; empty ``content``: the edition cannot be issued."""
        given = [entry for entry in self.approvals if (entry.document, entry.imprint) == (document, imprint)]
        if not given or self.find(document, imprint, content):
            return ()
        became, first = (
            ("has changed since", "") if content else ("cannot be issued now", "repair that; if a text changed, ")
        )
        newest = max(entry.date for entry in given)
        return tuple(
            Finding(
                Location(path, entry.line),
                f"{document} under {imprint}, approved on {entry.date}, {became}",
                f"{first}have {entry.translator} and {entry.reviser} look again, then approve",
                CHECK,
                Severity.WARNING,
            )
            for entry in given
            if entry.date == newest
        )


def read_ledger(file: Path, path: str) -> Read[Ledger]:
    """Read a locale's ledger; without a file nothing is approved."""
    if not there(file):
        return Ledger(), ()
    source = read_source(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    return parse(source, Ledger, CHECK)


def write_ledger(ledger: Ledger) -> str:
    """Write a ledger: sorted, one line per fact, so that git can merge two people's approvals."""
    entries = sorted(ledger.approvals, key=lambda entry: (entry.document, entry.imprint, entry.date, entry.digest))
    return records.write("approvals", (entry.facts for entry in entries))
