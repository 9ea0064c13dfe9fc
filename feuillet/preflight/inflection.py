"""A translator's own form behind a bar, ``{3 months|drei Monaten}``, says the number and the unit of its quantity, and no other."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from unicodedata import decimal, normalize

from feuillet import described
from feuillet.cldr import Locale
from feuillet.edition.quantities import wording, writable
from feuillet.edition.quantities.numbers import compact, exact, latin, pattern_core
from feuillet.findings import Finding, Severity
from feuillet.manuscript.grammar import day_of
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import Join, Kind, Measure, Quantity
from feuillet.preflight.equivalents import months
from feuillet.preflight.numbers import value
from feuillet.translation.vocabulary import Vocabulary, shipped_words
from feuillet.writing import generated, language
from feuillet.writing.language import UNKNOWN, Concept, Habit
from feuillet.writing.numerals import Spelled, values
from feuillet.writing.phrases import LETTER
from feuillet.writing.units import TIMES, named, pattern

NUMBER = re.compile(r"\d+(?:[.,\u066b]\d+)*")
PART = re.compile(r"(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])")
"""What is between a number and its fraction: 1½ is no eleven halves."""
NAMED = frozenset(generated("units")["en"])
"""The units whose names are known."""
HALF, TWO = Decimal("0.5"), Decimal(2)
HIDDEN = {1: 2, 2: 1}
"""Numbers that many languages have a form for, by the most words that such a form has: a day, يومان."""


def faults(
    quantity: Quantity, text: Prose, locale: Locale, check: str, words: Vocabulary | None = None
) -> Iterator[Finding]:
    """Find a form whose number or unit is not that of its quantity."""
    said = normalize("NFKC", PART.sub(" ", quantity.inflected)).replace("\u2044", "/")
    numbers, rest = split(said, locale, own_unit(quantity))
    units = named(rest, locale.language, inflected=quantity.unit is not None and not quantity.unit.plural)
    if not (shows(numbers, quantity, said, locale) or hides(numbers, rest, units, quantity, locale)):
        digits = " and ".join(match[0] for match in NUMBER.finditer(said))
        given = " and ".join(f"{number:f}" for number in numbers if number is not None) or digits or "no number"
        shown = wanted(quantity, locale)
        sure = bool(NUMBER.search(said)) or language(locale.language).numbers is not UNKNOWN
        severity = Severity.ERROR if sure else Severity.QUESTION  # nobody has written down how this language counts
        problem = f"the form {said} shows {given}"
        yield Finding(text.location, problem, f"show {shown}, in digits or words", check, severity, evidence=said)
    elif problem := other_unit(quantity, rest, units) or other_word(quantity, rest, words or shipped_words(locale.tag)):
        severity = Severity.QUESTION if not units and language(locale.language).units is UNKNOWN else Severity.ERROR
        yield Finding(
            text.location, f"the form {said} {problem}", remedy(quantity, locale, words), check, severity, evidence=said
        )
    elif problem := unbound(quantity, said, locale):
        known = language(locale.language).concepts is not UNKNOWN
        severity = Severity.ERROR if known else Severity.QUESTION
        remedy_of_bound = f"say the same as {quantity.bound or 'the number alone'}, by the sign or in words"
        yield Finding(text.location, f"the form {said} {problem}", remedy_of_bound, check, severity, evidence=said)
    elif below := unmeasured(quantity, units):
        problem = f"the form {said} does not name what it is measured by, {below}"
        yield Finding(text.location, problem, remedy(quantity, locale, words), check, Severity.QUESTION, evidence=said)


def wanted(quantity: Quantity, locale: Locale) -> str:
    """Say which numbers a form must show."""
    if quantity.text and quantity.kind is not Kind.LABEL:
        return quantity.text
    if " " in quantity.text:
        return quantity.text.partition(" ")[2]
    scale = 10**quantity.scale
    return " and ".join(exact(number * scale, locale, "latn") for number in quantity.numbers)


def shows(numbers: list[Decimal | None], quantity: Quantity, said: str, locale: Locale) -> bool:
    """Return whether a form shows the numbers of its quantity."""
    if quantity.kind is Kind.DATE:
        return dated(numbers, quantity, said, locale)
    if quantity.kind is Kind.LABEL and " " in quantity.text:
        return latin(said).count(quantity.text.partition(" ")[2]) == 1
    own = list(quantity.numbers)
    if quantity.scale:
        scaled = [number * 10**quantity.scale for number in own]
        patterns = [compact(number, locale) for number in scaled]
        worded = all(pattern_core(pattern).casefold() in said.casefold() for pattern, _ in patterns)
        return numbers in (scaled, [amount for _, amount in patterns] if worded else scaled)
    if quantity.join is Join.AMONG and None not in numbers:
        return Counter(numbers) == Counter(own)
    return numbers == own or adds_up(numbers, quantity)


def dated(numbers: list[Decimal | None], quantity: Quantity, said: str, locale: Locale) -> bool:
    """Return whether a form shows the days and years of dates, and their months in digits or by name."""
    left = Counter(number for number in numbers if number is not None)
    named = Counter(months(said.casefold(), locale.tag))
    for year, month, day in map(day_of, quantity.text.split("–")):
        for part in filter(None, (year, day)):
            left[Decimal(part)] -= 1
        (named if named[Decimal(month)] else left)[Decimal(month)] -= 1
    return None not in numbers and not any(left.values())


def hides(
    numbers: list[Decimal | None], rest: str, units: tuple[frozenset[str], ...], quantity: Quantity, locale: Locale
) -> bool:
    """Return whether a form says one or two without a number: a day, يومان."""
    if quantity.kind is not Kind.AMOUNT or quantity.factors or quantity.scale or quantity.bound:
        return False
    few = not numbers and quantity.high is None and len(rest.split()) <= HIDDEN.get(int(quantity.low), 0)
    rests = [number for number in (quantity.high, quantity.of) if number is not None]
    return (few and bool(units)) or (
        quantity.low == TWO and numbers == rests and language(locale.language).has(Habit.DUAL)
    )


def adds_up(numbers: list[Decimal | None], quantity: Quantity) -> bool:
    """Return whether numbers say a part in words: half a tablet, two and a half, a metre and a half."""
    if quantity.high is not None or None in numbers or quantity.join is not Join.PART or quantity.factors:
        return False
    total = sum(number for number in numbers if number is not None)
    amount = quantity.least
    article = 1 in numbers and total == 1 + amount  # one half
    return total == amount or article or (total == HALF and amount == 1 + Fraction(HALF))


BOUNDS = {"≥": {Concept.AT_LEAST}, "≤": {Concept.AT_MOST}, ">": {Concept.MORE}, "<": {Concept.LESS}}
CONTRARY = {"≥": (Concept.AT_MOST, Concept.LESS), "≤": (Concept.AT_LEAST, Concept.MORE)}
CONTRARY |= {">": CONTRARY["≥"], "<": CONTRARY["≤"]}


def unbound(quantity: Quantity, said: str, locale: Locale) -> str:
    """Say that a form loses the bound of its quantity, or turns it round; or nothing."""
    if quantity.bound in said and not {sign for sign in BOUNDS if sign in said} - {quantity.bound}:
        return ""
    if not quantity.bound:
        return "has a bound that its quantity has not"
    facts = language(locale.language)
    known = {} if facts.concepts is UNKNOWN else facts.concepts
    heard = {each for each, words in known.items() if words.found(said, spaced=facts.spaced)}
    fits = BOUNDS.get(quantity.bound, set()) & heard and not heard & {*CONTRARY.get(quantity.bound, ())}
    return "" if fits and not any(sign in said for sign in BOUNDS) else f"does not say the bound {quantity.bound}"


def own_unit(quantity: Quantity) -> str:
    """CLDR's name of a quantity's unit, or `TIMES`; empty where it counts things that only the form names."""
    if quantity.year:
        return "duration-year"
    unit = quantity.unit
    if unit is None or (unit.plural and unit.measure is not Measure.COUNT):
        return ""
    if unit.measure is Measure.COUNT:
        return TIMES
    return "concentr-percent" if unit.code.partition("/")[0] == "%" else next(iter(unit.names), "")


def own_units(quantity: Quantity) -> frozenset[str]:
    """All units that a form may name: the quantity's, what it is measured by, and that of the other end of a range."""
    word = quantity.text.partition(" ")[0].casefold() if quantity.kind is Kind.LABEL else ""
    calendar = {Kind.LABEL: f"duration-{word}", Kind.DECADE: "duration-decade", Kind.DATE: "duration-year"}
    parts = (name for unit in (quantity.unit, quantity.low_unit) if unit for name in unit.names)
    more = {"duration-year", "duration-month", "duration-day"} if quantity.kind in {Kind.DATE, Kind.DECADE} else set()
    return frozenset({own_unit(quantity), calendar.get(quantity.kind, ""), *parts, *more} - {""})


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
    own, all_own = own_unit(quantity), own_units(quantity)
    if any(not all_own & each for each in units) and not (quantity.unit is None and units == (frozenset({TIMES}),)):
        return f"names another unit: {rest.strip()}"
    if own and own in NAMED and not any(own in each for each in units) and not quantity.year:
        return f"does not name its unit: {rest.strip()}" if re.search(LETTER, rest) else "names no unit"
    return ""


