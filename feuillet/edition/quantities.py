"""Quantities written out as a locale writes them: CLDR through Babel, exact decimals, number and unit glued.

Babel lacks ranges, which are in `feuillet.writing.numbering`, and 2.18 loses CLDR's alias from long unit forms to short ones
(https://github.com/python-babel/babel/issues/1217, repaired since by its pull request 1225).
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast
from unicodedata import decimal

from babel import localedata
from babel.localedata import LocaleDataDict
from babel.numbers import format_decimal

from feuillet import described
from feuillet.cldr import Locale
from feuillet.manuscript.quantity import Measure, Quantity, Unit, may_inflect
from feuillet.writing import language
from feuillet.writing.language import UNKNOWN
from feuillet.writing.numbering import between, digits_of, grouped_from

NBSP = "\u00a0"
FRACTIONS = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾"}
"""The parts tablets are divided into, as they are printed."""


def write_quantity(quantity: Quantity, locale: Locale, system: str = "latn") -> str:
    """Write a quantity in a locale; ``system`` is CLDR's name of the digits, Latin ones unless an imprint asks otherwise."""
    if quantity.inflected:
        return in_digits(glue(latin(quantity.inflected)), system)
    if quantity.year:
        return in_digits(str(quantity.low), system)
    return in_digits(spell(quantity, locale, system), system)


def spell(quantity: Quantity, locale: Locale, system: str) -> str:
    """Write the number with its unit, in Latin digits and with the signs of the numbering system."""
    number = span(quantity, locale, system)
    if quantity.unit is None:
        return number
    if quantity.unit.code == "×":
        return f"{number}{NBSP}×"
    if quantity.unit.measure is Measure.FORM:
        form = dosage_form(quantity, locale)
        return glue(form.replace("{0}", number) if "{0}" in form else f"{number} {form}")
    pattern = percent(locale, system) if quantity.unit.code == "%" else unit_pattern(quantity, quantity.unit, locale)
    return glue(pattern.replace("{0}", number))


def writable(quantity: Quantity, locale: Locale) -> bool:
    """Return whether a locale has words for a quantity.

    Dosage forms are in a language's file, all else in CLDR, or in the project's description of a language that CLDR does not know.
    """
    unit, said = quantity.unit, described.of(locale.tag)
    if unit is None or quantity.inflected:
        return True
    if unit.measure is Measure.FORM:
        return language(locale.language).tablet is not UNKNOWN
    return said is None or not unit.long or unit.cldr in said.units


ROOT = "root"
"""The locale of CLDR that has what no language says in its own way."""


@lru_cache(maxsize=1024)
def abbreviated(unit: Unit, name: str) -> bool:
    """Return whether CLDR has no word for a unit in a locale, only what it has for all: “3 m” might be metres or months."""
    own, common = (known_patterns(each)[unit.cldr].get("short", {}) for each in (name, ROOT))
    return not known_patterns(name)[unit.cldr].get("long") and own.get("other") == common.get("other")


def wording(quantity: Quantity, typed: str, locale: Locale) -> str:
    """Say what to do about a quantity that a locale has no word for; nobody inflects the symbol of a dose."""
    unit, own = quantity.unit, f"write it behind a bar: {typed[:-1]}|…}}"
    if unit is None or unit.measure is Measure.FORM or described.of(locale.tag) is None:
        return own
    add = f"add {unit.code} to the units in locales/{locale.tag}/language.yaml"
    return f"{add}, or {own}" if may_inflect(unit) else add


def dosage_form(quantity: Quantity, locale: Locale) -> str:
    """Take the word for a tablet in the plural form the number asks for.

    CLDR has no dosage forms. Languages that say half a tablet and not half tablets have the form ``part``.
    """
    forms = language(locale.language).tablet
    assert forms is not UNKNOWN, "the check of quantities asks for a form behind a bar where a language has no word"
    number = quantity.low / quantity.of if quantity.of else quantity.high or quantity.low
    kind = "part" if number < 1 and "part" in forms else locale.babel.plural_form(number)
    return forms.get(kind, forms["other"])


