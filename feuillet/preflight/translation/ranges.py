"""A range outside braces runs the way it runs in the source: its smaller number is read first."""

from collections.abc import Iterator
from itertools import pairwise

from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose
from feuillet.preflight.numbers import Number, dashed, numbers, range_of
from feuillet.translation.glossary import Usage

CHECK = "ranges"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Find ranges of the source that run the other way round."""
    given = {(low.value, high.value): (low, high) for low, high in ranges(target)}
    for low, high in ranges(source):
        turned = given.get((high.value, low.value))
        if turned and low.value != high.value and (low.value, high.value) not in given:
            first, second = turned
            problem = f"{first.written} comes before {second.written}, in the source after it"
            sure = first.unit == second.unit != "" or dashed(first, second, target)
            severity = Severity.ERROR if sure else Severity.QUESTION
            yield Finding(target.location, problem, "turn the range round", CHECK, severity, evidence=problem)


def ranges(text: Prose) -> Iterator[tuple[Number, Number]]:
    """List the pairs of numbers that are a range."""
    return ((low, high) for low, high in pairwise(numbers(text)) if range_of(low, high, text))
