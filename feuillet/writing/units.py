"""Which unit a word names: CLDR's forms in every count and case, and those a language's file adds."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from feuillet.writing import generated, language
from feuillet.writing.language import UNKNOWN
from feuillet.writing.phrases import LETTER

TIMES: Final = "times"
"""What counts without a unit: 3 ×."""
MICRO = str.maketrans("\u03bc", "µ")
HAN = frozenset("秒分时時日天週周月年克升米歳岁초분시일주월년세")
"""Units that one character names."""
ENDING, LEAST = 4, 3
"""The most letters of an ending, and the fewest that a word and a form must share."""
SIGN = 2
"""How many letters a form may have that is never inflected, for it is the sign of a unit: cl, mg."""
KIN = 0.6
"""The share of a form's letters that a word must begin with to be an inflection of it, where a language has no file."""


@cache
def forms(subtag: str) -> dict[str, frozenset[str]]:
    """Map each of CLDR's forms, and the symbols used everywhere, to the units it may stand for."""
    found: dict[str, set[str]] = {form: {unit} for form, unit in SYMBOLS.items()}
    for unit, said in generated("units").get(subtag, {}).items():
        for form in said:
            found.setdefault(form.casefold().translate(MICRO).rstrip("."), set()).add(unit)
    return {form: frozenset(units) for form, units in found.items() if len(form) > 1 or form in HAN or form in "gh%l"}


SYMBOLS: Final = {
    "mg": "mass-milligram",
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "µg": "mass-microgram",
    "mcg": "mass-microgram",
    "ml": "volume-milliliter",
    "l": "volume-liter",
    "%": "concentr-percent",
}
"""Symbols that every language reads."""


def named(text: str, subtag: str, *, inflected: bool = True) -> tuple[frozenset[str], ...]:
    """List the units that the words of a text name, each as the set of those it may mean; ``inflected`` guesses endings."""
    facts = language(subtag)
    text = text.casefold().translate(MICRO)
    found = [forms(subtag)[match[0]] for match in pattern(subtag).finditer(text)]
    if facts.units is not UNKNOWN:
        left = pattern(subtag).sub(" ", text)
        found += [frozenset({unit}) for unit, said in facts.units.items() if said.found(left, spaced=facts.spaced)]
    if not found and facts.spaced and inflected:
        found += [kin for word in re.findall(rf"{LETTER}+", text) if (kin := related(word, subtag))]
    return tuple(found)


@cache
def pattern(subtag: str) -> re.Pattern[str]:
    """Compile the forms of all units, the longest first; Latin symbols end where a Latin word ends, in every script."""
    spaced = language(subtag).spaced
    whole, within = (sorted(each, key=len, reverse=True) for each in split_up(forms(subtag), spaced=spaced))
    said = [rf"(?<!{LETTER})(?:{'|'.join(map(re.escape, whole))})(?!{LETTER}|['’])"]
    if within:
        said.insert(0, rf"(?<![a-z])(?:{'|'.join(map(re.escape, within))})(?![a-z])")
    return re.compile("|".join(said))


def split_up(names: Iterable[str], *, spaced: bool) -> tuple[list[str], list[str]]:
    """Split forms into those found as whole words and those found within a text whose words are not separated by spaces."""
    within = [name for name in names if not spaced and (len(name) > 1 or name in HAN)]
    return [name for name in names if name not in within], within


def related(word: str, subtag: str) -> frozenset[str]:
    """Find the units of which a word may be an inflection: those whose form it shares the longest beginning with."""
    shared = {form: alike(form, word) for form in forms(subtag) if SIGN < len(form) >= len(word) - ENDING}
    kin = {form: length for form, length in shared.items() if length >= min(len(form), max(LEAST, KIN * len(form)))}
    longest = max(kin.values(), default=0)
    return frozenset(unit for form, length in kin.items() if length == longest for unit in forms(subtag)[form])


def alike(one: str, other: str) -> int:
    """Count the letters with which two words begin alike."""
    return next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
