"""Numbers that two languages write differently and mean the same: a word, the name of a month, a phone grouped otherwise, an era.

What is surely the same is no finding. What a reviser must look at is a question: another calendar, another clock, the digit of a
name that has its own word here.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from unicodedata import digit

from feuillet import described
from feuillet.cldr import Locale
from feuillet.manuscript.prose import Prose
from feuillet.preflight.numbers import DOSES, TIME, Number, plain_of, value
from feuillet.preflight.wording import facts_of, words_of
from feuillet.writing import generated, language
from feuillet.writing.language import UNKNOWN, Habit
from feuillet.writing.numerals import values
from feuillet.writing.units import named as units_named

CLOCK = re.compile(r"\b[ap]\.? ?m\b|\d:\d\d|\d ?h ?\d\d", re.IGNORECASE)
HALF_DAY, DAY, WEEK, PAIR = 12, 24, 7, 2
MILLIONS = re.compile(r"\bmil[lhij]|\bmio|\bмил|\bмлн|\bмільй|\bmld|\bbilli", re.IGNORECASE)
MYRIADS = frozenset({10, 100, 1000, 10_000, 100_000, 1_000_000})
PHONE = 5
"""The fewest digits of what may be written in other groups."""
NAME = re.compile(r"[A-Za-z\u0370-\u052f][-‐‑.\d]*$")
"""What is before a digit that belongs to a name: B.1.1.7, SARS-CoV-2."""
DAYS = range(1900, 2101)


def regrouped(some: tuple[Number, ...], others: tuple[Number, ...]) -> bool:
    """Return whether two lists of numbers are one phone number in other groups of digits, or one hour with another sign."""
    ours, theirs = (
        "".join(str(digit(sign)) for number in found for sign in number.written if sign.isdecimal())
        for found in (some, others)
    )
    numbers = (*some, *others)
    clock = any(TIME.fullmatch(number.written) for number in numbers)
    plain = all(
        not number.unit and (number.written.isdecimal() or TIME.fullmatch(number.written)) for number in numbers
    )
    return plain and ours == theirs and (clock or len(ours) >= PHONE)


def said(number: Number, other: Prose) -> bool:
    """Return whether the other text says a number by a word or by the name of a month, or need not say it: the zero of 8:00."""
    if number.value is None or number.unit in DOSES:
        return False
    words, subtag = words_of(other), other.language.partition("-")[0]
    if (number.value == 0 and set(number.written) <= {"0"}) or number.value == 1:
        return True
    named = {each.value for each in values(words, subtag, prose=False)} | set(months(words.casefold(), other.language))
    return number.value in named or number.value in ordinals(words.casefold(), subtag)


def ordinals(text: str, subtag: str) -> set[Decimal]:
    """The numbers whose ordinals a text holds: every fifth."""
    read = (each for each in ordinal_words(subtag) if each[0] != PAIR or language(subtag).has(Habit.SECOND))
    return {number for number, words in read if words.search(text)}


@lru_cache
def ordinal_words(subtag: str) -> tuple[tuple[Decimal, re.Pattern[str]], ...]:
    """ICU's ordinals of a language."""
    edge = r"\b" if language(subtag).spaced else ""
    said = generated("ordinal_words").get(subtag, {}).items()
    return tuple(
        (Decimal(number), re.compile("|".join(f"{edge}{re.escape(word.casefold())}{edge}" for word in words)))
        for number, words in said
        if words
    )


def months(text: str, tag: str) -> set[Decimal]:
    """The numbers of the months a text names (CLDR)."""
    return {number for name, number in month_names(tag) if name.search(text)}


@described.kept
def month_names(tag: str) -> tuple[tuple[re.Pattern[str], Decimal], ...]:
    """List a locale's names of months, long and short, with their numbers."""
    locale = Locale(tag)
    edge = r"\b" if language(locale.language).spaced else ""
    return tuple(
        (re.compile(f"{edge}{re.escape(name.casefold().rstrip('.'))}{edge}"), Decimal(number))
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale.babel.months[context][width].items()
        if not any(sign.isdecimal() for sign in name)
    )


def perhaps(number: Number, others: Iterable[Number], text: Prose, other: Prose) -> bool:
    """Return whether a number may be one of the other text's in another calendar, on another clock, or in other signs."""
    if number.unit in DOSES:
        return False
    words = words_of(text)
    cases = (
        number.written.isdecimal() and bool(NAME.search(plain_of(text)[: number.start])),
        number.value in {each.value for each in others},  # said once more
        number.value in (DAY, WEEK) and "24/7" in words + words_of(other),
        number.value == DAY and "duration-hour" in first_unit(words[number.end :], text),
        number.value in range(HALF_DAY + 1) and facts_of(other).numbers is UNKNOWN,
        number.value == PAIR and facts_of(other).has(Habit.DUAL),
    )
    return any(cases) or any(
        shifted(number, each, text, other) or misread(number, each, text, other) for each in others
    )


def first_unit(words: str, text: Prose) -> frozenset[str]:
    """The units that the next word may name."""
    found = units_named(" ".join(words.split()[:1]), text.language.partition("-")[0])
    return found[0] if found else frozenset()


def shifted(number: Number, partner: Number, text: Prose, other: Prose) -> bool:
    """Return whether two numbers are a year of two calendars, an hour of two clocks, or millions counted otherwise."""
    if number.value is None or partner.value is None:
        return False
    apart = abs(number.value - partner.value)
    years = {abs(shift) for each in (text, other) for shift in ahead(each)}
    if apart in years and (number.value in DAYS or partner.value in DAYS):
        return True
    texts = words_of(text), words_of(other)
    if any(MILLIONS.search(each) for each in texts) and number.value and partner.value:
        ratio = max(number.value, partner.value) / min(number.value, partner.value)
        return ratio in MYRIADS
    east = any(facts_of(each).has(Habit.DAWN) for each in (text, other))
    hours = {HALF_DAY, HALF_DAY // 2, HALF_DAY * 3 // 2} if east else {HALF_DAY}
    return any(CLOCK.search(each) for each in texts) and apart in hours and max(number.value, partner.value) <= DAY


def ahead(text: Prose) -> tuple[int, ...]:
    """Return how many years the other calendars of a text's language are ahead."""
    years = facts_of(text).years
    return () if years is UNKNOWN else years


def misread(number: Number, partner: Number, text: Prose, other: Prose) -> bool:
    """Return whether a number is written in the signs of the other language, where no thousand can be meant."""
    same = number.written == partner.written and not re.fullmatch(r"\d{1,3}[.,]\d{3}", number.written)
    return same and None in (
        value(number.written, Locale(text.language)),
        value(partner.written, Locale(other.language)),
    )
