"""Numbers written as words: ICU's, and those a language's file adds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain

from feuillet.writing import generated, language
from feuillet.writing.language import UNKNOWN
from feuillet.writing.phrases import Cores, cores, letter, regex

TOKEN = re.compile(r"[^-‐‑–—\s.,;:!?()\[\]{}«»“”„\"。、，؛؟।…/\ufffc]+")
LONGEST = 5
"""The most words of a number up to a hundred."""


@dataclass(frozen=True)
class Spelled:
    """A number word as it is written in a text, with its value and place."""

    word: str
    value: Decimal
    start: int
    end: int


@cache
def spellings(subtag: str) -> dict[str, int]:
    """Map ICU's number words of a language to their values; a word of several values has the least."""
    words = generated("number_words").get(subtag, {})
    return {fold(word): int(number) for number, said in reversed(words.items()) for word in said}


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """Take a word without its case and its kinds of blank; Turkish İ leaves a dot that no dictionary has."""
    return " ".join(word.casefold().replace("\u0307", "").replace("-", " ").split())


@cache
def beginnings(subtag: str) -> frozenset[str]:
    """The first words of ICU's number words of a language: most words of a text are none."""
    return frozenset(word.partition(" ")[0] for word in spellings(subtag))


def values(text: str, subtag: str, *, prose: bool = True) -> tuple[Spelled, ...]:
    """Read the number words of a text.

    In ``prose`` from two on, for one is an article in many languages, and where no spaces separate words only those that the
    language's file has; beside a bar every one of them.
    """
    spaced = language(subtag).spaced
    if prose:
        text = pattern(subtag, "but").sub(blank, text) if near(subtag, "but").near(text) else text
    icu = tuple(by_words(text, subtag)) if spaced else () if prose else tuple(by_letters(text, subtag))
    if prose and subtag in HAN_LANGUAGES:
        icu = tuple(Spelled(text[start:end], amount, start, end) for start, end, amount in han(text) if end - start > 1)
    for each in icu:
        text = f"{text[: each.start]}{' ' * len(each.word)}{text[each.end :]}"
    own = (
        Spelled(match[0], Decimal(str(match.lastgroup)[1:].replace("_", ".")), match.start(), match.end())
        for match in (pattern(subtag, "own").finditer(text) if near(subtag, "own").near(text) else ())
    )
    found = sorted((*icu, *own), key=lambda each: each.start)
    return tuple(each for each in found if not prose or each.value != 1)


def blank(match: re.Match[str]) -> str:
    """Put blanks in the place of what was found, so that nothing moves."""
    return " " * len(match[0])


def by_words(text: str, subtag: str) -> Iterator[Spelled]:
    """Find ICU's number words among words that are separated by spaces, those of several words first."""
    known = spellings(subtag)
    if not known:
        return
    tokens = list(TOKEN.finditer(text))
    done = 0
    for number, token in enumerate(tokens):
        if fold(token[0]) not in beginnings(subtag):
            continue
        for last in tokens[number : number + LONGEST][::-1]:
            word = text[token.start() : last.end()]
            if token.start() >= done and fold(word) in known:
                yield Spelled(word, Decimal(known[fold(word)]), token.start(), last.end())
                done = last.end()
                break


def by_letters(text: str, subtag: str) -> Iterator[Spelled]:
    """Find ICU's number words wherever they are, the longest first."""
    for match in pattern(subtag, "icu").finditer(text):
        yield Spelled(match[0], Decimal(spellings(subtag)[fold(match[0])]), match.start(), match.end())


@cache
def near(subtag: str, kind: str) -> Cores:
    """The cores of a language's own number words, or of what only looks like one."""
    facts = language(subtag)
    numbers = {} if facts.numbers is UNKNOWN else facts.numbers
    looks = () if facts.no_numbers is UNKNOWN else facts.no_numbers.said
    said = looks if kind == "but" else tuple(chain.from_iterable(words.said for words in numbers.values()))
    return cores(said, letter("".join(said)) if facts.spaced else "")


@cache
def pattern(subtag: str, kind: str) -> re.Pattern[str]:
    """Compile a language's own number words, what only looks like one (``but``), or ICU's."""
    facts = language(subtag)
    said: Iterable[str]
    if kind == "icu":
        said = map(re.escape, sorted(spellings(subtag), key=len, reverse=True))
    elif kind == "but":
        said = map(regex, () if facts.no_numbers is UNKNOWN else facts.no_numbers.said)
    else:
        numbers = {} if facts.numbers is UNKNOWN else facts.numbers
        said = (
            f"(?P<n{number.replace('.', '_')}>{'|'.join(map(regex, words.said))})" for number, words in numbers.items()
        )
    whole = "|".join(said) or r"(?!)"
    edge = letter(whole)
    return re.compile(f"(?<!{edge})(?:{whole})(?!{edge})" if facts.spaced else whole, re.IGNORECASE)


HAN_LANGUAGES = frozenset({"ja", "yue", "zh"})
"""Languages in which a numeral of two signs or more counts; one alone may be part of any word."""
HAN = re.compile("[〇零一二两兩三四五六七八九十百千万萬億亿]+")
HAN_DIGITS = {
    sign: number for number, signs in enumerate(("〇零", "一", "二两兩", *"三四五六七八九")) for sign in signs
}
HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}


def han(text: str) -> tuple[tuple[int, int, Decimal], ...]:
    """Read the Han numerals of a text: start, end and value of each."""
    return tuple((match.start(), match.end(), Decimal(han_value(match[0]))) for match in HAN.finditer(text))


def han_value(numeral: str) -> int:
    """Read a Han numeral: digits multiply the unit behind them, and 万 and 億 all that comes before them."""
    total, part, number = 0, 0, 0
    for sign in numeral:
        if sign in HAN_DIGITS:
            number = number * 10 + HAN_DIGITS[sign]
        elif HAN_UNITS[sign] < 10**4:
            part, number = part + (number or 1) * HAN_UNITS[sign], 0
        else:
            total, part, number = total + ((part + number) or 1) * HAN_UNITS[sign], 0, 0
    return total + part + number
