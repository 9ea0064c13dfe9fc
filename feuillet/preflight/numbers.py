"""Numbers typed as prose, read the way their language writes them: its digits, its decimal sign, its names of units.

In German 1.234 is a thousand times what it is in English, and only who reads it in the right language can compare. Every Unicode
number is one: ½, ⁵⁰, ⑤, Ⅻ; so is a number word or a Han numeral before the unit of a dose.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from unicodedata import digit, normalize, numeric

from feuillet import described
from feuillet.cldr import Locale
from feuillet.edition.quantities import unit_patterns
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.units import UNITS
from feuillet.preflight.wording import ADDRESS, shown
from feuillet.writing import generated, language
from feuillet.writing.language import UNKNOWN
from feuillet.writing.numerals import han, values
from feuillet.writing.phrases import Cores, folded
from feuillet.writing.script import script
from feuillet.writing.units import LEAST, forms, named

NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c'’ \u00a0\u202f]\d+)*")
DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d\d){1,2}|\d{4}\.\d{1,2}\.\d{1,2}")
TIME = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
"""29.3.2020 or 2020.3.29; 17.30."""
SPACES = " \u00a0\u202f"
SIGNS = re.compile(
    r"(?P<whole>(?:\d+(?:[.,]\d+)*)?)(?P<sign>[\u00bc-\u00be\u2150-\u2182\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]"
    r"|(?<!\b[A-Za-z])(?<!\b[A-Za-z]{2})(?<!\b[A-Za-z]{3})(?<![A-Z)\]+⁺])[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+)"
)
"""Numbers that are no digits: fractions, Roman and circled numerals, raised and lowered digits that belong to no letter (m²)."""
RAISED = frozenset("²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
MARKS = re.compile(r"[\u200e\u200f\u061c\u2066-\u2069]")
PERCENT = "%٪﹪％"
ALIKE = str.maketrans({"\u03bc": "µ", "\u066b": ".", "\u066c": ","})
COMMON = {"mg": "mg", "mL": "mL", "ml": "mL", "g": "g", "kg": "kg", "µg": "µg", "mcg": "µg", "L": "L"}
"""What is written for units everywhere, whatever the language's own names are."""
DASH = re.compile(r"\s*[-‐-―~～〜−]\s*")
RANGE = re.compile(r"\s*[-‐-―~～〜−]\s*|\s?[^\W\d]{1,10}\s?(?:[^\W\d]{1,4}\s?)?")
"""What may be between the numbers of a range: a dash, or a word or two, but no bracket and no stop."""
NEAR = 24
"""How far behind a number word the word for its unit may end, in letters."""
YEAR = re.compile(r"(?:19|20)\d\d")
CYRILLIC_YEAR = re.compile(r"гг?\b")
"""2020 г. is a year in the languages of Cyrillic script, and no amount in grams."""
DOSES = {code: UNITS[code] for code in ("mg", "g", "kg", "µg", "mL", "L")}
"""The units of masses and volumes that medicines are measured by; a French pound is a book too."""


@dataclass(frozen=True)
class Number:
    """A number as it is written in a text; ``value`` is none where the language writes no number so.

    ``unit`` is the code of the mass, volume or percent beside it, ``named`` how that is written there, ``glued`` says that
    nothing separates the two; ``end`` is where number and unit end.
    """

    written: str
    value: Decimal | None
    unit: str
    named: str
    glued: bool
    start: int
    end: int


@lru_cache(maxsize=1024)
def numbers(text: Prose) -> tuple[Number, ...]:
    """Read the numbers outside quantities and addresses, in the language of the text."""
    plain, locale = plain_of(text), Locale(text.language)
    return tuple(sorted((*in_digits(plain, locale), *in_words(plain, locale)), key=lambda number: number.start))


@lru_cache(maxsize=1024)
def plain_of(text: Prose) -> str:
    """The text in which numbers have their places: a sign for each quantity, and signs that say nothing for an address."""
    plain = MARKS.sub("", "".join(shown(run) for run in text.runs))
    return ADDRESS.sub(lambda match: "_" * len(match[0]), plain)


