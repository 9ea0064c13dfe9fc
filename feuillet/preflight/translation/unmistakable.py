"""A figure outside braces cannot be misread: the rules of the Institute for Safe Medication Practices."""

import re
from collections.abc import Iterator

from feuillet.cldr import Locale
from feuillet.edition.quantities import unit_patterns
from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import UNITS
from feuillet.preflight.figures import ALIKE, Figure, figures, signs
from feuillet.translation.glossary import Usage

CHECK = "unmistakable"
NAKED = re.compile(r"(?<![\w.,\u066b])[.,\u066b]\d+")
MICRO = re.compile(r"\d+\s*(?:[µ\u03bc]g|mcg)(?!\w)")


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Find zeros at the end, zeros that lack, units without a space, and a microgram by its sign."""
    for figure in figures(target):
        if trailing(figure, usage.locale):
            yield fault(target, f"{figure.written} ends in a zero", "leave it out: 1.0 is read as 10")
        if figure.glued and apart(figure, usage.locale):
            named = f"{figure.written}{figure.named}"
            yield fault(target, f"nothing parts number and unit in {named}", "put a space between them")
    plain = "".join(run.text for run in target.runs if run.quantity is None)
    for match in NAKED.finditer(plain):
        yield fault(target, f"{match[0]} has no zero before its sign", "write it: .5 is read as 5")
    if micro := MICRO.search(plain.translate(ALIKE)):
        yield fault(target, f"{micro[0]} is taken for milligrams", "spell micrograms out")


def fault(target: Prose, problem: str, remedy: str) -> Finding:
    """Say what can be misread."""
    return Finding(target.location, problem, remedy, CHECK)


def trailing(figure: Figure, locale: Locale) -> bool:
    """Tell whether decimals end in a zero."""
    _, sign, decimals = figure.written.translate(ALIKE).partition(signs(locale.tag)[0])
    return sign != "" and decimals[-1:] in {"0", "\u0660", "\u06f0", "\u09e6", "\u0966", "\u0e50"}


def apart(figure: Figure, locale: Locale) -> bool:
    """Tell whether a locale sets a space before a unit's name; Chinese sets its own names without one."""
    unit = UNITS.get(figure.unit)
    if unit is None or not unit.cldr:
        return False
    lengths = unit_patterns(str(locale.babel))[unit.cldr]
    forms = (pattern for length in ("short", "long") for pattern in lengths.get(length, {}).values())
    return not any(f"{{0}}{figure.named}" in pattern for pattern in forms)
