"""Nothing touches a quantity that does not in the source: a letter, a sign, a minus, a “hundred”, “per kilogram”.

``l{0.5 mg}`` is read as 10.5 mg, ``{4.5 mg}/kg`` is seventy times the dose.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from unicodedata import normalize, numeric

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.units import UNITS, Measure
from feuillet.preflight.numbers import DOSES, numbers
from feuillet.preflight.wording import HOLE, facts_of, quoted, words_of
from feuillet.translation.glossary import Usage
from feuillet.writing.language import UNKNOWN, Concept, Language
from feuillet.writing.numerals import Spelled, by_words
from feuillet.writing.phrases import Words
from feuillet.writing.units import TIMES as COUNT
from feuillet.writing.units import forms, named, pattern

CHECK = "beside-braces"
ALONE = re.compile(r"(?:^|[\s(\[«“„「（])[-‐‑−–—－.,:]$")
"""A dash or a stop that begins a word is a sign of the number behind it."""
BEFORE = frozenset("−－±×*·^~≈<>≤≥=#/\\+{}\u20e3丨〡")
BLANK = re.compile(r"[\s-]*")
LINK = re.compile(r"[\s-]*|\s+\w{1,4}\s+|个|倍?の|เท่าของ")
"""What may be between such a word and the quantity: a blank, or a word such as “of” or “times”."""
DASHES = frozenset("-‐‑–—")
LONE = re.compile(r"(?:^|\s)\w$")
"""One letter alone; where words are not separated by spaces, others may touch a number."""
AFTER = re.compile(r"[×*·^_#\\+%‰°{}\u20e3]|\s*/\s*\w|[.,]\d|−\d")
TOUCHED = re.compile(r"“[^\W\d_]+” touches")
APART = "put a space or a hyphen between, or the letters before a form of your own that begins with a word: {7 days|…}"
"""What to do about letters: a prefix belongs to a word, and not to a number."""
LETTER = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]")
"""Letters of scripts that do not touch numbers; those of others do, where no spaces separate words or a prefix joins them."""
WHOLE = 4
"""The fewest letters of a name of a unit that is no part of a word where words are not separated by spaces."""
HAN = "\u2e80"
"""From here on characters are words."""
TIMES = frozenset(unit.cldr for unit in UNITS.values() if unit.measure is Measure.TIME)
KILOGRAM = "mass-kilogram"
MASSES = frozenset(unit.cldr for unit in DOSES.values())


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare what is beside the quantities of the two texts, and then what a dose is measured by."""
    found = tuple(problems(source, target))
    if (
        not found
        and len(kilograms := weighed(target)) > len(weighed(source))
        and any(run.quantity for run in target.runs)
    ):
        found = (f"{quoted(kilograms)} makes a dose one for each kilogram",)
    for problem in found:
        remedy = APART if TOUCHED.match(problem) else "write the quantity as the source does"
        yield Finding(target.location, f"{problem}, and not in the source", remedy, CHECK)


def problems(source: Prose, target: Prose) -> Iterator[str]:
    """Say what is beside a quantity in the translation alone."""
    for read, says in ((signs, "touches a quantity"), (altering, "beside a quantity changes its value")):
        wanted, given = (
            tuple(each for sides in sides_of(text) for each in read(*sides, facts_of(text)))
            for text in (source, target)
        )
        if len(given) > len(wanted) or (read is signs and Counter(given) - Counter(wanted)):
            yield f"{quoted(given)} {says}"


def weighed(text: Prose) -> tuple[str, ...]:
    """Find the words of a text that name a kilogram without a number."""
    subtag, words = text.language.partition("-")[0], words_of(text).casefold()
    if not any(form in words for form in kilograms(subtag)):
        return ()
    taken = {number.end for number in numbers(text)}
    return tuple(
        match[0]
        for match in pattern(subtag).finditer(words)
        if KILOGRAM in forms(subtag)[match[0]]
        and (facts_of(text).spaced or len(match[0]) >= WHOLE or match[0] > HAN)
        and not any(match.start() <= end <= match.end() for end in taken)
    )


@cache
def kilograms(subtag: str) -> tuple[str, ...]:
    """List how a language names a kilogram."""
    return tuple(form for form, units in forms(subtag).items() if KILOGRAM in units)