def in_digits(text: str, locale: Locale) -> Iterator[Number]:
    """Read the numbers that a plain text writes in digits or signs."""
    for match in NUMBER.finditer(text):
        for start, written in parts(match, locale):
            yield number(text, start, start + len(written), value(written, locale), locale)
    for match in SIGNS.finditer(text):
        yield number(text, match.start(), match.end(), signed(match, locale), locale)


def number(text: str, start: int, end: int, amount: Decimal | None, locale: Locale) -> Number:
    """Read what is beside a number."""
    unit, named, space = beside(text, start, end, locale)
    return Number(text[start:end], amount, unit, named, named != "" and not space, start, end + len(named))


def signed(match: re.Match[str], locale: Locale) -> Decimal | None:
    """Read a number that ends in a sign with a value of its own, ½ or ⑤; raised and lowered digits make none."""
    sign = match["sign"]
    if normalize("NFKC", sign).isdecimal() and not sign.isnumeric():
        return None
    whole = value(match["whole"], locale) if match["whole"] else Decimal(0)
    part = Decimal(str(numeric(sign))).quantize(Decimal("0.001")).normalize() if len(sign) == 1 else None
    return None if whole is None or part is None or sign in RAISED else whole + part


def range_of(low: Number, high: Number, text: Prose) -> bool:
    """Return whether a dash, or a word such as “to”, makes a range of two numbers."""
    return bool(RANGE.fullmatch(between(low, high, text)))


def dashed(low: Number, high: Number, text: Prose) -> bool:
    """Return whether a dash joins two numbers."""
    return bool(DASH.fullmatch(between(low, high, text)))


def between(low: Number, high: Number, text: Prose) -> str:
    """The text between two numbers."""
    return plain_of(text)[low.end : high.start]


def in_words(text: str, locale: Locale) -> Iterator[Number]:
    """Read number words and Han numerals before the unit of a dose: fünf Gramm, 五千ミリグラム; one may be an article."""
    if not doses_near(text, locale):
        return
    spelled = values(text, locale.language, prose=False)
    numerals = () if script(locale.script).spaced else han(text)
    ends = {end for _, end, _ in numerals}
    words = ((each.start, each.end, each.value) for each in spelled if each.end not in ends)
    for start, end, amount in (*words, *numerals):
        found = number(text, start, end, amount, locale)
        following = " ".join(text[end : end + NEAR].split()[:1])
        units = named(following, locale.language) if not found.unit and script(locale.script).spaced else ()
        code = next((code for each in units for code, unit in DOSES.items() if unit.cldr in each), found.unit)
        if code in DOSES and amount != 1:
            yield replace(found, unit=code, named=found.named or f" {following}")


def doses_near(text: str, locale: Locale) -> bool:
    """Return whether a text may name the unit of a dose: a glance at the beginnings of its names, for most texts have none."""
    cores, own, single = dose_names(locale.tag)
    return cores.near(text) or single.search(folded(text)) is not None or any(each.near(text) for each in own)


@described.kept
def dose_names(tag: str) -> tuple[Cores, tuple[Cores, ...], re.Pattern[str]]:
    """List how a locale's names of doses' units begin, also where words may be inflections, and find a name of one letter."""
    units, facts = {unit.cldr for unit in DOSES.values()}, language(Locale(tag).language)
    known = {name for name, code in names(tag) if code in DOSES}
    known |= {form for form, meant in forms(Locale(tag).language).items() if units & meant}
    said = {} if facts.units is UNKNOWN else facts.units
    own = tuple(words.cores[facts.spaced] for unit, words in said.items() if unit in units)
    short = [re.escape(folded(name)) for name in known if len(name) == 1 and (facts.spaced or name.isascii())]
    begun = {beginning(name) for name in known if len(name) > 1 or not (facts.spaced or name.isascii())}
    letter = r"[^\W\d_]" if facts.spaced else "[a-z]"
    single = re.compile(f"(?<!{letter})(?:{'|'.join(short)})(?!{letter})")
    return Cores(frozenset(), tuple(begun), ""), own, single


def beginning(name: str) -> str:
    """What of a name is in every word that may be an inflection of it; one of several words is not inflected."""
    longest = max(name.split(), key=len)
    return folded(longest if longest != name else name[:LEAST])


