"""What denies in a text: how often, in which row, and whether as an answer."""

import re
from functools import lru_cache

from feuillet.manuscript.prose import Prose
from feuillet.preflight.wording import facts_of, words_of
from feuillet.writing.language import UNKNOWN, Concept, Join
from feuillet.writing.phrases import Words

Row = tuple[re.Match[str], ...]
Denied = tuple[tuple[str, ...], tuple[str, ...]]
"""What denies in a text, and what may stand for a negative."""
ROW = 30
"""How far apart negatives in a row are, in letters."""
COMMA = re.compile("[,،、，]")
END = re.compile("[.;:!?؛؟。；：！？।]")


@lru_cache(maxsize=1024)
def negatives(text: Prose) -> Row:
    """Find what denies in a text."""
    facts = facts_of(text)
    return () if facts.negatives is UNKNOWN else tuple(facts.negatives.matches(words_of(text), spaced=facts.spaced))


@lru_cache(maxsize=1024)
def denied(text: Prose) -> Denied:
    """Find the words that deny in a text, and those that may stand for a negative."""
    facts = facts_of(text)
    perhaps = () if facts.denials is UNKNOWN else facts.denials.found(words_of(text), spaced=facts.spaced)
    stop = Words(()) if facts.concepts is UNKNOWN else facts.concepts.get(Concept.STOP, Words(()))
    return (
        tuple(match["said"] for match in negatives(text)),
        tuple(word for word in perhaps if not (stop.said and stop.found(word, spaced=facts.spaced))),
    )


def rows(text: Prose) -> tuple[Row, ...]:
    """List what denies in a text, and put together what is in a row: do not start, do not stop."""
    found: list[Row] = []
    for match in negatives(text):
        between = words_of(text)[found[-1][-1].end() : match.start()] if found else ""
        if found and len(between) <= ROW and not END.search(between) and joined(text, between):
            found[-1] = (*found[-1], match)
        else:
            found.append((match,))
    return tuple(found)


def joined(text: Prose, part: str) -> int:
    """Count the commas and the words that join in a part of a text."""
    return len(COMMA.findall(part)) + len(joins(text, part, *Join))


@lru_cache(maxsize=1024)
def joins(text: Prose, part: str, *kinds: Join) -> tuple[str, ...]:
    """Find the words that join in a part of a text."""
    facts = facts_of(text)
    known = {} if facts.joins is UNKNOWN else facts.joins
    return tuple(word for kind in kinds if kind in known for word in known[kind].found(part, spaced=facts.spaced))


def around(text: Prose, row: Row) -> tuple[str, str]:
    """What a sentence has before a row of negatives, and what after it."""
    plain = words_of(text)
    return END.split(plain[: row[0].start()])[-1], END.split(plain[row[-1].end() :])[0]


@lru_cache(maxsize=1024)
def answer(text: Prose) -> tuple[str, str] | None:
    """The “no” a text begins with as an answer, and the sign that follows it."""
    if first := next(iter(negatives(text)), None):
        head, sign = words_of(text)[: first.start()], words_of(text)[first.end() :].lstrip()[:1]
        if not re.search(r"\w", head) and (COMMA.match(sign) or END.match(sign)):
            return first["said"], sign
    return None
