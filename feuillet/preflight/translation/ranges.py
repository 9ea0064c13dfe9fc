"""A range outside braces runs the way it runs in the source: its smaller number is read first."""

from collections.abc import Iterator
from itertools import pairwise

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.figures import Figure, figures
from feuillet.translation.glossary import Usage

CHECK = "ranges"
NEAR = 14
"""As far apart as the two numbers of a range stand in any language, in characters."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Find neighbours of the source that stand the other way round."""
    given = {(low.value, high.value): (low, high) for low, high in neighbours(figures(target))}
    for low, high in neighbours(figures(source)):
        turned = given.get((high.value, low.value))
        if turned and low.value != high.value and (low.value, high.value) not in given:
            first, second = turned
            problem = f"{first.written} stands before {second.written}, in the source after it"
            yield Finding(target.location, problem, "turn the range round", CHECK)


def neighbours(found: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
    """List the pairs of figures that stand close together."""
    return ((low, high) for low, high in pairwise(found) if high.start - low.end <= NEAR)
