"""What an e-book may say of its accessibility, computed from what is in it (EPUB Accessibility 1.1, schema.org)."""

from collections.abc import Iterator

from feuillet.edition.colophon import Approval
from feuillet.edition.edition import line_of
from feuillet.edition.finished_text import Line
from feuillet.manuscript.document import Document, pictures

STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""The exact words in which conformance is claimed (EPUB Accessibility 1.1, conformance reporting)."""
STRUCTURE = ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability")


def metadata(document: Document, summary: str, approval: Approval | None) -> Iterator[tuple[str, str]]:
    """List properties and values; conformance is claimed only where a person has examined the very book."""
    figures, told = tuple(pictures(document.sections)), is_told(document)
    yield "schema:accessMode", "textual"
    if figures:
        yield "schema:accessMode", "visual"
    yield "schema:accessModeSufficient", "textual" if told else "textual,visual"
    for feature in STRUCTURE:
        yield "schema:accessibilityFeature", feature
    if figures and told:
        yield "schema:accessibilityFeature", "alternativeText"
    yield "schema:accessibilityHazard", "none"
    yield "schema:accessibilitySummary", summary
    if approval and approval.evaluator and told:
        yield "dcterms:conformsTo", STANDARD
        yield "a11y:certifiedBy", approval.evaluator
        yield "dcterms:date", str(approval.evaluated)


def is_told(document: Document) -> bool:
    """Return whether every figure is also said in words."""
    return all(figure.alt is not None and says(line_of(figure.alt)) for figure in pictures(document.sections))


def says(line: Line) -> bool:
    """Return whether a text has a letter or a digit, and so can be read aloud."""
    return any(map(str.isalnum, line.plain))
