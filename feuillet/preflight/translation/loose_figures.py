"""Figures outside braces have the same values in translation and source, each read in its own language's signs."""

from collections import Counter
from collections.abc import Iterator

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.figures import Figure, figures
from feuillet.translation.glossary import Usage

CHECK = "loose-figures"
REMEDY = "write it as the source does, in braces if it is a quantity"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare the figures outside braces: value by value, none more and none less."""
    wanted, given = figures(source), figures(target)
    for figure in unmatched(given, wanted):
        problem = f"the figure {figure.written} stands outside braces and not in the source"
        yield Finding(target.location, problem, REMEDY, CHECK)
    for figure in unmatched(wanted, given):
        problem = f"the figure {figure.written} of the source is missing"
        yield Finding(target.location, problem, REMEDY, CHECK)


def unmatched(some: tuple[Figure, ...], others: tuple[Figure, ...]) -> Iterator[Figure]:
    """List the figures that have no partner of their value; one that cannot be read has none."""
    left = Counter(other.value for other in others if other.value is not None)
    for figure in some:
        if figure.value is not None and left[figure.value]:
            left[figure.value] -= 1
        else:
            yield figure
