"""Figures typed as prose, read the way their language writes them: its digits, its decimal sign, its names of units.

In German 1.234 is a thousand times what it is in English, and only who reads it in the right language can compare.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from unicodedata import digit

from feuillet.cldr import Locale
from feuillet.edition.quantities import unit_patterns
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import UNITS, Measure
from feuillet.translation.glossary import UNSPACED

NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c'’ \u00a0\u202f]\d+)*")
SPACES = " \u00a0\u202f"
MARKS = re.compile(r"[\u200e\u200f\u061c\u2066-\u2069]")
PERCENT = "%٪﹪％"
ALIKE = str.maketrans({"\u03bc": "µ", "\u066b": ".", "\u066c": ","})
COMMON = {"mg": "mg", "mL": "mL", "ml": "mL", "g": "g", "kg": "kg", "µg": "µg", "mcg": "µg", "L": "L"}
"""What is written for units everywhere, whatever the language's own names are."""
DOSES = {code: unit for code, unit in UNITS.items() if unit.measure in {Measure.MASS, Measure.VOLUME}}


@dataclass(frozen=True)
class Figure:
    """A number as it stands in a text; ``value`` is none where the language writes no number so.

    ``unit`` is the code of the mass, volume or percent beside it, ``named`` how that is written there, ``glued`` tells that
    nothing parts the two; ``end`` is where number and unit end.
    """

    written: str
    value: Decimal | None
    unit: str
    named: str
    glued: bool
    start: int
    end: int


def figures(text: Prose) -> tuple[Figure, ...]:
    """Read the figures outside quantities, in the language of the text."""
    plain = "".join("\ufffc" if run.quantity else run.text for run in text.runs)
    return tuple(read(MARKS.sub("", plain), Locale(text.language)))


def read(text: str, locale: Locale) -> Iterator[Figure]:
    """Read the figures of a plain text."""
    for match in NUMBER.finditer(text):
        for start, written in parts(match, locale):
            end = start + len(written)
            unit, named, space = beside(text, start, end, locale)
            yield Figure(
                written, value(written, locale), unit, named, named != "" and not space, start, end + len(named)
            )


def parts(match: re.Match[str], locale: Locale) -> Iterator[tuple[int, str]]:
    """Part numbers that only a space parts, where the language does not group digits so."""
    if re.search(rf"[{SPACES}]", match[0]) and value(match[0], locale) is None:
        yield from ((match.start() + each.start(), each[0]) for each in re.finditer(rf"[^{SPACES}]+", match[0]))
    else:
        yield match.start(), match[0]


@lru_cache
def signs(tag: str) -> tuple[str, str]:
    """Take a locale's decimal and grouping signs, of Latin digits."""
    symbols = Locale(tag).babel.number_symbols["latn"]
    return str(symbols["decimal"]), str(symbols["group"])


def value(written: str, locale: Locale) -> Decimal | None:
    """Read a number in the signs of a locale; ``1.5`` says nothing in German."""
    decimal, group = signs(locale.tag)
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
    tail = text[end:]
    space = tail[:1] in SPACES and tail[:1] != ""
    rest = tail[1:] if space else tail
    for name, code in names(locale.tag):
        if rest.translate(ALIKE).startswith(name) and not goes_on(name, rest[len(name) : len(name) + 1], locale):
            return code, tail[: len(name) + space], space
    return "", "", space


def goes_on(name: str, following: str, locale: Locale) -> bool:
    """Tell whether a name is only the beginning of a word; where words are not parted, a Latin one ends before their letters."""
    if locale.script in UNSPACED:
        return name.isascii() and following.isascii() and following.isalpha()
    return name not in PERCENT and following.isalpha()


@lru_cache
def names(tag: str) -> tuple[tuple[str, str], ...]:
    """List how a locale writes the units of doses and the percent, the longest name first (CLDR, units)."""
    own = {name.translate(ALIKE): code for code, unit in DOSES.items() for name in unit_names(tag, unit.cldr)}
    percent = dict.fromkeys(PERCENT, "%")
    return tuple(sorted((COMMON | own | percent).items(), key=lambda pair: (-len(pair[0]), pair[0])))


def unit_names(tag: str, unit: str) -> Iterator[str]:
    """List the names of a unit, long and short, in all their plural forms, that stand after the number."""
    for forms in unit_patterns(str(Locale(tag).babel)).get(unit, {}).values():
        for pattern in forms.values():
            number, _, name = str(pattern).partition("{0}")
            if not number and name.strip():
                yield MARKS.sub("", name).strip()
