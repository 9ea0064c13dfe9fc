"""Take what came back from an agency into a locale's messages: strings and their state change, nothing else.

A text finds its message by what our export called it and its source; then by its number; then by its source alone, if no other
message has it. What cannot be taken stays as it was, and is named.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from unicodedata import normalize

from feuillet.findings import Finding, Location, Severity
from feuillet.translation.cleaning import clean, spaceless
from feuillet.translation.interchange import called, numbered
from feuillet.translation.messages import Message, Messages
from feuillet.translation.xliff import CHECK, Reading, Unit

NAMED = 20
"""How many texts of one kind are named; of more the number is said."""
Find = Callable[[Unit, str], Message | None]


class Fate(StrEnum):
    """What became of a text that nothing is wrong with, as a remark counts it."""

    EMPTY = "came back without a translation and stayed as before"
    COPIED = "came back with the words of the source and stayed as before"
    ABSENT = "did not come back and stayed as before"
    TWICE = "came back more than once, each time the same"
    LAYOUT = "came back with line breaks or indentation of the file, which were taken out"
    UNFINISHED = "came back marked as not finished and became fuzzy"


REMEDIES = {
    Fate.EMPTY: "have them translated",
    Fate.COPIED: "have them translated",
    Fate.ABSENT: "ask for them if they were sent",
    Fate.TWICE: "there is nothing to do",
    Fate.LAYOUT: "look at one of them",
    Fate.UNFINISHED: "have them looked at",
}


@dataclass(frozen=True)
class Claim:
    """A text that came back, and the target it has for its message."""

    unit: Unit
    target: str


@dataclass(frozen=True)
class Taken:
    """A locale's messages after a delivery; findings are about single texts, remarks count texts of a kind."""

    messages: Messages
    findings: tuple[Finding, ...]
    remarks: tuple[Finding, ...]


class Index:
    """A locale's messages, to be found by all that a tool may have left of what our export said."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self.by_name: dict[tuple[str, str], Message] = {}
        self.by_number: dict[tuple[str, str], Message] = {}
        self.by_source: defaultdict[str, list[Message]] = defaultdict(list)
        self.names: set[str] = set()
        for message in messages:
            text = spaceless(message.id)
            self.names.add(called(message))
            self.by_source[text].append(message)
            self.by_name[called(message), text] = message
            self.by_number[numbered(message), text] = message

    def named(self, unit: Unit, source: str) -> Message | None:
        """Find a message by the name our export gave it."""
        return self.by_name.get((unit.name, source))

    def counted(self, unit: Unit, source: str) -> Message | None:
        """Find a message by its number, or by its name where a tool has put that in the number's place."""
        return self.by_number.get((unit.id, source)) or self.by_name.get((unit.id, source))

    def alone(self, _unit: Unit, source: str) -> Message | None:
        """Find the only message with a source."""
        found = self.by_source.get(source, [])
        return found[0] if len(found) == 1 else None


def take(messages: Messages, units: Iterable[Unit], path: str) -> Taken:
    """Take a delivery into a locale's messages."""
    current = [message for message in messages.messages if not message.obsolete]
    index = Index(current)
    claims, strays = matched(index, tuple(units))
    taken: list[Message] = []
    findings = [stray(unit, index, path) for unit in strays]
    for message in messages.messages:
        claimed = () if message.obsolete else tuple(claims.get(message.key, ()))
        new, found = settled(message, claimed, path)
        taken.append(new)
        findings += found
    remarks = remarked(current, claims, {unit.name for unit in strays}, path)
    return Taken(replace(messages, messages=tuple(taken)), tuple(sorted(findings)), tuple(remarks))


def matched(index: Index, units: tuple[Unit, ...]) -> tuple[dict[tuple[str, str], list[Claim]], list[Unit]]:
    """Give each text to its message, the surest ways first; what is left over has none."""
    claims: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    left = list(units)
    for find in (index.named, index.counted, index.alone):
        sure = frozenset(claims)
        remaining: list[Unit] = []
        for unit in left:
            message, reading = found(unit, find)
            if message and reading and not (unit.name and message.key in sure):
                claims[message.key].append(Claim(unit, reading.target))
            else:
                remaining.append(unit)
        left = remaining
    return dict(claims), left


def found(unit: Unit, find: Find) -> tuple[Message | None, Reading | None]:
    """Find a unit's message in one way, and the reading of its codes with which it has that message's source."""
    for reading in unit.readings:
        if message := find(unit, spaceless(reading.source)):
            return message, reading
    return None, None


