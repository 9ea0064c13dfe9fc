"""Phrases: how words are written down in the files of languages, and how they are found in a text.

A phrase is a regular expression in which ``*`` stands for any letters, also after a class or a group, and a blank for white space
that ``?`` makes optional. Most words of a language are in no text that is checked: a plain piece of each, its core, is looked for
first, and only where one is found are the words compiled.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

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
NOTATION = re.compile(r"[\\\[(|?+{]")
"""What a phrase without it has of notation is only ``*``, ``.``, ``^`` and ``$``."""
ONE_CLASS = re.compile(r"([^\\\[(|{]*)\[([^]\\^-]+)\]([^\\\[(|{]*)")
PIECE = re.compile(r"[^*.^$\s]+")
"""What of a phrase is no plain letter; ``+`` makes none optional, but what follows the first may be one more of the same."""
MIXED = str.maketrans("\u0130\u0131أإآىیئکة\u0345", "iiاااييي\u0643ه\u0301")
"""Letters that a pattern takes for the same, or that phrases list beside each other because people mix them.

U+0345 is no letter by itself, and its other case is one.
"""


@dataclass(frozen=True)
class Cores:
    """One plain piece of each of some phrases: pieces that stand as words by themselves, and those that may stand anywhere.

    A text that has none of them has none of the phrases. ``edge`` is what is a letter where words stand apart.
    """

    alone: frozenset[str]
    anywhere: tuple[str, ...]
    edge: str

    def near(self, text: str) -> bool:
        """Return whether some of the phrases may stand in a text."""
        if not self.alone.isdisjoint(tokens(text, self.edge)):
            return True
        plain = folded(text)
        return any([core in plain for core in self.anywhere])  # noqa: C419 a list is faster, and it is short


@dataclass(frozen=True)
class Words:
    """Words that say one thing, and ``but`` what looks like them and says another; found in a text from left to right.

    Each is a phrase. Where a language sets words apart, one is found as a whole word; ``but`` is tried first, and what it takes is
    not looked at again.
    """

    said: tuple[str, ...]
    but: tuple[str, ...] = ()

    @cached_property
    def cores(self) -> tuple[Cores, Cores]:
        """The cores of what is said, as parts of words and as whole words."""
        return cores(self.said, ""), cores(self.said, self.edge)

    @cached_property
    def edge(self) -> str:
        """What is a letter in the script of the words."""
        return letter("".join((*self.said, *self.but)))

    def found(self, text: str, *, spaced: bool) -> tuple[str, ...]:
        """List the words a text holds, as they are written there."""
        return tuple([match["said"] for match in self.matches(text, spaced=spaced)])

    def matches(self, text: str, *, spaced: bool) -> Iterator[re.Match[str]]:
        """Find the words a text holds, with their places."""
        if self.cores[spaced].near(text):
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
    return re.compile(f"(?<!{words.edge})(?:{whole})(?!{words.edge})" if spaced else whole, re.IGNORECASE)


def regex(phrase: str) -> str:
    """Make a phrase with its ``*`` and blanks a regular expression."""
    phrase = phrase.replace("*", f"{letter(phrase)}*")
    return BLANK.sub(lambda match: rf"(?:\s+){match[1]}" if match[1] else r"\s+", phrase)


def letter(phrase: str) -> str:
    """Choose what a letter is in the script of a phrase; the class of all of them compiles slowly."""
    return LETTER if INDIC.search(phrase) else POINTED if "\u0590" <= max(phrase, default="") < "\u0900" else r"\w"


def cores(phrases: Iterable[str], edge: str) -> Cores:
    """Find the cores of phrases; with an ``edge`` none of them begins or ends within a word."""
    alone, anywhere = set[str](), set[str]()
    for phrase in chain.from_iterable(map(variants, phrases)):
        piece, whole = core(phrase)
        if whole and edge and re.fullmatch(f"(?:{edge})+", piece):
            alone.add(piece)
        else:
            anywhere.add(piece)
    return Cores(frozenset(alone), ("",) if "" in anywhere else tuple(sorted(anywhere)), edge)


def variants(phrase: str) -> tuple[str, ...]:
    """Write a phrase with one class of letters once with each of them."""
    match = ONE_CLASS.fullmatch(phrase)
    return tuple(f"{match[1]}{letter}{match[3]}" for letter in match[2]) if match else (phrase,)


def core(phrase: str) -> tuple[str, bool]:
    """Find the longest piece of a phrase that stands in every text the phrase is found in, and whether as a word by itself.

    It is empty where there is none.
    """
    plain = phrase
    if NOTATION.search(phrase):
        plain = CLASS.sub(alike, ESCAPE.sub("\n", phrase))
        while plain != (plain := GROUP.sub(alike, plain)):
            pass  # a group within a group is gone first
        plain = "" if "|" in plain else OPTIONAL.sub("\n", plain)
    piece = max(PIECE.finditer(plain), key=lambda match: len(match[0]), default=None)
    if piece is None:
        return "", False
    return folded(piece[0]), {*plain[: piece.start()][-1:], *plain[piece.end() :][:1]} <= {" "}


def alike(match: re.Match[str]) -> str:
    """Put for a class or a group of letters that people mix the one that stands for them, and for any other nothing known."""
    listed = match[0][1:-1].removeprefix("?:").replace("{1}", "")
    letters = {folded(each) for each in (listed.split("|") if match[0][0] == "(" else listed)}
    return one if len(letters) == 1 and len(one := letters.pop()) == 1 else "\n"


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A text to look for plain pieces in: without case, and with one letter for those that are mixed."""
    return text.translate(MIXED).casefold()


@lru_cache(maxsize=4096)
def tokens(text: str, edge: str) -> frozenset[str]:
    """The words of a text by themselves."""
    return frozenset(re.findall(f"(?:{edge})+", folded(text))) if edge else frozenset()
