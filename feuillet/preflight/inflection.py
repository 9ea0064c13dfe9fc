"""A translator's own form behind a bar, ``{3 months|drei Monaten}``, says the number and the unit of its quantity, and no other."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from unicodedata import decimal, normalize

from feuillet.cldr import Locale
from feuillet.edition.quantities import exact
from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import Measure, Quantity
from feuillet.preflight.numbers import value
from feuillet.writing import language
from feuillet.writing.language import UNKNOWN, Habit
from feuillet.writing.numerals import Spelled, values
from feuillet.writing.phrases import LETTER
from feuillet.writing.units import TIMES, named, pattern

NUMBER = re.compile(r"\d+(?:[.,\u066b]\d+)*")
HALF, TWO = Decimal("0.5"), Decimal(2)
HIDDEN = {1: 2, 2: 1}
"""Numbers that many languages have a form for, by the most words that such a form has: a day, يومان."""


def faults(quantity: Quantity, text: Prose, locale: Locale, check: str) -> Iterator[Finding]:
    """Find a form whose number or unit is not that of its quantity."""
    said = normalize("NFKC", quantity.inflected).replace("\u2044", "/")
    numbers, rest = split(said, locale, own_unit(quantity))
    wanted = [number for number in (quantity.low, quantity.high, quantity.of) if number is not None]
    units = named(
        rest, locale.language, inflected=quantity.unit is not None and quantity.unit.measure is not Measure.FORM
    )
    hidden = (
        not numbers and quantity.high is None and len(rest.split()) <= HIDDEN.get(int(quantity.low), 0) and bool(units)
    )
    dual = wanted[0] == TWO and numbers == wanted[1:] and language(locale.language).has(Habit.DUAL)
    if not (numbers == wanted or hidden or dual or adds_up(numbers, quantity)):
        digits = " and ".join(match[0] for match in NUMBER.finditer(said))
        given = " and ".join(f"{number:f}" for number in numbers if number is not None) or digits or "no number"
        shown = " and ".join(exact(number, locale, "latn") for number in wanted)
        sure = bool(NUMBER.search(said)) or language(locale.language).numbers is not UNKNOWN
        severity = Severity.ERROR if sure else Severity.QUESTION  # nobody has written down how this language counts
        problem = f"the form {said} shows {given}"
        yield Finding(text.location, problem, f"show {shown}, in digits or words", check, severity, evidence=said)
    elif problem := other_unit(quantity, rest, units):
        severity = Severity.QUESTION if not units and language(locale.language).units is UNKNOWN else Severity.ERROR
        yield Finding(text.location, f"the form {said} {problem}", remedy(quantity), check, severity, evidence=said)


def adds_up(numbers: list[Decimal | None], quantity: Quantity) -> bool:
    """Return whether numbers say a part in words: half a tablet, two and a half, a metre and a half."""
    if quantity.high is not None or None in numbers:
        return False
    total = sum(number for number in numbers if number is not None)
    wanted = quantity.low / quantity.of if quantity.of else quantity.low
    article = 1 in numbers and total == 1 + wanted  # one half
    return total == wanted or article or (total == HALF and wanted == 1 + HALF)


def own_unit(quantity: Quantity) -> str:
    """CLDR's name of a quantity's unit, or `TIMES`; empty where it counts things that only the form names."""
    if quantity.year:
        return "duration-year"
    if quantity.unit is None or quantity.unit.measure is Measure.FORM:
        return ""
    return {"×": TIMES, "%": "concentr-percent"}.get(quantity.unit.code, quantity.unit.cldr)


def split(said: str, locale: Locale, unit: str) -> tuple[list[Decimal | None], str]:
    """Read the numbers of a form, in digits and in words, and what is left of it; a word that names the unit is no number."""
    found: list[tuple[int, int, Decimal | None]] = [
        (match.start(), match.end(), read_digits(match[0], locale)) for match in NUMBER.finditer(said)
    ]
    phrases = [match.span() for match in pattern(locale.language).finditer(said.casefold()) if " " in match[0]]
    words = (
        each
        for each in spelled(said, locale)
        if not names(each.word, unit, locale) and not any(start <= each.start < end for start, end in phrases)
    )
    found += [(each.start, each.end, each.value) for each in words]
    found.sort()
    rest, end = "", 0
    for start, stop, _ in found:
        rest, end = f"{rest}{said[end:start]} ", stop
    return [number for _, _, number in found], rest + said[end:]


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


def other_unit(quantity: Quantity, rest: str, units: tuple[frozenset[str], ...]) -> str:
    """Say that a form names another unit than its quantity's, or none; or nothing."""
    own = own_unit(quantity)
    if any(own not in each for each in units) and not (quantity.unit is None and units == (frozenset({TIMES}),)):
        return f"names another unit: {rest.strip()}"
    if own and own != TIMES and not units and not quantity.year:
        return f"does not name its unit: {rest.strip()}" if re.search(LETTER, rest) else "names no unit"
    return ""


def remedy(quantity: Quantity) -> str:
    """Say what to write behind the bar."""
    unit = f"of {quantity.unit.code}" if quantity.unit else "of what is counted"
    return f"write the number with a form {unit} in this language, or leave out the bar"
