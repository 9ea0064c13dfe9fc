"""What to write in braces for a number that was typed as prose: 7 jours → {7 days}."""

import re
from collections.abc import Iterator
from contextlib import suppress

from feuillet.cldr import Locale
from feuillet.manuscript.grammar import parse
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import QuantityError
from feuillet.manuscript.units import UNITS
from feuillet.preflight.numbers import Number, plain_of
from feuillet.translation.vocabulary import shipped_words
from feuillet.writing.units import named

NEXT = re.compile(r"[ \u00a0\u202f]?(?P<one>[^\s\d.,;:!?()]+)(?:[ \u00a0\u202f](?P<two>[^\W\d]+))?")
"""The words behind a number, up to a stop."""
CODES = {unit.cldr: code for code, unit in UNITS.items() if unit.cldr}
"""The last code of each unit: the plural of those that are spelled out."""


def braces(number: Number, text: Prose) -> str:
    """Write a number of a text with its unit in braces; nothing where it has none that is known."""
    if number.value is None:
        return ""
    amount = f"{number.value.normalize():f}"
    for unit in units(number, text):
        with suppress(QuantityError):
            return parse(f"{{{amount} {unit}}}").braces
    return ""


def units(number: Number, text: Prose) -> Iterator[str]:
    """List the codes of units that the words behind a number may mean, the surest first."""
    if number.unit:
        yield number.unit
    match = NEXT.match(plain_of(text), number.start + len(number.written))
    if match is None:
        return
    words = (f"{match['one']} {match['two']}", match["one"]) if match["two"] else (match["one"],)
    yield from words
    counted = shipped_words(text.language).singulars
    for word in words:
        yield from (UNITS[name].plural for name, forms in counted.items() if word.casefold() in forms)
        meant = {
            CODES[name]
            for each in named(word, Locale(text.language).language, inflected=False)
            for name in each
            if name in CODES
        }
        yield from meant if len(meant) == 1 else ()
