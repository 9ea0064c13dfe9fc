"""No word of a manuscript mixes letters of two scripts that look alike, and no character is unseen."""

from collections.abc import Iterator

from feuillet.findings import Finding
from feuillet.manuscript.document import Document, prose
from feuillet.preflight.translation.characters import CHECK, disguised

__all__ = ["CHECK", "check"]


def check(document: Document) -> Iterator[Finding]:
    """Look at each text."""
    for text in prose(document):
        yield from disguised(text)
