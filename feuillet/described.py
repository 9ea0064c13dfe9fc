"""Languages that CLDR does not know, as a project describes them in ``locales/<tag>/language.yaml``.

Such a language has what its file says, and for the rest the forms of another one that it is ``like``: the signs of numbers and the
symbols of units, and hardly a word. Where it names no months, dates are written in digits, year first (ISO 8601); lists have commas
and the clock 24 hours. Only the days of the week are the other language's until they are named: nobody reads them as numbers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar, cast

import babel
from babel.core import parse_locale
from babel.dates import parse_pattern
from babel.localedata import LocaleDataDict

from feuillet.locale_data import LocaleData, read

CATEGORIES = {1: ("other",), 2: ("one", "other"), 3: ("one", "few", "other"), 4: ("one", "two", "few", "other")}
"""What CLDR calls as many plural forms; of more, each is named by its number."""
ISO = "yyyy-MM-dd"
CLOCK, FROM_TO, LIST = "HH:mm", "{0} – {1}", "{0}, {1}"
LENGTHS = ("full", "long", "medium", "short")


@dataclass(frozen=True)
class Plural:
    """How a language counts: gettext's rule as it is written, and the form of a number by it."""

    rule: str
    count: int
    form: Callable[[int], int] = field(compare=False)

    def category(self, number: Any) -> str:
        """Name the form that a number takes; a part of one takes the last."""
        names = self.categories
        return names[self.form(int(number))] if number == int(number) else names[-1]

    @property
    def categories(self) -> tuple[str, ...]:
        """The names of the forms, in the rule's order."""
        return CATEGORIES.get(self.count) or (*(f"form{number}" for number in range(self.count - 1)), "other")


@dataclass(frozen=True)
class Description:
    """What a project says of a language: its name, its names in others by tag, its script, and what it does not share.

    ``plural`` and ``decimal``, ``group`` are those of ``like`` where they are not given. ``date`` is where day, month and year
    stand; ``units`` are the forms of each unit, in the order of the plural's.
    """

    tag: str
    name: str
    like: str
    script: str
    direction: str
    names: Mapping[str, str] = field(default_factory=dict)
    plural: Plural | None = None
    decimal: str = ""
    group: str = ""
    months: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    date: str = "{day} {month} {year}"
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Spoken(babel.Locale):
    """The data of a described language, in the form Babel has those of all others."""

    def __init__(self, described: Description) -> None:
        parts = parse_locale(described.tag, sep="-")
        self.language, self.territory, self.script, self.variant = (*parts, None, None, None)[:4]
        self.modifier = None
        self.said = LocaleData(data(described))

    @property
    def _data(self) -> LocaleDataDict:
        return self.said


P = ParamSpec("P")
R = TypeVar("R")
FORGET: list[Callable[[], None]] = []
"""What empties the caches of answers that depend on a locale."""


def kept(function: Callable[P, R]) -> Callable[P, R]:
    """Keep the answers of a function that asks what a locale is like, until languages are described in another way."""
    cached = lru_cache(maxsize=1024)(function)
    FORGET.append(cached.cache_clear)
    return cast("Callable[P, R]", cached)


KNOWN: dict[str, tuple[Description, Spoken]] = {}
"""The described languages of the project that is open."""


def open_with(descriptions: tuple[Description, ...]) -> None:
    """Let these be the described languages, and no others."""
    if descriptions != tuple(each for each, _ in KNOWN.values()):
        for forget in FORGET:
            forget()
    KNOWN.clear()
    KNOWN.update({each.tag: (each, Spoken(each)) for each in descriptions})


def of(tag: str) -> Description | None:
    """Find what a project says of a language."""
    return KNOWN[tag][0] if tag in KNOWN else None


def spoken(tag: str) -> Spoken | None:
    """Find the data of a described language."""
    return KNOWN[tag][1] if tag in KNOWN else None


def data(described: Description) -> dict[str, Any]:
    """Put what is said of a language over the data of the one it is like."""
    theirs = read(described.like.replace("-", "_"))
    ordinal = "right-to-left" if described.direction == "rtl" else "left-to-right"
    return {
        **theirs,
        "character_order": ordinal,
        "languages": {**theirs["languages"], described.tag: described.name},
        "unit_patterns": {unit: patterns(unit, forms, described) for unit, forms in theirs["unit_patterns"].items()},
        **({"plural_form": described.plural.category} if described.plural else {}),
        **signs(theirs, described),
        **calendar(theirs, described),
        **clock(),
    }


def patterns(unit: str, forms: Any, described: Description) -> Any:
    """Keep the symbols of a unit, and no word but the language's own."""
    if not isinstance(forms, Mapping):
        return forms
    symbols = {length: forms[length] for length in forms if length != "long"}
    own = described.units.get(unit)
    names = described.plural.categories if described.plural else ("one", "other")
    return {**symbols, "long": {"other": own[-1], **dict(zip(names, own, strict=False))}} if own else symbols


def signs(theirs: Mapping[str, Any], described: Description) -> dict[str, Any]:
    """Put a language's own signs of numbers in their place."""
    given = {"decimal": described.decimal, "group": described.group}
    latin = {**theirs["number_symbols"]["latn"], **{name: sign for name, sign in given.items() if sign}}
    return {"number_symbols": {**theirs["number_symbols"], "latn": latin}}


def clock() -> dict[str, Any]:
    """Write times of day and lists without a word of any language."""
    interval = [f"{CLOCK}–", CLOCK]
    return {
        "time_formats": dict.fromkeys(LENGTHS, parse_pattern(CLOCK)),
        "datetime_skeletons": {"Hm": parse_pattern(CLOCK)},
        "interval_formats": {None: FROM_TO, "Hm": {"H": interval, "m": interval}},
        "list_patterns": {"standard": dict.fromkeys(("start", "middle", "end", "2"), LIST)},
    }


def calendar(theirs: Mapping[str, Any], described: Description) -> dict[str, Any]:
    """Write dates with a language's own months, or in digits; and name the days of the week, Monday first."""
    names = dict(enumerate(described.months or [f"{month:02}" for month in range(1, 13)], 1))
    places = {"day": "d", "month": "MMMM", "year": "y"}
    pattern = "".join(quoted(part) for part in split(described.date, places)) if described.months else ISO
    widths = dict.fromkeys(("wide", "abbreviated"), names)
    named = dict(enumerate(described.days))
    week = dict.fromkeys(("wide", "abbreviated", "short", "narrow"), named)
    return {
        **({"days": {"format": week, "stand-alone": week}} if described.days else {}),
        "months": {**theirs["months"], "format": widths, "stand-alone": widths},
        "date_formats": dict.fromkeys(LENGTHS, parse_pattern(pattern)),
    }


def split(date: str, places: Mapping[str, str]) -> list[tuple[str, bool]]:
    """Split a form of dates into what is written as it is, and the letters by which CLDR writes day, month and year."""
    parts = [(date, False)]
    for name, letters in places.items():
        parts = [
            piece
            for text, placed in parts
            for piece in ([(text, True)] if placed else split_at(text, f"{{{name}}}", letters))
        ]
    return parts


def split_at(text: str, place: str, letters: str) -> list[tuple[str, bool]]:
    """Part a text where a place is named."""
    before, found, after = text.partition(place)
    return [(before, False), (letters, True), (after, False)] if found else [(text, False)]


def quoted(part: tuple[str, bool]) -> str:
    """Write a part of a form of dates as CLDR does: letters that stand for themselves are quoted."""
    text, placed = part
    return text if placed or not text else "'" + text.replace("'", "''") + "'"
