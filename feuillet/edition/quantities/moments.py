"""Dates and times of day written out: CLDR's patterns, in our calendar."""

import datetime
import re

from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    parse_pattern,
    split_interval_pattern,
)

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
        return interval((days[0], days[1]), skeleton or "yMMMMd", locale)
    if len(days) > 1:  # from a December to a January
        return separator(locale, spaced=True).join(date(day, skeleton, locale) for day in days)
    return date(days[0], skeleton, locale)


def interval(ends: tuple[datetime.date, datetime.date], skeleton: str, locale: Locale) -> str:
    """Write the time between two days as CLDR does.

    Its pattern is cut where a field comes again. Babel takes L and M, both of which are a month, for two fields, and so writes
    the first month twice in Persian: LLLL تا MMMM y.
    """
    first, last = ends
    patterns = locale.babel.interval_formats.get(skeleton, {}).get("M", ())
    if len(patterns) != 1 or first.year != last.year or first.month == last.month:
        return str(format_interval(first, last, skeleton, locale=locale.babel))
    whole = patterns[0]
    cut = len(split_interval_pattern(whole.replace("L", "M"))[0])
    parts = ((whole[:cut], first), (whole[cut:], last))
    return "".join(str(parse_pattern(part).apply(day, locale.babel)) for part, day in parts)


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


def weekday(day: datetime.date, locale: Locale) -> str:
    """Write a day with its name, by which whoever goes there knows that the date is right."""
    if locale.nameless or described.of(locale.tag):
        return date(day, "", locale)
    return str(format_date(day, "full", locale=locale.babel))


def day_order(locale: Locale) -> str:
    """Say in which order a date in digits has its day, month and year: ``dMy``, ``Mdy``, ``yMd``."""
    pattern = str(locale.like.babel.date_formats["short"].pattern)
    return "".join(dict.fromkeys(sign for sign in pattern if sign in "yMd"))


def day_in_digits(day: datetime.date, locale: Locale) -> str:
    """Write a date in digits, in the order and with the sign between them of a locale, all digits of its year shown."""
    pattern = str(locale.like.babel.date_formats["short"].pattern)
    sign = next((each for each in pattern if each in "/.-"), "-")
    parts = {"y": f"{day:%Y}", "M": f"{day:%m}", "d": f"{day:%d}"}
    return sign.join(parts[each] for each in day_order(locale))


def clock(locale: Locale) -> tuple[str, dict[str, int]]:
    """Say what may stand between hours and minutes, and what the two halves of a day are called where a clock has them."""
    pattern = str(locale.like.babel.time_formats["short"].pattern)
    between = re.search(r"[Hhk]+[\s\u200f']*([^\sa-zA-Z']|[a-z](?='))", pattern)
    signs = "".join(dict.fromkeys((":", between[1] if between else ":")))
    if "a" not in pattern:
        return signs, {}
    names = (str(format_time(datetime.time(hour), "a", locale=locale.like.babel)) for hour in (0, 12))
    english = {"am": 0, "pm": 1} if locale.language == "en" else {}
    return signs, english | {"".join(name.split()).casefold(): half for half, name in enumerate(names)}
