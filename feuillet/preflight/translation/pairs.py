"""Brackets, quotation marks and emphasis are closed, and emphasis is where the source has some."""

import re
from collections.abc import Iterator
from dataclasses import replace

from feuillet.findings import Finding, Severity
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
ENUMERATED = re.compile(r"(?:^|(?<=[\s.;:,。；！、]))(?:\d{1,2}|[^\W\d_])[)）]")
"""1) or a) before the points of an enumeration."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Count what opens and what closes; compare emphasis with the source's."""
    plain, original = ("".join(run.text for run in text.runs) for text in (target, source))
    for opening, closing in BRACKETS.items():
        spare = excess(plain, opening, closing)
        if spare in {0, excess(original, opening, closing)} or not excess(ENUMERATED.sub(" ", plain), opening, closing):
            continue
        if spare > 0 or closing not in "?!":
            counts = plain.count(opening), plain.count(closing)
            yield finding(target, f"{opening} stands {counts[0]} times, {closing} {counts[1]} times")
    if plain.count('"') % 2:
        yield finding(target, 'a straight " has no partner')
    emphasised, other = (sum(run.strong or run.emphasis for run in text.runs) > 0 for text in (source, target))
    if emphasised != other:
        problem = "the translation has emphasis where the source has none" if other else "the emphasis is lost"
        yield replace(finding(target, problem), severity=Severity.WARNING)


def excess(text: str, opening: str, closing: str) -> int:
    """Count how many more brackets open than close."""
    return text.count(opening) - text.count(closing)


def finding(target: Prose, problem: str) -> Finding:
    """Say what lacks its partner."""
    return Finding(target.location, problem, "write it as the source does", CHECK)
