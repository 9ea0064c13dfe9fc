"""Where a person wrote what a product prints: findings about a finished file name the line of its text."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from feuillet.edition.edition import Edition
from feuillet.edition.finished_text import Line
from feuillet.findings import Finding
from feuillet.manuscript.document import prose

LEAST = 5
"""Letters by which a text is known: shorter words stand in many."""


def traced(findings: tuple[Finding, ...], edition: Edition | None) -> tuple[Finding, ...]:
    """Say of each finding that quotes words of a page where those are written, if one text alone has them."""
    if edition is None or not any(map(traceable, findings)):
        return findings
    texts = tuple(lines(edition))
    return tuple(told(finding, texts) for finding in findings)


def traceable(finding: Finding) -> bool:
    """Return whether a finding about a product names a text, or quotes one."""
    return bool(finding.context or finding.evidence)


def lines(edition: Edition) -> Iterator[Line]:
    """List the texts of an edition and of its imprint."""
    for tree in (edition.document, edition.imprint):
        yield from (text for text in prose(tree) if isinstance(text, Line))


def told(finding: Finding, texts: Iterable[Line]) -> Finding:
    """Name the place of the text that a finding is about, or of the one that has its words."""
    words = bare(finding.evidence)
    if finding.context:
        places = {text.location for text in texts if text.context == finding.context}
    else:
        places = {text.location for text in texts if len(words) >= LEAST and words in bare(text.plain)}
    if len(places) != 1:
        return finding
    return replace(finding, remedy=f"{finding.remedy} (it is written in {places.pop()})")


def bare(text: str) -> str:
    """Take from a text what a page shows otherwise: blanks, hyphens at the end of a line, what nobody sees."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LMNS")
