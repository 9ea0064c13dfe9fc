"""Editions that were withdrawn: which, why, by whom and when, in ``content/withdrawn.yaml``.

A withdrawal that was undone stays in the file: the versions that were out when it was made are not right again because a better
one may be printed.
"""

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field

from feuillet.catalogue.editions import LEDGER_BYTES, Place
from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript.model import Model
from feuillet.manuscript.reader import Read, parse
from feuillet.manuscript.source import read_source
from feuillet.manuscript.values import Day
from feuillet.reading import there
from feuillet.translation import records

CHECK = "withdrawn"
PARTS = 4
"""What a version is noted by."""


class Withdrawal(Model):
    """A document, or only some editions of it, that nobody may be given; ``language`` is that of the reason.

    ``signs`` are the versions that were out, each with its imprint, locale and document: ``clinic ar fever 7K3M9QXA, …``.
    ``undone`` is a day, or empty. ``seal`` binds all the other facts.
    """

    document: str = Field(min_length=1)
    locale: str = ""
    imprint: str = ""
    reason: str = Field(min_length=1)
    language: str = Field(min_length=1)
    name: str = Field(min_length=1)
    date: Day
    signs: str = ""
    undone: str = ""
    seal: str = ""

    @property
    def facts(self) -> dict[str, str]:
        """What is written down, by key."""
        return {name: str(value) for name, value in self.model_dump().items()}

    @property
    def sealed(self) -> "Withdrawal":
        """The same with its seal."""
        return self.model_copy(update={"seal": records.digest({**self.facts, "seal": ""})})

    @property
    def scope(self) -> tuple[str, str, str]:
        """What it is of: an imprint and a locale, either of which may be any, and a document."""
        return self.imprint, self.locale, self.document

    @property
    def versions(self) -> tuple[tuple[Place, str], ...]:
        """The versions that were out: of which edition, and their signs."""
        parts = (each.split() for each in self.signs.split(","))
        return tuple(((each[0], each[1], each[2]), each[3]) for each in parts if len(each) == PARTS)

    def takes(self, place: Place) -> bool:
        """Return whether it is of an edition."""
        return all(not wanted or wanted == each for wanted, each in zip(self.scope, place, strict=True))


class Withdrawals(Model):
    """All withdrawals of a project."""

    withdrawn: tuple[Withdrawal, ...] = ()

    def of(self, place: Place) -> Withdrawal | None:
        """Find the withdrawal of an edition that nobody has undone, the newest."""
        found = (each for each in self.withdrawn if not each.undone and each.takes(place))
        return max(found, key=lambda each: each.date, default=None)

    def once(self, place: Place, sign: str) -> Withdrawal | None:
        """Find a withdrawal of a version, whether it was undone or not."""
        found = (each for each in self.withdrawn if each.takes(place) and (place, sign) in each.versions)
        return max(found, key=lambda each: each.date, default=None)

    def signs(self, place: Place) -> tuple[str, ...]:
        """List the versions of an edition that were out when it was withdrawn, the newest withdrawal first."""
        newest = sorted(self.withdrawn, key=lambda each: each.date, reverse=True)
        return tuple(sign for each in newest for of, sign in each.versions if of == place)

    @property
    def places(self) -> frozenset[Place]:
        """The editions of which a version was out when it was withdrawn."""
        return frozenset(place for each in self.withdrawn for place, _ in each.versions)

    def adding(self, new: Withdrawal) -> "Withdrawals":
        """Add a withdrawal in the place of one of the same scope that nobody has undone, with all that was out then and now."""
        same = [each for each in self.withdrawn if not each.undone and each.scope == new.scope]
        versions = sorted({version for each in (*same, new) for version in each.versions})
        whole = new.model_copy(update={"signs": said(versions)})
        return Withdrawals(withdrawn=(*(each for each in self.withdrawn if each not in same), whole.sealed))

    def written(self) -> str:
        """The file: sorted, one key per line."""
        entries = sorted(self.withdrawn, key=lambda each: (each.document, each.locale, each.imprint, each.date))
        return records.write("withdrawn", (each.facts for each in entries))

    def broken(self, path: str) -> Iterable[Finding]:
        """Warn of a withdrawal that was changed by hand; it holds all the same, for that errs on the safe side."""
        for each in self.withdrawn:
            if each.seal != each.sealed.seal:
                problem = f"the withdrawal of {each.document} is not what {each.name} signed"
                remedy = "look at what changed, then run withdraw again"
                yield Finding(Location(path), problem, remedy, CHECK, Severity.WARNING)


def said(versions: Iterable[tuple[Place, str]]) -> str:
    """Note versions as a withdrawal does."""
    return ", ".join(" ".join((*place, sign)) for place, sign in versions)


def read_withdrawals(file: Path, path: str) -> Read[Withdrawals]:
    """Read what was withdrawn; without a file nothing was."""
    if not there(file):
        return Withdrawals(), ()
    source = read_source(file, path, LEDGER_BYTES)
    if isinstance(source, Finding):
        return None, (source,)
    found, findings = parse(source, Withdrawals, CHECK)
    return found, (*findings, *(found.broken(path) if found else ()))
