"""Setting a text by the rules of its locale, and telling what each of them did."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from feuillet.cldr import Locale
from feuillet.discovery import modules
from feuillet.edition.typography import languages
from feuillet.edition.typography.languages import every
from feuillet.edition.typography.rule import OBJECT, PDI, RLI, SEAM, Rule
from feuillet.manuscript.prose import Run

NEAR = 12
"""How many characters either side of a change are shown."""


@dataclass(frozen=True)
class Change:
    """What a rule did at one place: the words around it before and after."""

    rule: Rule
    before: str
    after: str


@lru_cache
def rules(locale: Locale) -> tuple[Rule, ...]:
    """List the rules of a locale in the order they are applied: those of every language come first."""
    own = (rule for module in modules(languages) if module is not every for rule in module.RULES)
    return tuple(rule for rule in (*every.RULES, *own) if rule.applies(locale))


def set_text(text: str, locale: Locale) -> str:
    """Apply the rules of a locale to a plain text."""
    for rule in rules(locale):
        text = rule.pattern.sub(rule.set, text)
    return text


def changes(text: str, locale: Locale) -> Iterator[Change]:
    """Tell, rule by rule, what setting a plain text changes in it."""
    for rule in rules(locale):
        for match in rule.pattern.finditer(text):
            if (new := rule.set(match)) != match[0]:
                head, tail = around(match)
                yield Change(rule, head + match[0] + tail, head + new + tail)
        text = rule.pattern.sub(rule.set, text)


def around(match: re.Match[str]) -> tuple[str, str]:
    """Take a few characters before and after a match."""
    start, end = match.span()
    return match.string[max(0, start - NEAR) : start], match.string[end : end + NEAR]


def set_runs(runs: tuple[Run, ...], locale: Locale) -> tuple[Run, ...]:
    """Apply the rules of a locale across the runs of a text; quantities are set already and stay as they are."""
    parts = set_text(join(runs), locale).split(SEAM)
    return tuple(run if run.quantity else replace(run, text=part) for run, part in zip(runs, parts, strict=True))


def join(runs: tuple[Run, ...]) -> str:
    """Join runs as the rules see them: a quantity is one sign."""
    return SEAM.join(OBJECT if run.quantity else run.text for run in runs)


def isolate(text: str, direction: str) -> str:
    """Isolate a quantity in right-to-left text in the text's own direction: dir=ltr would turn 1.5–4.5 mg round."""
    return f"{RLI}{text}{PDI}" if direction == "rtl" else text
