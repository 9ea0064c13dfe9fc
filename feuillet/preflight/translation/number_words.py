"""Numbers written as words are the source's: “two tablets” does not become “ten”, in digits or in words."""

from collections.abc import Iterator
from functools import lru_cache

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.numbers import numbers
from feuillet.preflight.wording import facts_of, question, quoted, words_of
from feuillet.translation.glossary import Usage
from feuillet.writing.language import UNKNOWN, Concept
from feuillet.writing.numerals import Spelled, values
from feuillet.writing.phrases import pattern

CHECK = "number-words"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare which numbers the two texts name in words; a number in digits is the partner of one in words."""
    if UNKNOWN in (facts_of(source).numbers, facts_of(target).numbers):
        return
    ours, theirs = spelled(source), spelled(target)
    lost, added = (
        [each for each in some if each.value not in {other.value for other in others} | digits(text)]
        for some, others, text in ((ours, theirs, target), (theirs, ours, source))
    )
    if lost or added:
        named = [quoted(tuple(each.word for each in found)) for found in (ours, theirs)]
        problem = f"the source has the number words {named[0]}, the translation {named[1]}"
        yield question(target, problem, CHECK, " | ".join(named))


@lru_cache(maxsize=1024)
def spelled(text: Prose) -> tuple[Spelled, ...]:
    """Read the number words of a text; “every two days” is a frequency, which other languages say without a number."""
    facts, words = facts_of(text), words_of(text)
    if facts.concepts is not UNKNOWN and Concept.ALTERNATE in facts.concepts:
        words = pattern(facts.concepts[Concept.ALTERNATE], facts.spaced).sub(" ", words)
    return values(words, text.language.partition("-")[0])


def digits(text: Prose) -> set[object]:
    """The values of the numbers in digits, in braces and outside them."""
    braced = {number for run in text.runs if run.quantity for number in run.quantity.numbers}
    return braced | {number.value for number in numbers(text)}