def span(quantity: Quantity, locale: Locale, system: str) -> str:
    """Write the number, the range or the score."""
    low = exact(quantity.low, locale, system)
    if quantity.of is not None:
        of = exact(quantity.of, locale, system)
        return (quantity.is_dose and FRACTIONS.get(f"{low}/{of}")) or f"{low}/{of}"
    if quantity.high is None:
        return low
    sign = between(locale.like.tag, locale.like.language)
    return glue(f"{low}{sign}{exact(quantity.high, locale, system)}")


def exact(number: Decimal, locale: Locale, system: str) -> str:
    """Write a number with all its decimals; Babel's own pattern would round 0.0625 to 0.063, and group 1000 everywhere."""
    together = number < grouped_from(locale.like.tag, locale.like.language)
    return format_decimal(
        number, locale=locale.babel, decimal_quantization=False, numbering_system=system, group_separator=not together
    )


def in_digits(text: str, system: str) -> str:
    """Write digits in a numbering system; Babel changes the signs between them and leaves the digits Latin.

    https://github.com/python-babel/babel/issues/731
    """
    return text if system == "latn" else text.translate(digits_of(system))


def latin(text: str) -> str:
    """Write the digits of any script as Latin ones."""
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)


def percent(locale: Locale, system: str) -> str:
    """Take CLDR's percent pattern, whose sign is before, after or apart: ``%50``, ``50%``, ``50 %``."""
    pattern = locale.babel.percent_formats[None]
    sign = str(locale.babel.number_symbols[system]["percentSign"])
    return f"{pattern.prefix[0]}{{0}}{pattern.suffix[0]}".replace("%", sign)


Patterns = Mapping[str, Mapping[str, Mapping[str, str]]]
"""The forms of units: by CLDR's name, by length, by plural form."""


def unit_patterns(name: str) -> Patterns:
    """Find the unit patterns of a locale: CLDR's, or those of a language that CLDR does not know."""
    said = described.spoken(name.replace("_", "-"))
    return cast("Patterns", said.said["unit_patterns"]) if said else known_patterns(name)


@lru_cache(maxsize=64)
def known_patterns(name: str) -> Patterns:
    """Load CLDR's unit patterns of a locale."""
    data: Any = LocaleDataDict(cast("Any", localedata.load(name)))
    return cast("Patterns", data["unit_patterns"])


def unit_pattern(quantity: Quantity, unit: Unit, locale: Locale) -> str:
    """Find CLDR's pattern for a unit, in the plural form the number asks for; of a range nearly everywhere the end decides.

    CLDR inherits a form first from the short length (root aliases long to short), then from the form ``other``. Some words
    for one and two hide the number (Arabic, Hebrew); a range and a dose must show theirs.
    """
    patterns = unit_patterns(str(locale.babel))[unit.cldr]
    lengths = ("long", "short") if unit.long else ("short",)
    shown = quantity.high is not None or quantity.is_dose
    for form in (locale.babel.plural_form(quantity.high or quantity.low), "other"):
        for length in lengths:
            pattern = str(patterns.get(length, {}).get(form) or "")
            if pattern and ("{0}" in pattern or not shown):
                return spaced(pattern, str(patterns.get(length, {}).get("other") or ""))
    return str(patterns["long"]["other"])


def spaced(pattern: str, other: str) -> str:
    """Set a space between number and unit where only this plural form lacks it, as Bengali's one gram does (CLDR 48)."""
    apart = other.startswith("{0} ") and pattern.startswith("{0}") and pattern[3:4].isalpha()
    return pattern.replace("{0}", "{0} ", 1) if apart else pattern


def glue(text: str) -> str:
    """Bind number and unit with a no-break space, where CLDR's short forms have a breaking one."""
    return text.replace(" ", NBSP)
