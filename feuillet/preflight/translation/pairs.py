"""Brackets, quotation marks and emphasis are closed, and a question stays a question."""

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
"""What opens, and what closes it; German and Danish turn guillemets round, so those are only counted."""
EITHER = {"«", "‹"}
QUESTIONS = "?？؟;"
"""How a question ends; the semicolon is Greek."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
    """Count what opens and what closes, and compare emphasis and the last sign with the source's."""
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
    asked = ending(source) in QUESTIONS[:1]
    marks = QUESTIONS if usage.locale.language == "el" else QUESTIONS[:3]
    if asked and usage.locale.script not in {"Thai", "Khmr", "Laoo"} and ending(target) not in {*marks, "か", "。"}:
        yield fault(target, "the source asks, the translation does not")


def ending(text: Prose) -> str:
    """The last sign of a text, brackets and quotation marks aside."""
    return "".join(run.text for run in text.runs).rstrip(" »”\"')]）」")[-1:]


def fault(target: Prose, problem: str) -> Finding:
    """Say what lacks its partner."""
    return Finding(target.location, problem, "write it as the source does", CHECK)
