"""A mass, volume or percent outside braces has the unit it has in the source: in many languages one letter parts mg from µg."""

from collections import Counter
from collections.abc import Iterator

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.figures import Figure, figures
from feuillet.translation.glossary import Usage

CHECK = "measures"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare the units beside each value."""
    wanted, given = measured(figures(source)), measured(figures(target))
    values = {value for value, _ in wanted} & {value for value, _ in given}
    for value, unit in given - wanted:
        meant = [other for same, other in wanted - given if same == value]
        if value in values and meant:
            problem = f"{value} has the unit {unit or 'none'}, in the source {meant[0] or 'none'}"
            yield Finding(target.location, problem, "write the unit of the source", CHECK)


def measured(found: tuple[Figure, ...]) -> Counter[tuple[str, str]]:
    """Count values with their units."""
    return Counter((f"{figure.value:f}", figure.unit) for figure in found if figure.value is not None)
