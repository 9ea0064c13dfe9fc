"""A number outside braces cannot be misread: the rules of the Institute for Safe Medication Practices."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from feuillet.cldr import Locale
from feuillet.edition.quantities import unit_patterns
from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.units import UNITS
from feuillet.preflight.numbers import ALIKE, TIME, Number, numbers, signs
from feuillet.translation.glossary import Usage

CHECK = "unmistakable"
NAKED = re.compile(r"(?<![\w.,\u066b])[.,\u066b]\d+")
SHOUTED = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)?(?:MG|G|KG|MCG|UG|ML|IU|UI|IE|H)(?!\w)")
"""An amount typed in capitals, as a name would be: 500MG."""
SQUARED = re.compile("[\u3371-\u337a\u3380-\u33df]")
"""Unicode's squared units, such as ㎎."""
MICRO = re.compile(r"\d+\s*(?:[µ\u03bc]g|mcg)(?!\w)")


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Look at the numbers a translation has outside braces."""
    yield from mistakable(target)


def mistakable(text: Prose) -> Iterator[Finding]:
    """Find zeros at the end, zeros that lack, units without a space, and a microgram by its sign, in any text."""
    locale = Locale(text.language)
    dosed = any(number.unit for number in numbers(text))
    for number in numbers(text):
        if trailing(number, locale) and (dosed or not TIME.fullmatch(number.written)):
            yield finding(text, f"{number.written} ends in a zero", "leave it out: 1.0 is read as 10")
        if number.glued and apart(number, locale):
            named = f"{number.written}{number.named}"
            yield finding(text, f"there is no space between number and unit in {named}", "put a space between them")
    plain = "".join(run.text for run in text.runs if run.quantity is None)
    for match in NAKED.finditer(plain):
        yield finding(text, f"{match[0]} has no zero before its sign", "write it: .5 is read as 5")
    for match in SHOUTED.finditer(plain):
        yield finding(
            text, f"{match[0]} runs number and unit together", "put a space between them, and the unit in small letters"
        )
    for match in SQUARED.finditer(plain):
        yield finding(
            text, f"the unit {match[0]} is one sign, small and easily misread", f"write {normalize('NFKC', match[0])}"
        )
    if micro := MICRO.search(plain.translate(ALIKE)):
        yield finding(text, f"{micro[0]} is taken for milligrams", "spell micrograms out")


def finding(target: Prose, problem: str, remedy: str) -> Finding:
    """Say what can be misread."""
    return Finding(target.location, problem, remedy, CHECK)


def trailing(number: Number, locale: Locale) -> bool:
    """Return whether decimals end in a zero."""
    _, sign, decimals = number.written.translate(ALIKE).partition(signs(locale.tag)[0])
    return sign != "" and decimals[-1:] in {"0", "\u0660", "\u06f0", "\u09e6", "\u0966", "\u0e50"}


def apart(number: Number, locale: Locale) -> bool:
    """Return whether a locale sets a space before a unit's name; Chinese sets its own names without one."""
    unit = UNITS.get(number.unit)
    if unit is None or not unit.cldr:
        return False
    lengths = unit_patterns(str(locale.babel))[unit.cldr]
    forms = (pattern for length in ("short", "long") for pattern in lengths.get(length, {}).values())
    return not any(f"{{0}}{number.named}" in pattern for pattern in forms)
