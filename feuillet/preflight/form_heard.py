"""A form behind a bar as it is heard: its numbers in digits and in words, what is between them and beside them."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from unicodedata import decimal

from feuillet.cldr import Locale
from feuillet.preflight.numbers import value
from feuillet.writing import language
from feuillet.writing.language import UNKNOWN
from feuillet.writing.numerals import Spelled, values
from feuillet.writing.phrases import LETTER
from feuillet.writing.units import TIMES, named, pattern

NUMBER = re.compile(r"\d+(?:[.,\u066b]\d+)*")
MINUS = re.compile(r"(?<!\w)[-‐‑–−－][ \u00a0\u202f]?$")
"""A dash that begins a word is a sign of the number behind it."""
TIMES_SIGN, STROKE, DASH, PLUS, GIVE = (
    frozenset("×*"),
    frozenset("/"),
    frozenset("-‐‑–—−~～〜"),
    frozenset("+"),
    frozenset("±"),
)
"""Signs between two numbers."""


@dataclass(frozen=True)
class Found:
    """A number of a form and its place; ``word`` where it is written in letters."""

    start: int
    end: int
    value: Decimal | None
    word: str = ""


@dataclass(frozen=True)
class Said:
    """A form with the numbers in it."""

    text: str
    found: tuple[Found, ...]
    locale: Locale

    @property
    def numbers(self) -> list[Decimal | None]:
        """The values, in their order; none for digits that make no number."""
        return [each.value for each in self.found]

    @property
    def rest(self) -> str:
        """The form without its numbers."""
        rest, end = "", 0
        for each in self.found:
            rest, end = f"{rest}{self.text[end : each.start]} ", each.end
        return rest + self.text[end:]

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is between each two numbers."""
        return tuple(self.text[one.end : two.start] for one, two in pairwise(self.found))

    @property
    def altering(self) -> tuple[str, ...]:
        """The words that make the numbers beside them others, and are no numbers themselves: minus, a dozen."""
        facts = language(self.locale.language)
        return () if facts.altering is UNKNOWN else facts.altering.found(self.rest, spaced=facts.spaced)


def hear(text: str, locale: Locale, unit: str) -> Said:
    """Read the numbers of a form; a word that names its unit is no number."""
    found = [
        Found(match.start(), match.end(), signed(read_digits(match[0], locale), text[: match.start()]))
        for match in NUMBER.finditer(text)
    ]
    phrases = [match.span() for match in pattern(locale.language).finditer(text.casefold()) if " " in match[0]]
    found += (
        Found(each.start, each.end, each.value, each.word)
        for each in spelled(text, locale)
        if not names(each.word, unit, locale) and not any(start <= each.start < end for start, end in phrases)
    )
    return Said(text, tuple(sorted(found, key=lambda each: each.start)), locale)


def signed(number: Decimal | None, before: str) -> Decimal | None:
    """Give a number the sign that is before it."""
    return -number if number is not None and MINUS.search(before) else number


def spelled(said: str, locale: Locale) -> tuple[Spelled, ...]:
    """Read number words, also behind a letter that a language writes against them."""
    attached = language(locale.language).attached
    if attached is not UNKNOWN and attached:
        said = (
            re.sub(rf"(?<!{LETTER})[{attached}](?={LETTER})", " ", said) if not values(said, locale.language) else said
        )
    return values(said, locale.language, prose=False)


def names(word: str, unit: str, locale: Locale) -> bool:
    """Return whether a number word is, in a form, the name of its unit: Hungarian hét is a week and seven, يومين two days."""
    return unit != TIMES and any(unit in units for units in named(word, locale.language))


def read_digits(written: str, locale: Locale) -> Decimal | None:
    """Read digits of any script in the signs of a locale; none where they make no number there."""
    found = value(written, locale)
    if found is not None:
        return found
    try:
        return Decimal("".join(str(decimal(sign)) if sign.isdecimal() else "!" for sign in written))
    except InvalidOperation:
        return None
