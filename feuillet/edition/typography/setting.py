"""Setting a text by the rules of its locale, and saying what each of them did."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from feuillet import described
from feuillet.cldr import Locale
from feuillet.discovery import modules
from feuillet.manuscript.prose import Run
from feuillet.writing.typography import habits
from feuillet.writing.typography.direction import QUANTITY, SEAM, direction, isolate
from feuillet.writing.typography.habits import every
from feuillet.writing.typography.rule import TURNED, Rule

NEAR = 12
"""How many characters either side of a change are shown."""


@dataclass(frozen=True)
class Change:
    """What a rule did at one place: the words around it before and after."""

    rule: Rule
    before: str
    after: str


@described.kept
def rules(locale: Locale) -> tuple[Rule, ...]:
    """List the rules of a locale in the order they are applied: those of every language come first."""
    own = (rule for module in modules(habits) if module is not every for rule in module.RULES)
    return tuple(rule for rule in (*every.RULES, *own) if rule.applies(locale))


def set_text(text: str, locale: Locale) -> str:
    """Apply the rules of a locale to a plain text."""
    for rule in rules(locale):
        text = rule.set(text)
    return text


def changes(text: str, locale: Locale) -> Iterator[Change]:
    """Say, rule by rule, what setting a plain text changes in it."""
    for rule in rules(locale):
        for match, new in rule.changes(text):
            if new != match[0]:
                head, tail = around(match)
                yield Change(rule, head + match[0] + tail, head + new + tail)
        text = rule.set(text)


def around(match: re.Match[str]) -> tuple[str, str]:
    """Take a few characters before and after a match."""
    start, end = match.span()
    return match.string[max(0, start - NEAR) : start], match.string[end : end + NEAR]


def set_runs(runs: tuple[Run, ...], locale: Locale) -> tuple[Run, ...]:
    """Apply the rules of a locale across the runs of a text; quantities are set already and stay as they are."""
    parts = set_text(join(runs), locale).split(SEAM)
    return tuple(replace(run, text=put_back(part, run)) for run, part in zip(runs, parts, strict=True))


def join(runs: tuple[Run, ...]) -> str:
    """Join runs as the rules see them: a quantity is one sign, which says whether it runs from left to right."""
    return SEAM.join(sign(run.text) if run.quantity else run.text for run in runs)


def sign(quantity: str) -> str:
    """Return what stands for a quantity while the rules see the text."""
    return QUANTITY if direction(quantity, "rtl") == "ltr" else TURNED


def put_back(part: str, run: Run) -> str:
    """Put a quantity back where its sign is, between the isolates that the rules have set around it."""
    return part.replace(QUANTITY, run.text).replace(TURNED, run.text) if run.quantity else part


def turn(quantity: str, locale: Locale) -> str:
    """Isolate a quantity in right-to-left text as the text runs; ``dir=ltr`` would turn 1.5–4.5 round where it is read.

    One with its unit in Latin letters runs as on the box, and the rules isolate it with the name it belongs to: Advil 200 mg.
    """
    turned = locale.direction == "rtl" and direction(quantity, "rtl") == "rtl"
    return isolate(quantity, "rtl") if turned else quantity
