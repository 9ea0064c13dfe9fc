"""What an e-book may say of its accessibility, computed from what is in it (EPUB Accessibility 1.1, schema.org)."""

from collections.abc import Iterator

from feuillet.manuscript.blocks import Figure
from feuillet.manuscript.document import Document, claims


def metadata(document: Document, summary: str) -> Iterator[tuple[str, str]]:
    """List properties and values; conformance is not claimed, for that a person must have looked."""
    figures = any(isinstance(claim, Figure) for claim in claims(document.sections))
    yield "schema:accessMode", "textual"
    if figures:
        yield "schema:accessMode", "visual"
    yield "schema:accessModeSufficient", "textual"
    for feature in ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"):
        yield "schema:accessibilityFeature", feature
    if figures:  # the model does not let a figure stand without its alternative text
        yield "schema:accessibilityFeature", "alternativeText"
    yield "schema:accessibilityHazard", "none"
    yield "schema:accessibilitySummary", summary
