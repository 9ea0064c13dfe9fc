"""Quantities of one kind are in the order of the source: two doses that change places change patients.

Languages may put amounts in another order and be right, so a difference is a question.
"""

from collections import Counter
from collections.abc import Iterator

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import Kind
from feuillet.preflight.wording import question
from feuillet.translation.glossary import Usage

CHECK = "order"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare the order of the quantities that have the same unit."""
    wanted, given = by_unit(source), by_unit(target)
    for unit, values in wanted.items():
        other = given.get(unit, [])
        if values != other and Counter(values) == Counter(other):
            shown = ", ".join(values), ", ".join(other)
            yield question(
                target, f"the source has the order {shown[0]}, the translation {shown[1]}", CHECK, " | ".join(shown)
            )


def by_unit(text: Prose) -> dict[str, list[str]]:
    """List the quantities of a text without their forms of its own, by what may be taken for one another."""
    found: dict[str, list[str]] = {}
    for run in text.runs:
        if quantity := run.quantity:
            number = "number" if quantity.kind in {Kind.AMOUNT, Kind.YEAR} else quantity.kind
            kind = "dose" if quantity.is_dose else quantity.unit.measure if quantity.unit else number
            found.setdefault(kind, []).append(f"{run.text.partition('|')[0].rstrip('}')}}}")
    return found
