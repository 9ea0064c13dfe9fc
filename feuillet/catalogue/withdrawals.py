"""Editions that were withdrawn: which, why, by whom and when, in ``content/withdrawn.yaml``.

A withdrawal that was undone stays in the file: the versions that were out when it was made are not right again because a better
one may be printed.
"""

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field

from feuillet.catalogue.editions import Place
from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript.model import Model
from feuillet.manuscript.reader import Read, parse
from feuillet.manuscript.source import read_source
from feuillet.manuscript.values import Day
from feuillet.reading import there
from feuillet.translation import records

CHECK = "withdrawn"


class Withdrawal(Model):
    """A document, or only some editions of it, that nobody may be given; ``language`` is that of the reason.

    ``signs`` are the versions that were out, with blanks between them; ``undone`` is a day, or empty. ``seal`` binds all the
    other facts.
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
        found = (each for each in self.withdrawn if each.takes(place) and sign in each.signs.split())
        return max(found, key=lambda each: each.date, default=None)

    def adding(self, new: Withdrawal) -> "Withdrawals":
        """Add a withdrawal in the place of one of the same scope that nobody has undone."""
        kept = (each for each in self.withdrawn if each.undone or each.scope != new.scope)
        return Withdrawals(withdrawn=(*kept, new.sealed))

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


def read_withdrawals(file: Path, path: str) -> Read[Withdrawals]:
    """Read what was withdrawn; without a file nothing was."""
    if not there(file):
        return Withdrawals(), ()
    source = read_source(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    found, findings = parse(source, Withdrawals, CHECK)
    return found, (*findings, *(found.broken(path) if found else ()))
