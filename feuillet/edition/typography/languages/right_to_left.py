"""Right-to-left languages: what runs left to right in them is isolated (Unicode Standard Annex 9)."""

import re

from feuillet.edition.typography.rule import ADDRESS, LRI, PDI, SEAM, WJ, rule

LETTER = "A-Za-z\u00c0-\u024f\u0370-\u03ff0-9"
"""What a Latin name is made of: Latin and Greek letters, and digits."""
ISOLATED = rf"{LRI}[^{PDI}]*{PDI}"
PLACEHOLDER = r"\{[^{}]*\}"
PHONE = r"\+?\d[\d ().-]{5,}\d"
INSIDE = rf"[{LETTER}{WJ}.+/&@:-]|(?<=[A-Za-z])’(?=[A-Za-z])|(?<=[{LETTER}{SEAM}]) (?={SEAM}*[A-Za-z])|{SEAM}"
NO_ADDRESS = r"(?!https?://|mailto:)"
NAME = rf"(?:(?<![\d.,/-])\d+-?)?{NO_ADDRESS}[A-Za-z](?:(?:{NO_ADDRESS}(?:{INSIDE}))*{NO_ADDRESS}[{LETTER}+])?"
"""A Latin name of one or several words, which may begin with a figure (5-HT) and pass from one run into the next."""


def left_to_right(match: re.Match[str]) -> str:
    """Isolate a name, an address or a phone number; what is isolated already and a template's placeholder stay."""
    return match[0] if match[0][0] in {LRI, "{"} else f"{LRI}{match[0]}{PDI}"


RULES = (
    rule(
        "rtl-isolate-latin",
        "rtl",
        "|".join((PLACEHOLDER, ISOLATED, ADDRESS, PHONE, NAME)),
        left_to_right,
        "Latin names, addresses and phone numbers run left to right and must not turn the words around them",
    ),
)
