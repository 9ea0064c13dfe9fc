"""Habits that most languages of Europe share."""

from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.rule import bind_figure, rule

RULES = (
    bind_figure(
        "european-bind-unit-signs",
        "cs de en es fr it nl pl pt-BR ro sk",
        "[%‰€]|°C",
        "a number stays on one line with its sign",
    ),
    rule(
        "european-elision-before-quotation",
        "fr it",
        rf"(?<=[^\W\d_])'(?={SEAM}?[\"«]{SEAM}?\w)",
        "’",
        "a word elided before a quotation ends with an apostrophe, not a prime",
    ),
)
