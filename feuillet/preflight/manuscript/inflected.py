"""A form an author puts beside a quantity, ``{3 ×|3 fois}``, shows the quantity's number."""

from collections.abc import Iterator

from feuillet.cldr import Locale
from feuillet.findings import Finding
from feuillet.manuscript.document import Document, prose
from feuillet.preflight.translation.quantities import unlike

CHECK = "inflected"


def check(document: Document) -> Iterator[Finding]:
    """Compare the figures of inflected forms with those of their quantities."""
    locale = Locale(document.language)
    for text in prose(document):
        for run in text.runs:
            if run.quantity and run.quantity.inflected:
                yield from unlike(run.quantity, text, locale, CHECK)
