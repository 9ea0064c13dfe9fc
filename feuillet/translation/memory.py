"""The translation memory of a locale: how it has said texts like one that is to be translated."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize

from rapidfuzz import fuzz, process

from feuillet import reading
from feuillet.project import Project
from feuillet.templates import LANGUAGE
from feuillet.translation.domains import TEMPLATES, imprint_domain, read_catalog
from feuillet.translation.exchange import memories
from feuillet.translation.exchange.opening import CHECK
from feuillet.translation.messages import Message

QUANTITY = re.compile(r"\{[^{}]*\}")
SIGN = "\ue000"
"""What stands for any quantity while texts are compared: `{50 mg}` and `{100 mg}` are one sign each, and alike."""
LEAST, MOST = 60, 5
"""What is less alike helps nobody, and nobody reads more."""
ALIKE = 100
SAME_BUT_QUANTITIES = 99
SHORTEST, LONGEST = LEAST / (2 * ALIKE - LEAST), (2 * ALIKE - LEAST) / LEAST
"""How much shorter or longer a text may be that is so much alike."""


@dataclass(frozen=True)
class Unit:
    """A text and how it was said, and where: the name of a catalog, or of a memory's file."""

    source: str
    target: str
    origin: str


@dataclass(frozen=True)
class Match:
    """A text like the one that is asked for: how it was said, how much alike it is, 100 for the very same, and where it is."""

    source: str
    target: str
    score: int
    origin: str


class Memory:
    """Remembers how texts were said."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = defaultdict[str, list[Unit]](list)
        for unit in {(each.source, each.target): each for each in reversed(tuple(units))}.values():
            self.units[bare(unit.source)].append(unit)
        self.texts = sorted(self.units, key=len)

    def similar(self, text: str) -> tuple[Match, ...]:
        """List the texts most like one, best first; those that are the same but for their quantities come after the very same."""
        wanted = normalize("NFC", text)
        plain = bare(wanted)
        if not plain.strip():
            return ()
        near = (each for each in self.texts if SHORTEST * len(plain) <= len(each) <= LONGEST * len(plain))
        found = process.extract(plain, tuple(near), scorer=fuzz.ratio, score_cutoff=LEAST, limit=MOST)
        matches = [
            Match(unit.source, unit.target, score(wanted, unit.source, alike), unit.origin)
            for each, alike, _ in found
            for unit in self.units[each]
        ]
        best = sorted(matches, key=lambda match: (-match.score, match.source, match.target))
        return tuple(match for match in best if match.score >= LEAST)[:MOST]


def bare(text: str) -> str:
    """Put one sign for each quantity."""
    return QUANTITY.sub(SIGN, text)


def score(wanted: str, source: str, alike: float) -> int:
    """Say how much alike two texts are; each quantity that is another takes one off, and only the very same is 100."""
    if wanted == source:
        return ALIKE
    others: int = sum(
        one != other for one, other in zip(QUANTITY.findall(wanted), QUANTITY.findall(source), strict=False)
    )
    return max(0, min(int(alike), SAME_BUT_QUANTITIES + 1 - max(others, 1)))


def memory_of(project: Project, locale: str) -> Memory:
    """Gather the memory of a locale: all that its catalogs say, and what others have lent it."""
    return Memory((*translated(project, locale), *lent(project, locale)))


def translated(project: Project, locale: str) -> Iterator[Unit]:
    """List what the catalogs of a locale say; what is fuzzy waits for somebody to look."""
    for domain in (*project.documents, *map(imprint_domain, project.imprints), TEMPLATES):
        messages, _ = read_catalog(project, domain, locale)
        for message in messages.messages if messages else ():
            yield from units(message, domain)


def units(message: Message, origin: str) -> Iterator[Unit]:
    """List the texts of a message; of one with plural forms, what is said of several."""
    if message.translated and message.string:
        yield Unit(message.id, message.string, origin)
    elif message.forms:
        yield Unit(message.kept.plural, message.forms[max(message.forms)], origin)


def lent(project: Project, locale: str) -> Iterator[Unit]:
    """List what the memory of others says; one that cannot be read says nothing, and `import` has said why."""
    file = project.memory(locale)
    if reading.there(file):
        for pair in remembered(project, locale).pairs:
            yield Unit(pair.source, pair.target, file.name)


def remembered(project: Project, locale: str, languages: frozenset[str] = frozenset()) -> memories.Memory:
    """Read the memory that others have lent a locale, in these languages or in all that it has."""
    file = project.memory(locale)
    if not reading.there(file):
        return memories.Memory()
    try:
        content = reading.content(file, project.name(file), memories.FILE_BYTES)
    except reading.RefusedError as error:
        return memories.Memory(findings=(error.at(project.name(file), CHECK),))
    known = languages | memories.languages_of(content) | {LANGUAGE}
    return memories.read(content, project.name(file), known, locale)
