"""A translation's links lead where the source's do, or to the same page in its own language."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose
from feuillet.preflight.addresses import disguised, host
from feuillet.translation.glossary import Usage

CHECK = "links"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare where links lead; another page of the same site is a question, another site or place an error."""
    wanted, given = (Counter(filter(None, places(text))) for text in (source, target))
    if wanted != given:
        said = [", ".join(each) or "nothing" for each in (wanted, given)]
        problem = f"the source links to {said[0]}, the translation to {said[1]}"
        near = sorted(map(host, wanted.elements())) == sorted(map(host, given.elements()))
        severity = Severity.QUESTION if near else Severity.ERROR
        yield Finding(target.location, problem, "write the addresses of the source", CHECK, severity, evidence=said[1])
    for words, href in disguised(target):
        problem = f"the words {words} look like an address, and lead to {href}"
        yield Finding(target.location, problem, "write the address itself, or other words", CHECK)


def places(text: Prose) -> Iterator[str]:
    """List where the links of a text lead; a link of several runs, partly emphasised, is one."""
    return (href for href, _ in groupby(run.href for run in text.runs))