def parts(match: re.Match[str], locale: Locale) -> Iterator[tuple[int, str]]:
    """Split numbers that only a space keeps apart where the language does not group digits so, dates and times."""
    unread = value(match[0], locale) is None
    if DATE.fullmatch(match[0]) or (unread and TIME.fullmatch(match[0])):
        yield from ((match.start() + each.start(), each[0]) for each in re.finditer(r"\d+", match[0]))
    elif unread and re.search(rf"[{SPACES}]", match[0]):
        yield from ((match.start() + each.start(), each[0]) for each in re.finditer(rf"[^{SPACES}]+", match[0]))
    else:
        yield match.start(), match[0]


@described.kept
def signs(tag: str) -> tuple[str, str]:
    """Take a locale's decimal and grouping signs, of Latin digits."""
    symbols = Locale(tag).babel.number_symbols["latn"]
    return str(symbols["decimal"]), str(symbols["group"])


def value(written: str, locale: Locale) -> Decimal | None:
    """Read a number in the signs of a locale; ``1.5`` says nothing in German."""
    decimal, group = signs(locale.tag)
    if len({ord(sign) - digit(sign) for sign in written if sign.isdecimal()}) > 1:
        return None  # digits of two scripts
    latin = "".join(str(digit(sign)) if sign.isdigit() else sign for sign in written.translate(ALIKE))
    if any(sign in written for sign in "\u066b\u066c"):
        decimal, group = ".", ","
    grouping = f"[{SPACES}]" if group in SPACES else "['’]" if group in "'’" else re.escape(group)
    shape = rf"(?:\d+|\d{{1,3}}(?:{grouping}\d{{2,3}})*{grouping}\d{{3}})(?:{re.escape(decimal)}\d+)?"
    if not re.fullmatch(shape, latin):
        return None
    return Decimal(re.sub(grouping, "", latin.partition(decimal)[0]) + "." + latin.partition(decimal)[2])


def beside(text: str, start: int, end: int, locale: Locale) -> tuple[str, str, bool]:
    """Find the unit beside a number: its code, how it is written with the space before it, and whether there is one."""
    before = text[:start].rstrip(SPACES)[-1:]
    if before and before in PERCENT:
        return "%", "", False
    known = names(locale.tag)
    tail = text[end : end + len(known[0][0]) + 2]  # the longest name, a space before it and the letter after it
    space = tail[:1] in SPACES and tail[:1] != ""
    rest = tail[1:] if space else tail
    for name, code in known:
        if rest.translate(ALIKE).startswith(name) and not goes_on(name, rest[len(name) : len(name) + 1], locale):
            if YEAR.fullmatch(text[start:end]) and CYRILLIC_YEAR.match(rest.lstrip(SPACES)):
                return "", "", space
            return code, tail[: len(name) + space], space
    return "", "", space


def goes_on(name: str, following: str, locale: Locale) -> bool:
    """Return whether a name only begins a word; without spaces between words, a Latin one ends before their letters."""
    if not script(locale.script).spaced:
        return name.isascii() and following.isascii() and following.isalpha()
    return name not in PERCENT and following.isalpha()


@described.kept
def names(tag: str) -> tuple[tuple[str, str], ...]:
    """List how a locale writes the units of doses and the percent, the longest name first (CLDR, units)."""
    locale = Locale(tag)
    own = {name.translate(ALIKE): code for code, unit in DOSES.items() for name in unit_names(tag, unit.cldr)}
    percent = dict.fromkeys((*PERCENT, *generated("units").get(locale.language, {}).get("concentr-percent", ())), "%")
    return tuple(sorted((COMMON | own | percent).items(), key=lambda pair: (-len(pair[0]), pair[0])))


def unit_names(tag: str, unit: str) -> Iterator[str]:
    """List the names of a unit, long and short, in all their plural forms, that stand after the number."""
    for length in unit_patterns(str(Locale(tag).babel)).get(unit, {}).values():
        for pattern in length.values():
            number, _, name = str(pattern).partition("{0}")
            if not number and name.strip():
                yield MARKS.sub("", name).strip()
