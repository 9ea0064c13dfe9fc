"""Take what came back from an agency into a locale's messages: strings and their state change, nothing else.

What cannot be taken stays as it was, and is named.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from unicodedata import normalize

from feuillet.cldr import Locale
from feuillet.findings import Finding, Location, Severity
from feuillet.translation.exchange.cleaning import clean, spaceless
from feuillet.translation.exchange.opening import CHECK
from feuillet.translation.exchange.sets import foreign, joined, refusal, vacant
from feuillet.translation.exchange.texts import called, numbered_as_ours, sources, texts
from feuillet.translation.exchange.xliff import Unit
from feuillet.translation.matching import Claim, Index, matched
from feuillet.translation.messages import Message, Messages

NAMED = 20
"""How many texts of one kind are named; of more the number is said."""


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
class Taken:
    """A locale's messages after a delivery; findings are about single texts, remarks count texts of a kind."""

    messages: Messages
    findings: tuple[Finding, ...]
    remarks: tuple[Finding, ...]


def take(messages: Messages, units: Iterable[Unit], path: str) -> Taken:
    """Take a delivery into a locale's messages."""
    ours, locale = numbered_as_ours(messages), Locale(messages.locale)
    parts = [() if each.obsolete else texts(each, locale) for each in ours.messages]
    index = Index(chain.from_iterable(parts))
    claims, strays = matched(index, tuple(units))
    strays = [unit for unit in strays if not vacant(unit)]
    strayed = {unit.name for unit in strays}
    findings = [stray(unit, index, path) for unit in strays]
    taken: list[Message] = []
    fates: defaultdict[Fate, dict[Message, None]] = defaultdict(dict)
    for message, own in zip(ours.messages, parts, strict=True):
        back = [Back(text, claims.get(text.key, []), path) for text in own]
        new, found = together(message, back, strays, path) if back else (message, [])
        taken.append(new)
        findings += found
        for each in () if message.kept.plural and found else back:
            fates |= {fate: fates[fate] | {message: None} for fate in fates_of(each, strayed)}
    remarks = tuple(counted([*fates[fate]], fate, path) for fate in Fate if fates[fate])
    same = tuple(taken) == ours.messages
    return Taken(messages if same else replace(ours, messages=tuple(taken)), tuple(sorted(findings)), remarks)


class Back:
    """One text with what came back for it, and what becomes of it."""

    def __init__(self, text: Message, claims: list[Claim], path: str) -> None:
        self.text = text
        self.claims = claims
        self.filled = [claim for claim in claims if claim.target.strip()]
        self.new, self.findings = settled(text, claims, path)

    @property
    def translated(self) -> bool:
        """Whether it came back with a translation, and not as its source."""
        return bool(self.filled) and not copied(self.text, self.filled)


def together(message: Message, back: list[Back], strays: list[Unit], path: str) -> tuple[Message, list[Finding]]:
    """Make a message of what came back for it; of one with plural forms all are taken, or none."""
    findings = [finding for each in back for finding in each.findings]
    if not message.kept.plural:
        return back[0].new, findings
    texts = [each.new for each in back]
    new = joined(message, texts)
    if new == message or any(finding.severity is Severity.ERROR for finding in findings):
        return message, findings
    count = sum(foreign(unit, message) for unit in strays)
    if problem := refusal(texts, sum(each.translated for each in back), count):
        first = next(claim for each in back for claim in each.claims)
        findings.append(untakeable(message, first, problem, path))
        return message, findings
    return new, findings


def settled(message: Message, claims: list[Claim], path: str) -> tuple[Message, list[Finding]]:
    """Decide what becomes of a message: a string that came back whole and once is taken."""
    filled = [claim for claim in claims if claim.target.strip()]
    if not filled or copied(message, filled):
        return message, []
    first = filled[0]
    if problem := untaken(claims):
        return message, [untakeable(message, first, problem, path)]
    cleaned = clean(normalize("NFC", first.target), message)
    fuzzy = any(claim.unit.fuzzy for claim in filled)
    warnings = [damage(message, first, letter, path) for letter in cleaned.letters]
    if not cleaned.string or (cleaned.string, fuzzy) == (message.string, message.fuzzy):
        return message, warnings
    seen = message.compared if message.fuzzy and not fuzzy else message
    new = replace(seen, string=cleaned.string, fuzzy=fuzzy)
    return new, [*warnings, *(gap(message, first, path) for _ in first.unit.gaps[:1])]


def untaken(claims: list[Claim]) -> str:
    """Say why a text that came back cannot be taken, or nothing."""
    fault = next((claim.unit.fault for claim in claims if claim.unit.fault), "")
    return fault or contradiction(claims)


def untakeable(message: Message, claim: Claim, problem: str, path: str) -> Finding:
    """Report a text that came back and was left as it was."""
    remedy = "what is in the catalog was left; have this text looked at and sent again"
    return told(message, claim, path, f"{called(message)} was not taken: {problem}", remedy)


def copied(message: Message, claims: list[Claim]) -> bool:
    """Return whether a translated message came back as its source, which tools write where nothing is translated."""
    originals = {spaceless(source) for source in sources(message)}
    other = bool(message.string) and spaceless(message.string) not in originals
    return other and all(spaceless(claim.target) in originals for claim in claims)


def contradiction(claims: list[Claim]) -> str:
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
        problem = f"“{text[:60]}” is in {len(same)} places, and this file no longer says in which"
        remedy = f"enter it by hand: {', '.join(map(called, same[:NAMED]))}"
    else:
        problem, remedy = f"{name}, “{text[:60]}”, is not in the catalog", "run merge, export and translate it again"
    return Finding(Location(path, unit.line), problem, remedy, CHECK, context=unit.name)


def fates_of(back: Back, strayed: set[str]) -> Iterator[Fate]:
    """List what became of a text that nothing is wrong with."""
    message, claims, filled = back.text, back.claims, back.filled
    if not claims and called(message) not in strayed:
        yield Fate.ABSENT
    elif claims and not filled:
        yield Fate.EMPTY
    elif filled and copied(message, filled):
        yield Fate.COPIED
    if len(claims) > 1 and not contradiction(claims):
        yield Fate.TWICE
    if not untaken(claims) and any(clean(normalize("NFC", each.target), message).layout for each in filled):
        yield Fate.LAYOUT
    if back.new.fuzzy and not message.fuzzy:
        yield Fate.UNFINISHED


def counted(messages: list[Message], fate: Fate, path: str) -> Finding:
    """Count texts of one fate and name them."""
    names = ", ".join(called(message) for message in messages[:NAMED])
    more = f" and {len(messages) - NAMED} more" if len(messages) > NAMED else ""
    problem = f"{len(messages)} {'text' if len(messages) == 1 else 'texts'} {fate}: {names}{more}"
    return Finding(Location(path, 1), problem, REMEDIES[fate], CHECK, Severity.WARNING)
