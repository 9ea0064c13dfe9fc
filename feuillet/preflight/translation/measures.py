"""A mass, volume or percent outside braces has the unit it has in the source: in many languages one letter separates mg from µg."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose
from feuillet.preflight.numbers import DOSES, numbers, range_of
from feuillet.translation.glossary import Usage

CHECK = "measures"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare the units beside each value."""
    wanted, given = measured(source), measured(target)
    values = {value for value, _ in wanted} & {value for value, _ in given}
    for value, unit in given - wanted:
        meant = [other for same, other in wanted - given if same == value]
        if value in values and meant:
            problem = f"{value} has the unit {unit or 'none'}, in the source {meant[0] or 'none'}"
            severity = Severity.ERROR if {unit, meant[0]} & DOSES.keys() else Severity.QUESTION
            yield Finding(target.location, problem, "write the unit of the source", CHECK, severity, evidence=problem)


def measured(text: Prose) -> Counter[tuple[str, str]]:
    """Count values with their units; the first number of a range may leave its unit to the second."""
    found = numbers(text)
    counted: Counter[tuple[str, str]] = Counter()
    for number, following in zip_longest(found, found[1:]):
        shared = following is not None and not number.unit and range_of(number, following, text)
        if number.value is not None:
            counted[f"{number.value:f}", following.unit if shared else number.unit] += 1
    return counted