def sides_of(text: Prose) -> Iterator[tuple[str, str, str]]:
    """What is before and after each quantity of a text, up to the next, and the language it is in."""
    pieces = words_of(text).split(HOLE)
    own = [run.quantity.inflected for run in text.runs if run.quantity]
    for (before, after), form in zip(pairwise(pieces), own, strict=True):
        # A prefix or an ending goes with the word that a translator's own form begins or ends with, and touches no number.
        first, last = (form[:1].isalpha() and before[-1:].isalpha()), (form[-1:].isalpha() and after[:1].isalpha())
        yield before + " " * first, " " * last + after, text.language.partition("-")[0]


def signs(before: str, after: str, subtag: str, facts: Language) -> Iterator[str]:
    """Find letters, numbers and signs that touch a quantity."""
    if (before and (before[-1] in BEFORE or ALONE.search(before) or touching(before, facts))) or (
        not facts.spaced and before[-1:] in DASHES
    ):
        yield before[-1]
    if after and (touching(after[0], facts) or (AFTER.match(after) and not per_day(after, subtag))):
        yield after.lstrip()[:2].rstrip()


def per_day(after: str, subtag: str) -> bool:
    """Return whether a stroke comes before a time: 3 mg/day, which the check of concepts compares."""
    word = after.lstrip(" /").split()[:1]
    return after.lstrip()[:1] == "/" and any(each & TIMES for each in named(" ".join(word).strip(".,;)"), subtag))


def touching(text: str, facts: Language) -> bool:
    """Return whether the letter or number at the end of a text must not touch a quantity."""
    sign = text[-1]
    if facts.attached is not UNKNOWN and sign in facts.attached:
        return False
    if numeric(sign, None) is not None or LETTER.match(normalize("NFKC", sign)):
        return True
    stray = facts.spaced or LONE.search(text) is not None
    return facts.attached is not UNKNOWN and sign.isalpha() and stray and len(text) > 1


def altering(before: str, after: str, subtag: str, facts: Language) -> Iterator[str]:
    """Find the words directly beside a quantity that make it another: minus, hundred, thousand, per kilogram."""
    if facts.altering is not UNKNOWN:
        yield from filter(None, (ending(before, facts.altering, facts), beginning(after, facts.altering, facts)))
    if facts.spaced:
        yield from (each.word for each in multipliers(before, subtag) if linked(before[each.end :], facts))
        yield from (each.word for each in multipliers(after, subtag) if not after[: each.start].strip())
    if facts.per is not UNKNOWN and (per := beginning(after, facts.per, facts)):
        rest = after.lstrip()[len(per) :].split()[:2]
        if any(units & MASSES for units in named(" ".join(rest), subtag)):
            yield f"{per} {' '.join(rest)}"


def linked(gap: str, facts: Language) -> bool:
    """Return whether a gap between a number word and a quantity joins them: a blank, a short word, “times”."""
    times = Words(()) if facts.units is UNKNOWN else facts.units.get(COUNT, Words(()))
    said = times.found(gap, spaced=facts.spaced) if times.said else ()
    return bool(LINK.fullmatch(gap)) or (len(said) == 1 and gap.strip() == said[0])


def multipliers(text: str, subtag: str) -> Iterator[Spelled]:
    """Find number words, from two on, that are not also the name of a time, as Vietnamese five is of the year."""
    return (
        each
        for each in by_words(text, subtag)
        if each.value > 1 and not any(units & TIMES for units in named(each.word, subtag))
    )


def ending(text: str, words: Words, facts: Language) -> str:
    """Find one of some words at the end of a text, directly before a quantity."""
    less = Words(()) if facts.concepts is UNKNOWN else facts.concepts.get(Concept.LESS, Words(()))
    for match in words.matches(f"{text}{HOLE}", spaced=facts.spaced):
        compared = less.said and less.found(match["said"], spaced=facts.spaced)  # “less than” is no minus
        if (BLANK if compared else LINK).fullmatch(text[match.end() :]):
            return match["said"]
    return ""


def beginning(text: str, words: Words, facts: Language) -> str:
    """Find one of some words at the beginning of a text, directly behind a quantity."""
    found = next(iter(words.matches(f"{HOLE}{text}", spaced=facts.spaced)), None)
    return found["said"] if found and not text[: found.start() - 1].strip() else ""
