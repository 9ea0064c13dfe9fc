"""A rule: one habit of a language, and how rules that many languages share are written for each."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from feuillet.cldr import Locale
from feuillet.writing.typography.direction import LRI, QUANTITY, SEAM

NBSP, NNBSP, ZWSP, WJ = "\u00a0", "\u202f", "\u200b", "\u2060"
TURNED = "\ufffc"
"""Stands for a quantity while the rules see the whole text, as `SEAM` and `QUANTITY` do; no manuscript may hold them."""
OBJECT = f"{TURNED}{QUANTITY}"
"""Both signs of a quantity, for a class of characters."""
SPACES = " \u00a0\u202f"
GAP = rf"{SEAM}*[{SPACES}][{SPACES}{SEAM}]*"
"""One or more spaces, and the seams among them."""
ADDRESS = r"(?P<address>(?:https?://|mailto:)[^\s\x22<>«»\u0e00-\u0eff\u2000-\u206f\u3000-\U0010ffff]*(?<=[\w/]))"
"""What no rule may touch; a sign at its end belongs to the sentence, and so do letters of unspaced scripts."""
Put = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class Rule:
    """One habit of a language: what is found, what takes its place, and why; it is compiled where it is first applied.

    A text without its ``sign`` holds nothing that is found.
    """

    id: str
    languages: frozenset[str]
    regex: str
    put: Put
    reason: str
    unless: frozenset[str] = frozenset()
    sign: str = ""

    def applies(self, locale: Locale) -> bool:
        """Return whether the rule holds in a locale; ``*`` is every language, ``rtl`` every right-to-left one.

        A language with its script holds wherever that is written: ``zh-Hant`` in ``zh-TW`` too.
        """
        names = {locale.language, locale.tag, f"{locale.language}-{locale.script}"}
        return bool((names | {"*", locale.direction}) & self.languages) and not names & self.unless

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What is found in a text without addresses, which nearly all are."""
        return re.compile(self.regex)

    @cached_property
    def guarded(self) -> re.Pattern[str]:
        """What is found in any text, or an address."""
        return re.compile(f"(?:{self.regex})|{ADDRESS}")

    def set(self, text: str) -> str:
        """Put in a text what takes the place of what is found; an address stays as it is."""
        if self.sign not in text:
            return text
        return self.guarded.sub(self.replaced, text) if addressed(text) else self.pattern.sub(self.put, text)

    def changes(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """List what is found in a text, each with what takes its place."""
        pattern = self.guarded if addressed(text) else self.pattern
        return ((match, self.replaced(match)) for match in pattern.finditer(text))

    def replaced(self, match: re.Match[str]) -> str:
        """Say what takes the place of what was found."""
        if match.lastgroup == "address":
            return match[0]
        return match.expand(self.put) if isinstance(self.put, str) else self.put(match)


def addressed(text: str) -> bool:
    """Return whether a text may hold an address."""
    return "://" in text or "mailto:" in text


def rule(id: str, languages: str, pattern: str, put: Put, reason: str, sign: str = "") -> Rule:
    """Write a rule in one line; a language after a minus is left out."""
    names = languages.split()
    unless = frozenset(name[1:] for name in names if name.startswith("-"))
    return Rule(id, frozenset(names) - {f"-{name}" for name in unless}, pattern, put, reason, unless, sign)


def close_up(match: re.Match[str]) -> str:
    """Take the spaces away and leave the seams."""
    return re.sub(f"[{SPACES}]", "", match[0])


def quotes(id: str, languages: str, marks: str, before: str = r"(?<!\w)", after: str = r"(?!\w)") -> tuple[Rule, Rule]:
    """Set straight quotation marks as a language writes them: ``marks`` opens and closes, outer and inner.

    ``before`` and ``after`` are empty where letters touch them: a suffix, a particle, unspaced words.
    A quotation that holds set ones of its own kind stays, or a second setting would find other pairs than the first.
    """
    outer, end, inner, inner_end = tuple(marks)
    kin = inner.replace("’", "")  # which is the apostrophe of any word inside
    return (
        rule(
            f"{id}-quotes",
            languages,
            rf'{before}"(?=[^\s"])([^"{outer}]*[^\s"{outer}])"{after}',
            rf"{outer}\1{end}",
            f"a quotation is set between {outer} and {end}",
            '"',
        ),
        rule(
            f"{id}-inner-quotes",
            languages,
            rf"{before}'(?=[^\s'])([^'{kin}]*[^\s'{kin}])'{after}",
            rf"{inner}\1{inner_end}",
            f"a quotation inside another is set between {inner} and {inner_end}",
            "'",
        ),
    )


def dash(id: str, languages: str, sign: str) -> Rule:
    """Set a hyphen between spaces as the dash it stands for; no line begins with it."""
    return rule(
        f"{id}-dash",
        languages,
        rf"(?<=[^\s{SEAM}\u2066-\u2068])({SEAM}?)[{SPACES}]({SEAM}?)(?:-|–|—)(?={SEAM}?[{SPACES}])",
        rf"\1{NBSP}\2{sign}",
        f"between words the dash is {sign}, not a hyphen, and no line begins with it",
    )


def bind(id: str, languages: str, words: str, then: str, reason: str) -> Rule:
    """Keep a word on one line with what follows it."""
    return rule(id, languages, rf"(?<![\w./@-])({words})({SEAM}?) ({SEAM}?)(?={then})", rf"\1\2{NBSP}\3", reason)


def bind_figure(id: str, languages: str, then: str, reason: str, end: str = "") -> Rule:
    """Keep a number, or a quantity, on one line with what follows it; ``end`` follows the number."""
    return rule(id, languages, rf"(?<=[\d{OBJECT}]{end})({SEAM}?) ({SEAM}?)(?={then})", rf"\1{NBSP}\2", reason)


NAME = r"[^\W\d_a-zà-öø-ÿα-ώа-џіїєґ]"
"""A letter that may begin a name: a capital, or a letter of a script without them."""


def abbreviations(id: str, languages: str, titles: str, counters: str) -> tuple[Rule, Rule]:
    """Keep a title with its name and a counter (No., p.) with its number; both are lists separated by spaces."""
    title, counter = ("|".join(map(re.escape, words.split())) for words in (titles, counters))
    return (
        bind(f"{id}-bind-titles", languages, title, NAME, "a title stays on one line with the name"),
        bind(f"{id}-bind-counters", languages, counter, rf"[\d{OBJECT}]", "a number stays with what it counts"),
    )


def spaced(id: str, languages: str, space: str, *known: str) -> Rule:
    """Separate the letters of an abbreviation (z. B.) by a space at which no line breaks; a longer one goes before a shorter."""
    letters = (rf"(?i:{text[0]}){re.escape(text[1:])}".replace(r"\ ", f"[{SPACES}]?") for text in known)
    return rule(
        f"{id}-spaced-abbreviations",
        languages,
        rf"(?<![\w./@-])(?:{'|'.join(letters)})(?!\w)",
        lambda match: re.sub(rf"\.[{SPACES}]?(?=\w)", f".{space}", match[0]),
        "the words of an abbreviation are separated by a space, and never by a line's end",
    )


def final_apostrophe(id: str, languages: str) -> Rule:
    """Set what the quotations leave over at a word's end; it goes after them."""
    return rule(
        f"{id}-final-apostrophe",
        languages,
        rf"(?<=[^\W\d_])({SEAM}?)'(?!{SEAM}?\w)",
        r"\1’",
        "a letter left out at a word's end is an apostrophe, not a prime",
        "'",
    )


def tight(id: str, languages: str, signs: str) -> Rule:
    """Take away a space before punctuation marks, unless they begin a number or a name (.5, :latest).

    It goes before the quotations, which look for spaces.
    """
    return rule(
        id,
        languages,
        rf"{GAP}(?=[{signs}](?![A-Za-z0-9.{LRI}]))",
        closed,
        f"there is no space before {' '.join(signs)}, so no line begins with one",
    )


def closed(match: re.Match[str]) -> str:
    """Take the spaces out of a gap and leave its seams."""
    return re.sub(f"[{SPACES}]", "", match[0])
