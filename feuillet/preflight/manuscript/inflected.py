"""A form an author puts beside a quantity, ``{3 ×|3 fois}``, says the quantity."""

from collections.abc import Iterator

from feuillet.cldr import Locale
from feuillet.findings import Finding
from feuillet.manuscript.document import Document, prose
from feuillet.preflight.inflection import faults

CHECK = "inflected"


def check(document: Document) -> Iterator[Finding]:
    """Compare forms of their own with their quantities."""
    locale = Locale(document.language)
    for text in prose(document):
        for run in text.runs:
            if run.quantity and run.quantity.inflected:
                yield from faults(run.quantity, text, locale, CHECK)
