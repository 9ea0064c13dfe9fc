"""No figure stands outside braces in a translation that does not stand so in the source: it could be a dose nobody checks."""

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import digit

from feuillet.cldr import Locale
from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose

CHECK = "loose-figures"
NUMBER = re.compile(r"\d+(?:[.,\u066b]\d+)*")


def check(source: Prose, target: Prose, locale: Locale) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare the figures outside braces, in whatever digits they are written."""
    extra = figures(target) - figures(source)
    for number in extra:
        problem = f"the figure {number} stands outside braces and not in the source"
        yield Finding(target.location, problem, "write it as the source does, in braces if it is a quantity", CHECK)


def figures(text: Prose) -> Counter[str]:
    """Count the figures outside quantities, in Latin digits."""
    plain = " ".join(run.text for run in text.runs if run.quantity is None)
    return Counter(
        "".join(str(digit(sign, -1)) if sign.isdigit() else "." for sign in found) for found in NUMBER.findall(plain)
    )
