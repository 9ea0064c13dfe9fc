"""Quantities written out as a locale writes them: CLDR through Babel, exact decimals, number and unit glued.

What CLDR lacks, dosage forms and a few symbols, is in the templates' catalog of the locale (`vocabulary`).
"""

from dataclasses import replace

from feuillet import described
from feuillet.cldr import Locale
from feuillet.edition.quantities.aloud import genitive, in_words, named
from feuillet.edition.quantities.measures import unit_patterns, whole_pattern
from feuillet.edition.quantities.moments import dates, times
from feuillet.edition.quantities.numbers import (
    NBSP,
    Written,
    exact,
    glue,
    in_digits,
    latin,
    number_of,
    ordinals,
    separator,
    span,
)
from feuillet.manuscript.quantity import Join, Kind, Quantity, may_inflect
from feuillet.translation.vocabulary import AMONG, DECADE, LOW, NUMBER, OF, Vocabulary, shipped_words
from feuillet.writing.typography.direction import isolate

__all__ = [
    "NBSP",
    "exact",
    "glue",
    "in_digits",
    "unit_patterns",
    "wording",
    "writable",
    "write_aloud",
    "write_quantity",
]


def write_quantity(quantity: Quantity, locale: Locale, system: str = "latn", words: Vocabulary | None = None) -> str:
    """Write a quantity in a locale; ``system`` is CLDR's name of the digits, Latin ones unless an imprint asks otherwise.

    ``words`` are those of the project's catalog, and the shipped ones where nothing is said.
    """
    if quantity.kind is Kind.PHONE:
        return phone(quantity.text, locale)  # it is dialled on Latin keys
    text = latin(quantity.inflected) or said(quantity, locale, system, words or shipped_words(locale.tag))
    assert text is not None, "an edition is not issued where a language has no word for a quantity"
    return in_digits(glue(text), system)


def write_aloud(
    quantity: Quantity, printed: str, locale: Locale, system: str = "latn", words: Vocabulary | None = None
) -> tuple[str, str]:
    """Write a ``printed`` quantity as it is heard right: its range in words, and then also its units by their names."""
    known = words or shipped_words(locale.tag)
    if quantity.kind is Kind.PHONE:
        return printed, printed

    def finished(text: str | None) -> str:
        return in_digits(glue(text), system) if text else printed

    def heard(each: Quantity, text: str) -> str:
        other = genitive(each, locale)
        return in_words(text, each, locale, known, finished(said(other, locale, system, known)) if other else "")

    full = named(quantity)
    spelled = printed if quantity.inflected else finished(said(full, locale, system, known))
    return heard(quantity, printed), heard(full, spelled)


def writable(quantity: Quantity, locale: Locale, words: Vocabulary | None = None) -> bool:
    """Return whether a locale has words for a quantity.

    Dosage forms are in its catalog, nearly all else is in CLDR, or in the project's description of a language CLDR does not know.
    """
    if quantity.kind is Kind.PHONE or quantity.inflected:
        return True
    known = described.of(locale.tag)
    units = (unit for unit in (quantity.unit, quantity.low_unit) if unit and unit.cldr and unit.long)
    if known and any(unit.cldr not in known.units for unit in units):
        return False
    return said(quantity, locale, "latn", words or shipped_words(locale.tag)) is not None


def wording(quantity: Quantity, typed: str, locale: Locale) -> str:
    """Say what to do about a quantity that a locale has no word for; nobody inflects the symbol of a dose."""
    unit, own = quantity.unit, f"write it behind a bar: {typed[:-1]}|…}}"
    if unit and unit.plural:
        return f"translate “{NUMBER} {unit.word}” in templates.po, or {own}"
    if unit is None or not unit.cldr or described.of(locale.tag) is None:
        return own
    add = f"add {unit.code} to the units in locales/{locale.tag}/language.yaml"
    return f"{add}, or {own}" if may_inflect(unit) else add


