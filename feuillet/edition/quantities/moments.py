"""Dates and times of day written out: CLDR's patterns, in our calendar."""

import datetime

from babel.dates import format_date, format_interval, format_skeleton, format_time

from feuillet import described
from feuillet.cldr import Locale
from feuillet.edition.quantities.numbers import NBSP, separator
from feuillet.manuscript.grammar import day_of

ANY_YEAR = 2000
"""Stands for the year of a day without one; it has 29 February."""
SKELETONS = {(True, False): "yMMMM", (False, True): "MMMMd"}
"""CLDR's names of what is written: a month of a year, a day of a month."""
ISO = {"yMMMM": "%Y-%m", "MMMMd": "%m-%d"}


def dates(text: str, locale: Locale) -> str:
    """Write a date, a month or a day of any year, or the time between two."""
    ends = tuple(map(day_of, text.split("–")))
    days = [datetime.date(year or ANY_YEAR, month, day or 1) for year, month, day in ends]
    skeleton = SKELETONS.get((bool(ends[0][0]), bool(ends[0][2])), "")
    if len(days) > 1 and days[0] < days[1] and described.of(locale.tag) is None and not locale.nameless:
        return str(format_interval(days[0], days[1], skeleton or "yMMMMd", locale=locale.babel))
    if len(days) > 1:  # from a December to a January
        return separator(locale, spaced=True).join(date(day, skeleton, locale) for day in days)
    return date(days[0], skeleton, locale)


def date(day: datetime.date, skeleton: str, locale: Locale) -> str:
    """Write a date by a skeleton, or in full."""
    if locale.nameless or (skeleton and described.of(locale.tag)):
        return f"{day:{ISO.get(skeleton, '%Y-%m-%d')}}"  # ISO 8601, as the file of a described language says
    if skeleton:
        return str(format_skeleton(skeleton, day, locale=locale.babel))
    return str(format_date(day, "long", locale=locale.babel))


def times(text: str, locale: Locale) -> str:
    """Write a time of day, or the time between two."""
    ends = [
        str(format_time(datetime.time.fromisoformat(each), "short", locale=locale.babel)) for each in text.split("–")
    ]
    spaced = any(sign in end for end in ends for sign in f" {NBSP}\u202f")
    return separator(locale, spaced=spaced).join(ends)
