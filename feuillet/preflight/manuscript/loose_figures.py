"""Every figure of a manuscript is a quantity in braces; digits in a name (IL-6, 5-HT, 3D) belong to a word."""

import re
from collections.abc import Iterator

from feuillet.findings import Finding, Severity
from feuillet.manuscript.document import Document, prose

CHECK = "loose-figures"
LOOSE = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*(?!\d|-?[A-Z])")


def check(document: Document) -> Iterator[Finding]:
    """Find figures outside braces; in a term or an abbreviation they are part of its name."""
    for text in prose(document):
        if text.context.startswith("abbreviations/"):
            continue
        for run in text.runs:
            if run.quantity is None and (match := LOOSE.search(run.text)):
                problem = f"the figure {match[0]} stands outside braces"
                remedy = "write quantities in braces, {4.5 mg}, so that every language writes and checks them"
                yield Finding(text.location, problem, remedy, CHECK, Severity.WARNING)
