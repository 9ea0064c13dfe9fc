"""Every quantity of the source stands in the translation with the same value, and a translator's own form shows its number."""

import re
from collections import Counter
from collections.abc import Iterator

from feuillet.cldr import Locale
from feuillet.edition.quantities import exact
from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import Quantity
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
            yield from unlike(run.quantity, target, usage.locale)


def listed(quantities: Counter[str]) -> str:
    """List quantities in words."""
    return " ".join(sorted(quantities.elements())) or "none"


def unlike(quantity: Quantity, target: Prose, locale: Locale, check: str = CHECK) -> Iterator[Finding]:
    """Find an inflected form whose numbers are not those of its quantity."""
    wanted = [
        exact(number, locale, "latn") for number in (quantity.low, quantity.high, quantity.of) if number is not None
    ]
    given = re.findall(r"\d+(?:[.,\u066b]\d+)*", quantity.inflected)
    if given != wanted:
        problem = f"the inflected form {quantity.inflected} shows {' and '.join(given) or 'no number'}"
        yield Finding(target.location, problem, f"show {' and '.join(wanted)}", check)
