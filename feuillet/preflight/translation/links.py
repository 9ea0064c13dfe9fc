"""Every link of the source leads to the same place in the translation."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.translation.glossary import Usage

CHECK = "links"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare where links lead."""
    wanted, given = (Counter(filter(None, places(text))) for text in (source, target))
    if wanted != given:
        problem = (
            f"the source links to {', '.join(wanted) or 'nothing'}, the translation to {', '.join(given) or 'nothing'}"
        )
        yield Finding(target.location, problem, "write the addresses of the source", CHECK)


def places(text: Prose) -> Iterator[str]:
    """List where the links of a text lead; a link of several runs, partly emphasised, is one."""
    return (href for href, _ in groupby(run.href for run in text.runs))
