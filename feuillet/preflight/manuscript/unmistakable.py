"""A number that a manuscript leaves outside braces cannot be misread either: no ``1.0 mg``, ``.5 mg`` or ``500MG``."""

from collections.abc import Iterator

from feuillet.findings import Finding
from feuillet.manuscript.document import Document, prose
from feuillet.preflight.translation.unmistakable import CHECK, mistakable

__all__ = ["CHECK", "check"]


def check(document: Document) -> Iterator[Finding]:
    """Look at each text."""
    for text in prose(document):
        yield from mistakable(text)
