"""Units written out: CLDR's patterns for one, and what they make with prefixes, powers and “per”.

Babel 2.18 loses CLDR's alias from long unit forms to short ones, so that is here
(https://github.com/python-babel/babel/issues/1217, repaired since by its pull request 1225).
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, cast

from babel.numbers import get_currency_symbol

from feuillet import described
from feuillet.cldr import Locale
from feuillet.edition.quantities.numbers import NBSP, Written, category, number_of
from feuillet.locale_data import read
from feuillet.manuscript.quantity import Measure, Quantity
from feuillet.manuscript.units import CURRENCIES, Per, Unit
from feuillet.translation.vocabulary import NUMBER, Vocabulary

LONG, SHORT = ("long", "short"), ("short",)
HOUR = frozenset({"duration-hour", "duration-minute", "duration-second", "duration-millisecond"})
"""What may be a symbol behind a stroke; a day is spelled out (ISMP: /d is taken for other things)."""
ONE = Quantity(cast("Any", 1))
WITHOUT_BLANK = re.compile(r"(?<=\{0\})[ \u00a0](?=[\u3005-\u30ff\u3400-\u9fff])")
"""A blank that CLDR has, and print has not, between a number and a word in Han signs or kana: 3か月, 24時間, but 4.5 mg."""


def whole_pattern(quantity: Quantity, unit: Unit | None, locale: Locale, system: str, words: Vocabulary) -> str | None:
    """Find the pattern of a quantity's unit with all it is measured by; none where the locale has no word for it."""
    if unit is None:
        return "{0}"
    pattern = simple_pattern(quantity, unit, locale, system, words)
    for each in unit.per:
        pattern = pattern and measured_by(pattern, each, unit, locale, system, words)
    return pattern and WITHOUT_BLANK.sub("", pattern)


def simple_pattern(quantity: Quantity, unit: Unit, locale: Locale, system: str, words: Vocabulary) -> str | None:
    """Find the pattern of a unit alone."""
    code = unit.code.partition("/")[0]
    if code in {"", "×", "%"}:
        return {"": "{0}", "×": f"{{0}}{NBSP}×"}.get(code) or percent(locale, system)
    if code in CURRENCIES:
        return money(code, locale)
    if unit.word:
        return word_pattern(quantity, unit, locale, words)
    if unit.prefix or unit.power > 1:
        return changed(unit_patterns(str(locale.babel))[unit.cldr]["short"]["other"], unit, locale)
    return unit_pattern(quantity, unit, locale)


def word_pattern(quantity: Quantity, unit: Unit, locale: Locale, words: Vocabulary) -> str | None:
    """Find the word of what is counted, in the plural form the number asks for, or the symbol that CLDR lacks."""
    if unit.plural:
        form = words.counted(unit.word, unit.plural, category(quantity, locale, word=True))
        return form and form.replace(NUMBER, "{0}")
    symbol = words.said(f"{NUMBER} {unit.word}")
    return symbol and changed(symbol.replace(NUMBER, "{0}"), unit, locale)


def changed(pattern: str, unit: Unit, locale: Locale) -> str:
    """Put a prefix and a power to the symbol of a pattern; where CLDR has only one in the locale's script, both are the SI's."""
    before, _, after = pattern.partition("{0}")
    made = compound_patterns(str(locale.like.babel))
    for name, key in ((unit.prefix, "prefix"), (f"power{unit.power}" if unit.power > 1 else "", "compound")):
        if name:
            frame = str(made[name]["short"][key])
            before, after = (around(frame, side) if side.strip() else side for side in (before, after))
    mixed = len({sign.isascii() for sign in f"{before}{after}".replace("μ", "m") if sign.isalpha()}) > 1
    return f"{{0}}{NBSP}{unit.code.partition('/')[0]}" if mixed else f"{before}{{0}}{after}"


def around(frame: str, side: str) -> str:
    """Put a symbol into the frame of a prefix or a power, its blanks outside."""
    symbol = side.strip()
    return side.replace(symbol, frame.replace("{0}", symbol))


