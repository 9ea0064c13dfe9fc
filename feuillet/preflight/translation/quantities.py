"""Every quantity of the source is in the translation with the same value, and a translator's own form says it."""

from collections import Counter
from collections.abc import Iterator

from feuillet.edition.quantities import wording, writable
from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.inflection import faults
from feuillet.translation.glossary import Usage

CHECK = "quantities"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
    """Compare the quantities of a string with those of its source."""
    wanted, given = (Counter(run.text for run in text.runs if run.quantity) for text in (source, target))
    values = [Counter(run.quantity.value for run in text.runs if run.quantity) for text in (source, target)]
    if values[0] != values[1]:
        problem = f"the source has {listed(wanted)}, the translation {listed(given)}"
        yield Finding(target.location, problem, "write the quantities of the source, each as often as there", CHECK)
    for run in target.runs:
        if run.quantity and run.quantity.inflected:
            yield from faults(run.quantity, target, usage.locale, CHECK, usage.words)
        elif run.quantity and not writable(run.quantity, usage.locale, usage.words):
            problem = f"there is no word for {run.text} in {usage.locale.tag}"
            yield Finding(target.location, problem, wording(run.quantity, run.text, usage.locale), CHECK)


def listed(quantities: Counter[str]) -> str:
    """List quantities in words."""
    return " ".join(sorted(quantities.elements())) or "none"
