"""A translator's own form behind a bar, ``{3 months|drei Monaten}``, says the number and the unit of its quantity, and no other."""

import re
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import normalize

from feuillet import described
from feuillet.cldr import Locale
from feuillet.edition.quantities import wording, writable
from feuillet.edition.quantities.measures import currency_signs
from feuillet.edition.quantities.numbers import exact
from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import Kind, Measure, Quantity
from feuillet.manuscript.units import CURRENCIES
from feuillet.preflight.form_heard import NUMBER, Said, hear
from feuillet.preflight.form_numbers import hides, own_unit, shows
from feuillet.translation.vocabulary import Vocabulary, shipped_words
from feuillet.writing import generated, language
from feuillet.writing.language import UNKNOWN, Concept
from feuillet.writing.phrases import LETTER
from feuillet.writing.units import TIMES, named

PART = re.compile(r"(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])")
"""What is between a number and its fraction: 1½ is no eleven halves."""
NAMED = frozenset(generated("units")["en"])
"""The units whose names are known."""


def faults(
    quantity: Quantity, text: Prose, locale: Locale, check: str, words: Vocabulary | None = None
) -> Iterator[Finding]:
    """Find a form whose number or unit is not that of its quantity."""
    said = normalize("NFKC", PART.sub(" ", quantity.inflected)).replace("\u2044", "/")
    heard = hear(said, locale, own_unit(quantity))
    numbers, rest = heard.numbers, heard.rest
    units = named(rest, locale.language, inflected=quantity.unit is not None and not quantity.unit.plural)
    if not (shows(heard, quantity) or hides(heard, quantity, words or shipped_words(locale.tag))):
        digits = " and ".join(match[0] for match in NUMBER.finditer(said))
        given = " and ".join(f"{number:f}" for number in numbers if number is not None) or digits or "no number"
        shown = wanted(quantity, locale)
        sure = bool(NUMBER.search(said)) or language(locale.language).numbers is not UNKNOWN
        severity = Severity.ERROR if sure else Severity.QUESTION  # nobody has written down how this language counts
        problem = f"the form {said} shows {given}"
        yield Finding(text.location, problem, f"show {shown}, in digits or words", check, severity, evidence=said)
    elif problem := other_unit(quantity, rest, units, locale) or other_word(
        quantity, rest, words or shipped_words(locale.tag)
    ):
        severity = Severity.QUESTION if not units and language(locale.language).units is UNKNOWN else Severity.ERROR
        yield Finding(
            text.location, f"the form {said} {problem}", remedy(quantity, locale, words), check, severity, evidence=said
        )
    elif problem := unbound(quantity, said, locale):
        known = language(locale.language).concepts is not UNKNOWN
        severity = Severity.ERROR if known else Severity.QUESTION
        remedy_of_bound = f"say the same as {quantity.bound or 'the number alone'}, by the sign or in words"
        yield Finding(text.location, f"the form {said} {problem}", remedy_of_bound, check, severity, evidence=said)
    elif unsure := unmeasured(quantity, units) or beyond(quantity, heard):
        problem = f"the form {said} {unsure}"
        yield Finding(text.location, problem, remedy(quantity, locale, words), check, Severity.QUESTION, evidence=said)


def wanted(quantity: Quantity, locale: Locale) -> str:
    """Say which numbers a form must show."""
    if quantity.text and quantity.kind is not Kind.LABEL:
        return quantity.text
    if " " in quantity.text:
        return quantity.text.partition(" ")[2]
    scale = 10**quantity.scale
    return " and ".join(exact(number * scale, locale, "latn") for number in quantity.numbers)


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


def own_units(quantity: Quantity) -> frozenset[str]:
    """All units that a form may name: the quantity's, what it is measured by, and that of the other end of a range."""
    word = quantity.text.partition(" ")[0].casefold() if quantity.kind is Kind.LABEL else ""
    calendar = {Kind.LABEL: f"duration-{word}", Kind.DECADE: "duration-decade", Kind.DATE: "duration-year"}
    parts = (name for unit in (quantity.unit, quantity.low_unit) if unit for name in unit.names)
    more = {"duration-year", "duration-month", "duration-day"} if quantity.kind in {Kind.DATE, Kind.DECADE} else set()
    return frozenset({own_unit(quantity), calendar.get(quantity.kind, ""), *parts, *more} - {""})