def other_word(quantity: Quantity, rest: str, words: Vocabulary) -> str:
    """Say that a form names another thing that is counted: {2 capsules|2 Tabletten}; or nothing."""
    word, unit = rest.strip().casefold(), quantity.unit
    if unit is None or not unit.plural or not word or word in words.singulars[unit.word]:
        return ""
    others = any(word in forms for name, forms in words.singulars.items() if name != unit.word)
    return f"names another thing: {rest.strip()}" if others else ""


def unmeasured(quantity: Quantity, units: tuple[frozenset[str], ...]) -> str:
    """Name what a quantity is measured by and its form does not say; or nothing."""
    parts = quantity.unit.per if quantity.unit else ()
    unnamed = (
        part.unit.code
        for part in parts
        if part.unit.cldr in NAMED and not any(part.unit.cldr in each for each in units)
    )
    return next(unnamed, "")


def remedy(quantity: Quantity, locale: Locale, words: Vocabulary | None) -> str:
    """Say what to write behind the bar, or whom to ask where nobody has said what a unit is called."""
    plain = replace(quantity, inflected="")
    if quantity.unit and not writable(plain, locale, words):
        add = wording(plain, "{…}", locale).partition(", or ")[0] if described.of(locale.tag) else ""
        nobody = f"nobody has said what {quantity.unit.code} are called in {locale.tag}: if this is it, "
        return f"{nobody}{f'{add}, or ' if add else ''}a reviser signs for it with confirm"
    unit = f"of {quantity.unit.code}" if quantity.unit else "of what is counted"
    return f"write the number with a form {unit} in this language, or leave out the bar"