def settled(message: Message, claims: tuple[Claim, ...], path: str) -> tuple[Message, list[Finding]]:
    """Decide what becomes of a message: a string that came back whole and once is taken."""
    filled = [claim for claim in claims if claim.target.strip()]
    if not filled or copied(message, filled):
        return message, []
    first = filled[0]
    plural = "it has plural forms in the catalog, which XLIFF cannot say" if message.kept.forms else ""
    if problem := first.unit.fault or contradiction(claims) or plural:
        remedy = "what stands in the catalog was left; have this text looked at and sent again"
        return message, [told(message, first, path, f"{called(message)} was not taken: {problem}", remedy)]
    cleaned = clean(normalize("NFC", first.target), message)
    fuzzy = any(claim.unit.fuzzy for claim in filled)
    warnings = [damage(message, first, letter, path) for letter in cleaned.letters]
    if not cleaned.string or (cleaned.string, fuzzy) == (message.string, message.fuzzy):
        return message, warnings
    seen = message.compared if message.fuzzy and not fuzzy else message
    new = replace(seen, string=cleaned.string, fuzzy=fuzzy)
    return new, [*warnings, *(gap(message, first, path) for _ in first.unit.gaps[:1])]


def copied(message: Message, claims: list[Claim]) -> bool:
    """Return whether a translated message came back as its source, which tools write where nothing is translated."""
    other = bool(message.string) and spaceless(message.string) != spaceless(message.id)
    return other and all(spaceless(claim.target) == spaceless(message.id) for claim in claims)


def contradiction(claims: tuple[Claim, ...]) -> str:
    """Say whether a text came back more than once, and not with the same words."""
    targets = {normalize("NFC", claim.target.strip()) for claim in claims}
    lines = ", ".join(str(claim.unit.line) for claim in claims)
    return f"it came back {len(claims)} times with different translations, in lines {lines}" if len(targets) > 1 else ""


def damage(message: Message, claim: Claim, letter: str, path: str) -> Finding:
    """Report a letter that no catalog can hold."""
    problem = f"{called(message)}: the character U+{ord(letter):04X} was taken out of it"
    return told(message, claim, path, problem, "look at it", Severity.WARNING)


def gap(message: Message, claim: Claim, path: str) -> Finding:
    """Report codes that say no text."""
    names = ", ".join(claim.unit.gaps)
    problem = f"{called(message)} came back with codes that hold no text, {names}; they were left out"
    return told(message, claim, path, problem, "compare it with its source", Severity.WARNING)


def told(
    message: Message, claim: Claim, path: str, problem: str, remedy: str, severity: Severity = Severity.ERROR
) -> Finding:
    """Report something about a message, at the line where it came back."""
    return Finding(Location(path, claim.unit.line), problem, remedy, CHECK, severity, message.context)


def stray(unit: Unit, index: Index, path: str) -> Finding:
    """Report a text that came back and has no place."""
    text = unit.readings[0].source
    name = unit.name or unit.id or "a text without a name"
    if unit.name in index.names:
        problem, remedy = (
            f"the source of {name} has changed since it was exported",
            "run merge, export and translate it again",
        )
    elif len(same := index.by_source.get(spaceless(text), [])) > 1:
        problem = f"“{text[:60]}” stands in {len(same)} places, and this file no longer says in which"
        remedy = f"enter it by hand: {', '.join(map(called, same[:NAMED]))}"
    else:
        problem, remedy = f"{name}, “{text[:60]}”, is not in the catalog", "run merge, export and translate it again"
    return Finding(Location(path, unit.line), problem, remedy, CHECK, context=unit.name)


def remarked(
    current: list[Message], claims: dict[tuple[str, str], list[Claim]], strayed: set[str], path: str
) -> Iterator[Finding]:
    """Count and name the texts of each fate."""
    fates = {message.key: set(fates_of(message, claims.get(message.key, []), strayed)) for message in current}
    for fate in Fate:
        yield from counted([message for message in current if fate in fates[message.key]], fate, path)


def fates_of(message: Message, claims: list[Claim], strayed: set[str]) -> Iterator[Fate]:
    """List what became of a message that nothing is wrong with."""
    filled = [claim for claim in claims if claim.target.strip()]
    if not claims and called(message) not in strayed:
        yield Fate.ABSENT
    elif claims and not filled:
        yield Fate.EMPTY
    elif filled and copied(message, filled):
        yield Fate.COPIED
    elif any(claim.unit.fuzzy for claim in filled) and not message.fuzzy:
        yield Fate.UNFINISHED
    if len(claims) > 1 and not contradiction(tuple(claims)):
        yield Fate.TWICE
    if any(clean(normalize("NFC", claim.target), message).layout for claim in filled):
        yield Fate.LAYOUT


def counted(messages: list[Message], fate: Fate, path: str) -> Iterator[Finding]:
    """Count texts of one fate and name them."""
    if messages:
        names = ", ".join(called(message) for message in messages[:NAMED])
        more = f" and {len(messages) - NAMED} more" if len(messages) > NAMED else ""
        problem = f"{len(messages)} {'text' if len(messages) == 1 else 'texts'} {fate}: {names}{more}"
        yield Finding(Location(path, 1), problem, REMEDIES[fate], CHECK, Severity.WARNING)