def measured_by(pattern: str, part: Per, unit: Unit, locale: Locale, system: str, words: Vocabulary) -> str | None:
    """Say what a unit is measured by: CLDR's pattern for one, or its sign for “per”; times of a day or more in words."""
    below, time = part.unit, part.unit.measure is Measure.TIME
    words_known = described.of(locale.tag) is None  # of others CLDR has no “per”, only the stroke
    lengths = LONG if words_known and time and (unit.long or below.cldr not in HOUR) else SHORT
    patterns = unit_patterns(str(locale.babel)).get(below.cldr, {}) if below.cldr and not below.prefix else {}
    own = next((str(patterns[length]["per"]) for length in lengths if "per" in patterns.get(length, {})), "")
    if own and part.amount is None and below.power == 1:
        return own.replace("{0}", pattern)
    per = compound_patterns(str(locale.like.babel))["per"]
    forms = SHORT if part.amount else lengths  # 8 tablets/24 hours: where words are between, they are for one hour
    frame = str(next(per[length]["compound"] for length in forms if "compound" in per.get(length, {})))
    one = Quantity(part.amount) if part.amount else ONE
    named = Unit(
        below.code,
        below.cldr,
        below.measure,
        lengths is LONG or below.long,
        below.word,
        below.plural,
        below.prefix,
        below.power,
    )
    measured = simple_pattern(one, named, locale, system, words) or simple_pattern(
        one, replace(named, long=False), locale, system, words
    )  # nobody may write a form of his own for a dose per day
    if measured is None:
        return None
    number = number_of(Written(one, locale, system)) if part.amount else ""
    return frame.replace("{1}", measured.replace("{0}", number).strip()).replace("{0}", pattern)


def money(code: str, locale: Locale) -> str:
    """Take CLDR's pattern for amounts of money, with the sign of a currency."""
    pattern = locale.babel.currency_formats["standard"]
    sign = get_currency_symbol(code, locale.babel)
    return f"{pattern.prefix[0]}{{0}}{pattern.suffix[0]}".replace("¤", sign)


def currency_signs(code: str, locale: Locale) -> frozenset[str]:
    """List how a currency is written: by its code, and by its sign in a locale and in English."""
    return frozenset({code, *(str(get_currency_symbol(code, each)) for each in (locale.babel, "en"))})


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
    return cast("Patterns", read(name)["unit_patterns"])


@lru_cache(maxsize=64)
def compound_patterns(name: str) -> Patterns:
    """Load CLDR's patterns for “per”, powers and prefixes of a locale."""
    return cast("Patterns", read(name)["compound_unit_patterns"])


HIDDEN = frozenset({1, 2})
"""Numbers that a word may say without a digit. Hebrew's form for one is that of 0.5 too, and would print half an hour as one."""
ROOT = "root"
"""The locale of CLDR that has what no language says in its own way."""
METRIC = frozenset(
    (
        *("mass-milligram", "mass-gram", "mass-kilogram", "volume-milliliter", "volume-liter"),
        *("length-millimeter", "length-centimeter", "length-meter", "length-kilometer"),
    )
)
"""Units whose symbol stands for their word where a language has none; not µg, which is taken for mg (ISMP)."""


def unit_pattern(quantity: Quantity, unit: Unit, locale: Locale) -> str | None:
    """Find CLDR's pattern for a unit, in the plural form the number asks for; none for a word that the locale lacks there.

    CLDR inherits a form first from the short length (root aliases long to short), then from the form ``other``. Some words
    for one and two hide the number (Arabic, Hebrew); a range, a dose and what is measured by another must show theirs.
    """
    patterns = unit_patterns(str(locale.babel))[unit.cldr]
    lengths = LONG if unit.long else SHORT
    shown = (
        quantity.low not in HIDDEN
        or bool(quantity.high or quantity.low_unit or quantity.bound or quantity.factors or quantity.of or unit.per)
        or quantity.is_dose
    )
    for form in (category(quantity, locale), "other"):
        for length in lengths:
            pattern = str(patterns.get(length, {}).get(form) or "")
            if pattern and ("{0}" in pattern or not shown):
                own = spaced(pattern, str(patterns.get(length, {}).get("other") or ""))
                return None if unit.long and borrowed(pattern, unit, locale) else own
    common = known_patterns(ROOT)[unit.cldr]["short"]
    return str(next(forms["other"] for forms in (*map(patterns.get, LONG), common) if forms and "other" in forms))


def borrowed(pattern: str, unit: Unit, locale: Locale) -> bool:
    """Return whether a pattern is an English abbreviation that CLDR has for every language: “7 d” are days to few readers."""
    common = known_patterns(ROOT)[unit.cldr]["short"]["other"]
    return pattern == common and unit.cldr not in METRIC and locale.language != "en"


def spaced(pattern: str, other: str) -> str:
    """Set a space between number and unit where only this plural form lacks it, as Bengali's one gram does (CLDR 48)."""
    apart = other.startswith("{0} ") and pattern.startswith("{0}") and pattern[3:4].isalpha()
    return pattern.replace("{0}", "{0} ", 1) if apart else pattern
