"""Typographic rules by language, applied once to finished text, so that manuscripts and catalogs stay plainly typed.

Each rule has an id and a reason, and applying a rule twice changes nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from feuillet.cldr import Locale
from feuillet.manuscript.prose import Run

NBSP, NNBSP = "\u00a0", "\u202f"
RLI, LRI, PDI = "\u2067", "\u2066", "\u2069"
SEAM, OBJECT = "\ue000", "\ufffc"
"""Stand between two runs, and for a quantity, while the rules see the whole text; no manuscript may hold them."""
LETTER = "A-Za-z\u00c0-\u024f\u0370-\u03ff0-9"
"""What a Latin name is made of: Latin and Greek letters, and digits."""


@dataclass(frozen=True)
class Rule:
    """One habit of a language: what is found, what takes its place, and why."""

    id: str
    languages: frozenset[str]
    pattern: re.Pattern[str]
    put: str | Callable[[re.Match[str]], str]
    reason: str
    unless: frozenset[str] = frozenset()

    def applies(self, locale: Locale) -> bool:
        """Tell whether the rule holds in a locale; ``*`` is every language, ``rtl`` every right-to-left one."""
        return (
            bool({"*", locale.language, locale.tag, locale.direction} & self.languages)
            and locale.tag not in self.unless
        )


Put = str | Callable[[re.Match[str]], str]


def rule(id: str, languages: str, pattern: str, put: Put, reason: str) -> Rule:
    """Write a rule in one line; a language after a minus is left out."""
    names = languages.split()
    unless = frozenset(name[1:] for name in names if name.startswith("-"))
    return Rule(id, frozenset(names) - {f"-{name}" for name in unless}, re.compile(pattern), put, reason, unless)


ISOLATED = rf"{LRI}[^{PDI}]*{PDI}"
PLACEHOLDER = r"\{[^{}]*\}"
ADDRESS = rf"(?:https?://|mailto:)[^\s{SEAM}]*[{LETTER}/]"
PHONE = r"\+?\d[\d ().-]{5,}\d"
NAME = rf"[A-Za-z](?:(?:[{LETTER}.+/&@:-]|(?<=[{LETTER}{SEAM}]) (?={SEAM}*[A-Za-z])|{SEAM})*[{LETTER}+])?"
"""A Latin name of one or several words, which may pass from one run into the next."""


def left_to_right(match: re.Match[str]) -> str:
    """Isolate a name, an address or a phone number; what is isolated already and a template's placeholder stay."""
    return match[0] if match[0][0] in {LRI, "{"} else f"{LRI}{match[0]}{PDI}"


RULES = (
    rule(
        "apostrophe",
        "ltr",
        r"(?<=\w)(\ue000?)'(?=\ue000?[\w\ufffc])",
        r"\1’",
        "an elision is set with an apostrophe, not a prime",
    ),
    rule("ellipsis", "*", r"(?<!\.)\.\.\.(?!\.)", "…", "three full stops are one sign, and never part at a line's end"),
    rule(
        "fr-nnbsp-before-punctuation",
        "fr -fr-CA",
        r"(?<=[^\s\ue000;!?])(\ue000?)[ \u00a0\u202f]?(\ue000?)(?=[;!?]+(?:\s|\ue000|$|»))",
        rf"\1{NNBSP}\2",
        "French sets a thin no-break space before ; ! ?",
    ),
    rule(
        "fr-nbsp-before-colon",
        "fr",
        r"(?<=\S)[ \u202f](?=:(?:\s|\ue000|$))",
        NBSP,
        "French sets a no-break space before :",
    ),
    rule(
        "fr-nnbsp-in-guillemets",
        "fr",
        r"«[ \u00a0\u202f]?(?=\S)",
        f"«{NNBSP}",
        "no line ends with an opening guillemet",
    ),
    rule(
        "fr-nnbsp-in-guillemets",
        "fr",
        r"(?<=\S)[ \u00a0\u202f]?»",
        f"{NNBSP}»",
        "no line begins with a closing guillemet",
    ),
    rule(
        "rtl-isolate-latin",
        "rtl",
        "|".join((PLACEHOLDER, ISOLATED, ADDRESS, PHONE, NAME)),
        left_to_right,
        "Latin names, addresses and phone numbers run left to right and must not turn the words around them",
    ),
)


def set_text(text: str, locale: Locale) -> str:
    """Apply the rules of a locale to a plain text."""
    for each in RULES:
        if each.applies(locale):
            text = each.pattern.sub(each.put, text)
    return text


def set_runs(runs: tuple[Run, ...], locale: Locale) -> tuple[Run, ...]:
    """Apply the rules of a locale across the runs of a text; quantities are set already and stay as they are."""
    plain = SEAM.join(OBJECT if run.quantity else run.text for run in runs)
    parts = set_text(plain, locale).split(SEAM)
    return tuple(run if run.quantity else replace(run, text=part) for run, part in zip(runs, parts, strict=True))


def isolate(text: str, direction: str) -> str:
    """Isolate a quantity in right-to-left text in the text's own direction: dir=ltr would turn 1.5–4.5 mg round."""
    return f"{RLI}{text}{PDI}" if direction == "rtl" else text
