"""Every number of a manuscript is a quantity in braces; digits in a name (IL-6, 5-HT, 3D) belong to a word."""

import re
from collections.abc import Iterator

from feuillet.cldr import Locale
from feuillet.findings import Finding, Severity
from feuillet.manuscript.document import Document, prose
from feuillet.manuscript.prose import Prose
from feuillet.preflight.numbers import Number, numbers, plain_of
from feuillet.preflight.suggestion import braces
from feuillet.writing.script import script

CHECK = "loose-figures"
BEFORE = re.compile(r"[\w\u2010]-?$|\w\.$")
"""What is before a digit that belongs to a name: IL-6, B12, B.1.1.7; a hyphen after a blank is a minus."""
AFTER = re.compile(r"-?[A-Z]+(?![a-z])")
"""What is after one: 5-HT, 3D; but 500MG is an amount, typed in a hurry."""
UNITS = frozenset(
    ("MG", "G", "KG", "MCG", "UG", "ML", "L", "CL", "DL", "CM", "MM", "M", "H", "MIN", "S", "IU", "UI", "IE", "MMOL")
)


def check(document: Document) -> Iterator[Finding]:
    """Find numbers outside braces; in a term or an abbreviation they are part of its name."""
    for text in prose(document):
        if not text.context.startswith("abbreviations/"):
            for number in numbers(text):
                if not named(number, text):
                    problem = f"the number {number.written} is outside braces"
                    what = braces(number, text) or "quantities in braces, {4.5 mg}"
                    remedy = f"write {what}, so that every language writes and checks them"
                    yield Finding(text.location, problem, remedy, CHECK, Severity.WARNING)


def named(number: Number, text: Prose) -> bool:
    """Return whether a number belongs to a name."""
    plain = plain_of(text)
    digits = plain[number.start : number.start + len(number.written)]
    if not digits.isdecimal() or not script(Locale(text.language).script).cased:
        return bool(BEFORE.search(plain[: number.start]))
    after = AFTER.match(plain, number.start + len(digits))
    return bool(BEFORE.search(plain[: number.start])) or (after is not None and after[0].strip("-") not in UNITS)
