"""A translation has the footnotes of its source, and the numbers that are raised or lowered there: ``10^9^`` is not ``109``."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import normalize

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.wording import question
from feuillet.translation.glossary import Usage

CHECK = "marks"
TYPED = re.compile("[\u00b2\u00b3\u00b9\u2070\u2074-\u207b\u2080-\u208b]+")
"""Signs that are raised or lowered by themselves: m², H₂O, Ca²⁺."""
NUMBERED = re.compile(r"[\d+−-]")
"""Raised letters are a language's own, as in 1^er^."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare the marks of footnotes, then what is raised or lowered where either text has the notation for it."""
    wanted, given = (Counter(run.footnote for run in text.runs if run.footnote) for text in (source, target))
    if wanted != given:
        said = [" ".join(f"[^{id}]" for id in sorted(each.elements())) or "none" for each in (wanted, given)]
        problem = f"the source has the footnotes {said[0]}, the translation {said[1]}"
        yield Finding(target.location, problem, "write the marks of the source where they belong", CHECK)
    elif Counter(there := behind(source)) != Counter(here := behind(target)):
        shown = [
            ", ".join(f"{{{braces}}}[^{id}]" for braces, id in each) or "none at a quantity" for each in (there, here)
        ]
        problem = f"the source has the footnotes {shown[0]}, the translation {shown[1]}"
        yield question(target, problem, CHECK, " | ".join(shown))
    if not any(run.raised or run.lowered for text in (source, target) for run in text.runs):
        return
    wanted, given = (Counter(shifted(text)) for text in (source, target))
    if wanted != given:
        said = [", ".join(sorted(each.elements())) or "nothing" for each in (wanted, given)]
        problem = f"the source raises or lowers {said[0]}, the translation {said[1]}"
        yield Finding(target.location, problem, "write it as the source does: 10^9^, H~2~O", CHECK)


def behind(text: Prose) -> list[tuple[str, str]]:
    """List the footnotes that stand against a quantity, each with it."""
    near = pairwise(text.runs)
    return [(one.quantity.inside, two.footnote) for one, two in near if one.quantity and two.footnote]


def shifted(text: Prose) -> Iterator[str]:
    """List the numbers and signs that a text raises or lowers, whichever way that is written."""
    for run in text.runs:
        if run.raised or run.lowered:
            if NUMBERED.search(run.text):
                yield plain(run.text) if run.raised else f"lowered {plain(run.text)}"
        elif run.quantity is None:
            yield from map(typed, TYPED.findall(run.text))


def typed(signs: str) -> str:
    """Write signs that are raised or lowered by themselves as the notation has them."""
    return f"lowered {plain(signs)}" if "\u2080" <= signs[0] <= "\u208e" else plain(signs)


def plain(text: str) -> str:
    """Write digits of any kind and each minus alike."""
    return normalize("NFKC", text).replace("\u2212", "-")
