"""A text denies as often as its source: a lost “not” turns a warning into advice.

Languages deny differently, so a difference is a question for a reviser and no error. Words that may stand for a negative
(avoid, lack, refuse) count as one or as none, whichever makes the two texts agree; “stop” is a concept of its own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.wording import facts_of, question, quoted, words_of
from feuillet.translation.glossary import Usage
from feuillet.writing.language import UNKNOWN, Concept, Words

CHECK = "negations"
DOUBLE = 2
ROW = 30
"""How far apart negatives in a row stand, in letters."""
JOINS = re.compile(
    r"[^.;:!?。！？।]*(?:[,،、，]|\b(?:et|ou|and|or|und|oder|en|of|y|o|e|i|lub|și|sau|и|или|і|й|та|або|ve|veya|va|hay|hoặc|और|या)\b"
    r"|[وএ]|এবং|বা|และ|หรือ|和|或|及)[^.;:!?。！？।]*"
)
"""What stands between negatives in a row: a comma, or an “and”."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Count what denies."""
    if UNKNOWN in (facts_of(source).negatives, facts_of(target).negatives):
        return
    wanted, given = denied(source), denied(target)
    if not (alike(wanted, given) or coordinated(source, target, wanted, given) or cancelled(source, target)):
        named = [quoted((*sure, *perhaps)) for sure, perhaps in (wanted, given)]
        problem = (
            f"the source denies {len(wanted[0])} times with {named[0]}, the translation {len(given[0])} with {named[1]}"
        )
        yield question(target, problem, CHECK, " | ".join(named))


@lru_cache(maxsize=1024)
def denied(text: Prose) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find what denies in a text, and what may stand for a negative."""
    facts, plain = facts_of(text), words_of(text)
    sure, perhaps = (
        () if words is UNKNOWN else words.found(plain, spaced=facts.spaced)
        for words in (facts.negatives, facts.denials)
    )
    stop = Words(()) if facts.concepts is UNKNOWN else facts.concepts.get(Concept.STOP, Words(()))
    return sure, tuple(word for word in perhaps if not (stop.said and stop.found(word, spaced=facts.spaced)))


def cancelled(source: Prose, target: Prose) -> bool:
    """Return whether one text has “not … without” where the other says “only with”."""
    texts = (source, target)
    counts = [len(denied(text)[0]) for text in texts]
    more = texts[counts.index(max(counts))]
    facts = facts_of(more)
    if abs(counts[0] - counts[1]) != DOUBLE or facts.concepts is UNKNOWN:
        return False
    return bool(facts.concepts[Concept.WITHOUT].found(words_of(more), spaced=facts.spaced))


def coordinated(source: Prose, target: Prose, *counts: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Return whether one text says once what the other repeats in a row: do not start, change or stop."""
    (wanted, more), (given, others) = counts
    once = tuple(clusters(text) for text in (source, target))
    return (len(given) == len(once[1]) and alike((once[0], more), (given, others))) or (
        len(wanted) == len(once[0]) and alike((wanted, more), (once[1], others))
    )


def clusters(text: Prose) -> tuple[str, ...]:
    """List what denies in a text, of those in a row the first."""
    facts, plain = facts_of(text), words_of(text)
    assert facts.negatives is not UNKNOWN
    found = list(facts.negatives.matches(plain, spaced=facts.spaced))
    ends = [-ROW, *(match.end() for match in found)]
    return tuple(
        match[0]
        for match, end in zip(found, ends, strict=False)
        if not (end >= 0 and match.start() - end <= ROW and JOINS.fullmatch(plain[end : match.start()]))
    )


def alike(wanted: tuple[tuple[str, ...], tuple[str, ...]], given: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Return whether the two counts can agree."""
    (low, more), (other, others) = (
        (len(sure), len({word.lower() for word in perhaps})) for sure, perhaps in (wanted, given)
    )
    both = min(more, others)  # what both texts have stands for nothing else
    return low <= other + others - both and other <= low + more - both
