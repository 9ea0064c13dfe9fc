"""A term of the source is in the translation as the locale's glossary has it, and no forbidden variant of it anywhere.

A glossary never has every good word for a term, so that what it does not know is a question.
"""

from collections.abc import Iterator

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.wording import REMEDY, question, words_of
from feuillet.translation.glossary import Usage, found

CHECK = "terms"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
    """Look for the glossary's words."""
    original, plain = words_of(source), words_of(target)
    for term in usage.glossary.near(original, plain):
        stands = found((term.term,), original, spaced=True)
        if stands and not found(term.forms, plain, spaced=usage.spaced):
            problem = f"{stands} is in the source, and {term.translation} not in the translation"
            yield question(target, problem, CHECK, stands, f"say {term.translation}; {REMEDY}")
        if wrong := found(term.forbidden, plain, spaced=usage.spaced):
            yield question(target, f"{wrong} is not said here", CHECK, wrong, f"say {term.translation}; {REMEDY}")
