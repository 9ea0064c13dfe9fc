"""Brackets, quotation marks and emphasis are closed, and emphasis stands where the source has some."""

from collections import Counter
from collections.abc import Iterator

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.translation.glossary import Usage

CHECK = "pairs"
BRACKETS = {
    "(": ")",
    "[": "]",
    "（": "）",
    "［": "］",
    "「": "」",
    "『": "』",
    "《": "》",
    "«": "»",
    "‹": "›",
    "¿": "?",
    "¡": "!",
}
"""What opens, and what closes it."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Count what opens and what closes; compare emphasis with the source's."""
    plain = "".join(run.text for run in target.runs)
    signs = Counter(plain)
    for opening, closing in BRACKETS.items():
        if signs[opening] > signs[closing] or (signs[closing] > signs[opening] and closing not in "?!"):
            yield fault(target, f"{opening} stands {signs[opening]} times, {closing} {signs[closing]} times")
    if signs['"'] % 2:
        yield fault(target, 'a straight " has no partner')
    emphasised, other = (sum(run.strong or run.emphasis for run in text.runs) > 0 for text in (source, target))
    if emphasised != other:
        yield fault(
            target, "the translation has emphasis where the source has none" if other else "the emphasis is lost"
        )


def fault(target: Prose, problem: str) -> Finding:
    """Say what lacks its partner."""
    return Finding(target.location, problem, "write it as the source does", CHECK)
