"""A translation holds no HTML that its source does not have: it would be printed as it is typed."""

from collections.abc import Iterator

from feuillet.findings import Finding
from feuillet.manuscript.hypertext import written
from feuillet.manuscript.prose import Prose
from feuillet.preflight.wording import question
from feuillet.translation.glossary import Usage

CHECK = "html"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Ask about tags and named characters of HTML: a text may be about them."""
    found = [each for each in dict.fromkeys(written(target.text)) if each not in source.text]
    if found:
        problem = f"the HTML {', '.join(found)} is printed as it is typed; the source has none of it"
        yield question(target, problem, CHECK, " ".join(found))