def phone(number: str, locale: Locale) -> str:
    """Write a telephone number so that no line breaks in it and it is read from its left, also among Arabic words."""
    text = glue(number).replace("-", "\u2011")
    return isolate(text, "ltr") if locale.direction == "rtl" else text


def said(quantity: Quantity, locale: Locale, system: str, words: Vocabulary) -> str | None:
    """Say a quantity in Latin digits and with the signs of the numbering system; nothing where the locale lacks a word."""
    if quantity.kind in {Kind.DATE, Kind.TIME}:
        return (dates if quantity.kind is Kind.DATE else times)(quantity.text, locale)
    if quantity.kind is Kind.ORDINAL:
        return ordinals(quantity, locale)
    if quantity.kind is not Kind.AMOUNT:
        return labelled(quantity, Written(quantity, locale, system, grouped=False), words)
    if quantity.join is Join.AMONG:
        among = words.said(AMONG)
        low, of = (exact(each, locale, system) for each in (quantity.low, quantity.of or quantity.low))
        return among and bounded(among.replace(LOW, low).replace(OF, of), quantity, locale)
    return measured(quantity, locale, system, words)


def labelled(quantity: Quantity, written: Written, words: Vocabulary) -> str | None:
    """Say a year, a decade, a place, or a measure with its name before it."""
    if quantity.kind is Kind.YEAR:
        return span(written)
    if " " in quantity.text:
        return placed_by(quantity.text, written.locale, words)
    text = words.said(DECADE if quantity.kind is Kind.DECADE else f"{quantity.text} {NUMBER}")
    number = bounded(exact_span(written), quantity, written.locale)
    return text and text.replace(NUMBER, number)


def exact_span(written: Written) -> str:
    """Write a decade as a year is written, and a measure as the number that it is."""
    return span(written if written.quantity.kind is Kind.DECADE else replace(written, grouped=True))


def placed_by(place: str, locale: Locale, words: Vocabulary) -> str | None:
    """Say a place in a book, a row or a building as it is; its name is capital where the author's is."""
    label, _, place = place.partition(" ")
    text = words.said(f"{label.lower()} {NUMBER}")
    said = text and text.replace(NUMBER, place.replace("–", separator(locale)))
    return said[:1].upper() + said[1:] if said and label[:1].isupper() else said


def measured(quantity: Quantity, locale: Locale, system: str, words: Vocabulary) -> str | None:
    """Say the numbers with their unit; of a range in two units each end with its own."""
    written = Written(quantity, locale, system)
    if quantity.low_unit is None:
        pattern = whole_pattern(quantity, quantity.unit, locale, system, words)
        return pattern and placed(pattern, number_of(written), quantity, locale)
    low, high = written.ends
    first = whole_pattern(low, quantity.low_unit, locale, system, words)
    last = whole_pattern(high, quantity.unit, locale, system, words)
    if first is None or last is None:
        return None
    ends = (
        placed(pattern, number_of(Written(end, locale, system)), end, locale)
        for pattern, end in ((first, low), (last, high))
    )
    return separator(locale, spaced=True).join(ends)


def placed(pattern: str, number: str, quantity: Quantity, locale: Locale) -> str:
    """Put a number in its place; a bound is before it, and before a percent sign that is."""
    if pattern.startswith("{0}") or any(sign.isalpha() for sign in pattern.partition("{0}")[0]):
        return pattern.replace("{0}", bounded(number, quantity, locale))
    return bounded(pattern.replace("{0}", number), quantity, locale)


def bounded(text: str, quantity: Quantity, locale: Locale) -> str:
    """Put the sign of a bound before a text; among Arabic words it is isolated, for there ≥ would be turned into its contrary."""
    if not quantity.bound:
        return text
    text = f"{quantity.bound}{NBSP}{text}"
    return isolate(text, "ltr") if locale.direction == "rtl" else text
