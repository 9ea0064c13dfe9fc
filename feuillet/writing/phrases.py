"""Phrases: how words are written down in the files of languages, and how they are found in a text.

A phrase is a regular expression in which ``*`` stands for any letters, also after a class or a group, and a blank for white space
that ``?`` makes optional. Most words of a language are in no text that is checked: a plain piece of each, its core, is looked for
first, and only where one is found are the words compiled.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

LETTER = "(?-i:[\\w\u0900-\u0963\u0966-\u0dff]|[\u0300-\u036f\u200c\u200d]{1}|[\u0591-\u05c7\u064b-\u065f]{1})"
"""A letter or what belongs to one; Python's ``\\w`` leaves out the vowel signs of India's scripts, and joiners.

Classes of one or two ranges compile in a fraction of the time that one of all ranges takes; Python would join them again but for
``{1}``. Both cases of each letter are in it.
"""
POINTED = "(?-i:[\\w\u0591-\u05c7\u064b-\u065f]|[\u0670\u200c\u200d]{1})"
INDIC = re.compile("[\u0900-\u0dff]")
"""Scripts whose vowel signs are no word characters to Python: points over letters, and the signs of India's scripts."""
BLANK = re.compile(r" (\??)")
"""White space, which may be left out where ``?`` follows."""
ESCAPE = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.)")
CLASS = re.compile(r"\[[^]]*\]")
GROUP = re.compile(r"\([^()]*\)")
OPTIONAL = re.compile(r".(?:[?+]|\{[^}]*\})+", re.DOTALL)
PIECE = re.compile(r"[^*.^$\s]+")
"""What of a phrase is no plain letter; ``+`` makes none optional, but what follows the first may be one more of the same."""
MIXED = str.maketrans("\u0130\u0131أإآىیئکة", "iiاااييي\u0643ه")
"""Letters that a pattern takes for the same, or that phrases list beside each other because people mix them."""


@dataclass(frozen=True)
class Words:
    """Words that say one thing, and ``but`` what looks like them and says another; found in a text from left to right.

    Each is a phrase. Where a language sets words apart, one is found as a whole word; ``but`` is tried first, and what it takes is
    not looked at again.
    """

    said: tuple[str, ...]
    but: tuple[str, ...] = ()

    @cached_property
    def cores(self) -> tuple[str, ...]:
        """The cores of what is said: a text that has none of them says nothing of it."""
        found = {core(phrase) for phrase in self.said}
        return ("",) if "" in found else tuple(sorted(found, key=len))

    def found(self, text: str, *, spaced: bool) -> tuple[str, ...]:
        """List the words a text holds, as they are written there."""
        return tuple([match["said"] for match in self.matches(text, spaced=spaced)])

    def matches(self, text: str, *, spaced: bool) -> Iterator[re.Match[str]]:
        """Find the words a text holds, with their places."""
        plain = folded(text)
        if any([core in plain for core in self.cores]):  # noqa: C419 a list is faster, and it is short
            return (match for match in pattern(self, spaced).finditer(text) if match["said"])
        return iter(())


def words(*said: str, but: tuple[str, ...] = ()) -> Words:
    """Make `Words` of those that say it, and of those that only look like it."""
    return Words(said, but)


@lru_cache(maxsize=4096)
def pattern(words: Words, spaced: bool) -> re.Pattern[str]:
    """Compile words; a longer one is tried first, so that the order of a list says nothing."""
    said, but = ("|".join(map(regex, sorted(each, key=len, reverse=True))) for each in (words.said, words.but))
    first = f"(?P<but>{but})|" if but else ""
    whole = f"{first}(?P<said>{said})"
    edge = letter("".join((*words.said, *words.but)))
    return re.compile(f"(?<!{edge})(?:{whole})(?!{edge})" if spaced else whole, re.IGNORECASE)


def regex(phrase: str) -> str:
    """Make a phrase with its ``*`` and blanks a regular expression."""
    phrase = phrase.replace("*", f"{letter(phrase)}{{0,}}")
    return BLANK.sub(lambda match: rf"(?:\s+){match[1]}" if match[1] else r"\s+", phrase)


def letter(phrase: str) -> str:
    """Choose what a letter is in the script of a phrase; the class of all of them compiles slowly."""
    return LETTER if INDIC.search(phrase) else POINTED if "\u0590" <= max(phrase, default="") < "\u0900" else r"\w"


def core(phrase: str) -> str:
    """Find the longest piece of a phrase that is in every text the phrase is found in; empty where there is none."""
    plain = CLASS.sub(alike, ESCAPE.sub("\n", phrase))
    while plain != (plain := GROUP.sub(alike, plain)):
        pass  # a group within a group is gone first
    if "|" in plain:
        return ""
    return folded(max(PIECE.findall(OPTIONAL.sub("\n", plain)), key=len, default=""))


def alike(match: re.Match[str]) -> str:
    """Put for a class or a group of letters that people mix the one that stands for them, and for any other nothing known."""
    listed = match[0][1:-1].removeprefix("?:").replace("{1}", "")
    letters = {folded(each) for each in (listed.split("|") if match[0][0] == "(" else listed)}
    return one if len(letters) == 1 and len(one := letters.pop()) == 1 else "\n"


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text to look for plain pieces in: without case, and with one letter for those that are mixed."""
    return text.translate(MIXED).casefold()
