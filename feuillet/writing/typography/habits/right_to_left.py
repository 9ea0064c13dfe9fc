"""Right-to-left languages: what runs left to right in them is isolated (Unicode Standard Annex 9)."""

from feuillet.writing.typography.direction import PATTERN, WHOLE, isolate, left_to_right
from feuillet.writing.typography.rule import rule

RULES = (
    rule(
        "rtl-isolate-whole",
        "rtl",
        WHOLE,
        lambda match: isolate(match[0], "ltr"),
        "a text with no word of its own script runs left to right to its last full stop",
    ),
    rule(
        "rtl-isolate-latin",
        "rtl",
        PATTERN,
        left_to_right,
        "Latin names, formulas, addresses and phone numbers run left to right and must not turn the words around them",
    ),
)