def other_unit(quantity: Quantity, rest: str, units: tuple[frozenset[str], ...], locale: Locale) -> str:
    """Say that a form names another unit than its quantity's, or none; or nothing."""
    own, all_own = own_unit(quantity), own_units(quantity)
    if any(not all_own & each for each in units) and not (quantity.unit is None and units == (frozenset({TIMES}),)):
        return f"names another unit: {rest.strip()}"
    if own and own in NAMED and not any(own in each for each in units) and not quantity.year:
        return f"does not name its unit: {rest.strip()}" if re.search(LETTER, rest) else "names no unit"
    if quantity.low_unit and quantity.low_unit.cldr in NAMED:
        return two_units(own, quantity.low_unit.cldr, rest, units)
    return other_money(quantity, rest, locale)


def two_units(high: str, low: str, rest: str, units: tuple[frozenset[str], ...]) -> str:
    """Say that a form of a range in two units does not name both in their order, or nothing."""
    lows, highs = ([place for place, each in enumerate(units) if unit in each] for unit in (low, high))
    return "" if lows and highs and lows[0] < highs[-1] else f"does not name the unit of each end: {rest.strip()}"


def other_money(quantity: Quantity, rest: str, locale: Locale) -> str:
    """Say that a form names another currency than its quantity's; or nothing."""
    code = quantity.unit.code if quantity.unit else ""
    if code not in CURRENCIES or code in rest:
        return ""
    signs = {each: currency_signs(each, locale) for each in CURRENCIES}
    others = [each for each, said in signs.items() if each != code and any(sign in rest for sign in said - signs[code])]
    return f"names another currency: {rest.strip()}" if others and not any(sign in rest for sign in signs[code]) else ""


def other_word(quantity: Quantity, rest: str, words: Vocabulary) -> str:
    """Say that a form names another thing that is counted: {2 capsules|2 Tabletten}; or nothing."""
    word, unit = rest.strip().casefold(), quantity.unit
    if unit is None or not unit.plural or not word or word in words.singulars[unit.word]:
        return ""
    mine = words.singulars[unit.word]
    parts = {word, *word.split()} if not any(part in mine for part in word.split()) else {word}
    others = any(not parts.isdisjoint(forms - mine) for name, forms in words.singulars.items() if name != unit.word)
    return f"names another thing: {rest.strip()}" if others else ""


def beyond(quantity: Quantity, said: Said) -> str:
    """Say that a form has words that its quantity has not: a bound, or what makes the number another; or nothing."""
    facts = language(said.locale.language)
    known = {} if facts.concepts is UNKNOWN else facts.concepts
    bounded = (known[each] for each in frozenset[Concept]().union(*BOUNDS.values()) if each in known)
    bounds = [word for each in bounded for word in each.found(said.text, spaced=facts.spaced)]
    if bounds and not quantity.bound and quantity.high is None:
        return f"has a bound, “{bounds[0]}”, and its quantity has none"
    counts = quantity.unit is not None and quantity.unit.measure is Measure.COUNT
    plain = quantity.kind is Kind.AMOUNT and not (quantity.scale or quantity.of or quantity.high_of or counts)
    altering = said.altering if plain and min(quantity.numbers) >= 0 else ()
    return f"has “{altering[0]}”, which may make the number another" if altering else ""


def unmeasured(quantity: Quantity, units: tuple[frozenset[str], ...]) -> str:
    """Name what a quantity is measured by and its form does not say; or nothing."""
    parts = quantity.unit.per if quantity.unit else ()
    unnamed = (
        part.unit.code
        for part in parts
        if part.unit.cldr in NAMED and not any(part.unit.cldr in each for each in units)
    )
    below = next(unnamed, "")
    return f"does not name what it is measured by, {below}" if below else ""


def remedy(quantity: Quantity, locale: Locale, words: Vocabulary | None) -> str:
    """Say what to write behind the bar, or whom to ask where nobody has said what a unit is called."""
    plain = replace(quantity, inflected="")
    if quantity.unit and not writable(plain, locale, words):
        add = wording(plain, "{…}", locale).partition(", or ")[0] if described.of(locale.tag) else ""
        nobody = f"nobody has said what {quantity.unit.code} are called in {locale.tag}: if this is it, "
        return f"{nobody}{f'{add}, or ' if add else ''}a reviser signs for it with confirm"
    unit = f"of {quantity.unit.code}" if quantity.unit else "of what is counted"
    return f"write the number with a form {unit} in this language, or leave out the bar"
