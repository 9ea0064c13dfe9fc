"""The numbers of a form behind a bar, in digits and in words: those of its quantity, and joined as they are joined there."""

import re
from collections import Counter
from decimal import Decimal

from feuillet.cldr import Locale
from feuillet.edition.quantities.measures import unit_patterns
from feuillet.edition.quantities.numbers import compact, large_words, latin, pattern_core
from feuillet.manuscript.quantity import Join, Kind, Measure, Quantity
from feuillet.preflight.form_dates import dated
from feuillet.preflight.form_heard import DASH, GIVE, PLUS, STROKE, TIMES_SIGN, Said
from feuillet.preflight.form_parts import adds_up
from feuillet.translation.vocabulary import Vocabulary, bare
from feuillet.writing import language
from feuillet.writing.language import UNKNOWN, Habit
from feuillet.writing.phrases import LETTER
from feuillet.writing.units import TIMES, named

TWO = Decimal(2)
HIDDEN = {1: 2, 2: 1}
"""Numbers that many languages have a form for, by the most words that such a form has: a day, يومان."""


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


def shows(said: Said, quantity: Quantity) -> bool:
    """Return whether a form shows the numbers of its quantity."""
    numbers, locale = said.numbers, said.locale
    if quantity.kind is Kind.DATE:
        return dated(said.text, quantity, locale)
    if quantity.kind is Kind.LABEL and " " in quantity.text:
        place, written = quantity.text.partition(" ")[2], latin(said.text)
        return place in written and re.findall(r"\d+", place) == re.findall(r"\d+", written)
    own = list(quantity.numbers)
    if quantity.scale:
        return scaled(said, quantity, own)
    if quantity.join is Join.AMONG and None not in numbers:
        return Counter(numbers) == Counter(own) and not any({*gap} & (TIMES_SIGN | PLUS | GIVE) for gap in said.gaps)
    in_words = bool(said.altering) and any(number < 0 for number in own)
    if numbers == own or (in_words and numbers == [abs(number) for number in own]):
        return joined(said, quantity)
    return adds_up(said, quantity)


def scaled(said: Said, quantity: Quantity, own: list[Decimal]) -> bool:
    """Return whether a form shows thousands or millions, in digits alone or with the word for them and for no others."""
    large = [number * 10**quantity.scale for number in own]
    if said.numbers == large:
        return True
    written, found = said.text.casefold(), [compact(number, said.locale) for number in large]
    words = large_words(said.locale)
    mine = words.get(quantity.scale, frozenset())
    others = {word for scale, each in words.items() if scale != quantity.scale for word in each if word in written}
    other = any(not any(word in each and each in written for each in mine) for word in others)
    worded = all(pattern_core(pattern).casefold() in written for pattern, _ in found) and not other
    parts = {part for word in mine for part in word.split() if word in written}  # mil of mil millones
    return worded and [each.value for each in said.found if each.word.casefold() not in parts] == [
        amount for _, amount in found
    ]


def joined(said: Said, quantity: Quantity) -> bool:
    """Return whether nothing between the numbers makes of a range a product, of a part a range, or the like."""
    signs = [{*gap} - {*" \u00a0\u202f"} for gap in said.gaps]
    every = TIMES_SIGN | STROKE | DASH | PLUS | GIVE
    wanted = DASH if quantity.high is not None else frozenset[str]()
    if quantity.whole is not None and any(signs[len(quantity.factors)]):
        return False
    if quantity.factors:
        wanted = TIMES_SIGN
    elif quantity.give is not None:
        wanted = GIVE | PLUS | STROKE | DASH  # +/-
    elif quantity.of is not None or quantity.high_of is not None:
        wanted |= STROKE
        if quantity.divided and not any(each & STROKE for each in signs):
            return False
    if quantity.give is not None and any(gap.strip() and not {*gap.strip()} - DASH for gap in said.gaps):
        return False
    return not any(each & every - wanted for each in signs if not any(sign.isalpha() for sign in each) or each - DASH)


def hides(said: Said, quantity: Quantity, words: Vocabulary) -> bool:
    """Return whether a form says one or two without a number: a day, يومان."""
    parts = (quantity.whole, quantity.of, quantity.give, quantity.high_of, quantity.high_whole)
    if quantity.kind is not Kind.AMOUNT or quantity.factors or quantity.scale or quantity.bound or any(parts):
        return False
    own, units = own_unit(quantity), named(said.rest, said.locale.language)
    if quantity.low == TWO and said.rest.strip().casefold() in singular(own, said.locale):
        return False
    few = not said.numbers and quantity.high is None and len(said.rest.split()) <= HIDDEN.get(int(quantity.low), 0)
    return (few and bool(own) and any(own in each for each in units)) or pairs(said, quantity, words)


def pairs(said: Said, quantity: Quantity, words: Vocabulary) -> bool:
    """Return whether a form says two by the form of a noun, which stands before the other end of a range."""
    facts, own, unit = language(said.locale.language), own_unit(quantity), quantity.unit
    if quantity.low != TWO or not facts.has(Habit.DUAL) or (unit and unit.per and not own):
        return False
    if quantity.high is not None:
        before = said.text[: said.found[0].start] if said.found else ""
        noun = facts.units is UNKNOWN and re.search(LETTER, before)
        return said.numbers == [quantity.high] and (
            bool(noun) or any(own in each for each in named(before, said.locale.language))
        )
    counted = words.singulars[unit.word] if unit and unit.plural and unit.word in words.singulars else frozenset[str]()
    units = named(said.rest, said.locale.language)
    return (
        not said.numbers
        and said.rest.strip().casefold() not in counted
        and (not own or not units or any(own in each for each in units))
    )


def singular(unit: str, locale: Locale) -> frozenset[str]:
    """What CLDR calls one of a unit, where two have another name."""
    lengths = unit_patterns(str(locale.babel)).get(unit, {}).values()
    ones, twos = (
        {bare(str(each[form]).replace("{0}", "")) for each in lengths if form in each} for form in ("one", "two")
    )
    return frozenset(ones - twos) if twos else frozenset()
