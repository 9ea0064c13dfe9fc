"""A term of the source stands in the translation as the locale's glossary has it, and no forbidden variant of it anywhere."""

from collections.abc import Iterator

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.translation.glossary import Usage, found

CHECK = "terms"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
    """Look for the glossary's words."""
    original, plain = words(source), words(target)
    for term in usage.glossary.terms:
        stands = found((term.term,), original, spaced=True)
        if stands and not found(term.forms, plain, spaced=usage.spaced):
            problem = f"{stands} stands in the source, and {term.translation} not in the translation"
            yield Finding(target.location, problem, f"say {' or '.join(term.forms)}", CHECK)
        if wrong := found(term.forbidden, plain, spaced=usage.spaced):
            yield Finding(target.location, f"{wrong} is not said here", f"say {term.translation}", CHECK)


def words(text: Prose) -> str:
    """The words of a text, without its quantities."""
    return "".join(" " if run.quantity else run.text for run in text.runs)
