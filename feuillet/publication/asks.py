"""What is asked of a publication, by names, and what it answers."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from feuillet.findings import Finding, UsageError

Value = TypeVar("Value")
Part = TypeVar("Part")


@dataclass(frozen=True, order=True)
class Name:
    """Names an edition: a document, under an imprint, in a locale."""

    document: str
    locale: str
    imprint: str


@dataclass(frozen=True, order=True)
class Ask:
    """Names a product: an edition in a format, ``press_ready`` as a print shop takes it."""

    edition: Name
    format: str
    press_ready: bool = False


@dataclass(frozen=True)
class Answer(Generic[Value]):
    """A value and what is wrong with it; without a value there is a finding that says why, or nothing to be had."""

    value: Value | None
    findings: tuple[Finding, ...] = ()


class Gathering:
    """Gathers the findings of all that a value is made from, each once."""

    def __init__(self) -> None:
        self.found: dict[Finding, None] = {}

    def take(self, answer: Answer[Part]) -> Part | None:
        """Take a part of the value, and what is wrong with it."""
        self.note(answer.findings)
        return answer.value

    def note(self, findings: Iterable[Finding]) -> None:
        """Note what is wrong."""
        self.found.update(dict.fromkeys(findings))

    def answer(self, value: Value | None) -> Answer[Value]:
        """Answer with a value and all that was noted."""
        return Answer(value, tuple(self.found))


@dataclass(frozen=True)
class Shard:
    """One of so many equal parts of what is asked for, each for a machine of its own."""

    number: int = 1
    of: int = 1

    def part(self, names: Iterable[Name]) -> tuple[Name, ...]:
        """Take this part: editions in the order of the digests of their names are cut where a part is full.

        So parts differ by one edition at most, and where one is added, at most one moves over each cut.
        """
        known = tuple(names)
        if self == WHOLE:
            return known
        cuts = [len(known) * number // self.of for number in (self.number - 1, self.number)]
        mine = frozenset(sorted(known, key=name_digest)[slice(*cuts)])
        return tuple(name for name in known if name in mine)

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


WHOLE = Shard()


def name_digest(name: Name) -> bytes:
    """Digest the names of an edition."""
    return hashlib.sha256("\0".join((name.document, name.locale, name.imprint)).encode()).digest()


@dataclass(frozen=True)
class Selection:
    """What is asked for; an empty part asks for all.

    ``release`` wants approved editions only, ``press_ready`` the files for a print shop too; ``shard`` is the part of it all that
    this machine makes.
    """

    documents: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    imprints: tuple[str, ...] = ()
    release: bool = False
    press_ready: bool = False
    shard: Shard = WHOLE

    def takes(self, name: Name) -> bool:
        """Return whether an edition is asked for."""
        parts = ((self.documents, name.document), (self.locales, name.locale), (self.imprints, name.imprint))
        return all(not wanted or each in wanted for wanted, each in parts)

    def asks(self, format: str, *, press_ready: bool = False) -> bool:
        """Return whether a format is asked for."""
        return (self.press_ready or not press_ready) and (not self.formats or format in self.formats)

    def refuse_unknown(self, **known: Iterable[str]) -> None:
        """Raise `UsageError` for a name that does not exist; ``known`` are those that do, by part."""
        for part, names in known.items():
            there = sorted(names)
            for name in getattr(self, part):
                if name not in there:
                    raise UsageError(f"there is no {part.rstrip('s')} {name}; there are {', '.join(there)}")


ALL = Selection()
