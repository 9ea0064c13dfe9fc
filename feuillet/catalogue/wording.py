"""Dates and sizes of files as the shelf writes them, in a reader's words and digits."""

import datetime
from functools import lru_cache

from babel.units import format_unit
from markupsafe import Markup

from feuillet.cldr import Locale
from feuillet.edition.isolates import marked
from feuillet.edition.markup import dated
from feuillet.edition.quantities import NBSP, in_digits

KILOBYTE, MEGABYTE, TEN = 1000, 1_000_000, 10


@lru_cache(8192)
def day(said: str, locale: Locale, region: str, digits: str) -> str:
    """Write the day of a date or of a moment (ISO 8601), as the locale does where the clinic is."""
    return dated(datetime.date.fromisoformat(said[:10]), locale, locale.within(region), digits)


def size(count: int, locale: Locale, digits: str) -> str:
    """Write a file's size in two figures or three, for nobody needs more."""
    if count < MEGABYTE:
        return measured(rounded(max(1, round(count / KILOBYTE))), "digital-kilobyte", locale, digits)
    tenths = round(count * TEN / MEGABYTE)
    return measured(tenths / TEN if tenths < TEN * TEN else tenths // TEN, "digital-megabyte", locale, digits)


@lru_cache(8192)
def measured(number: float, unit: str, locale: Locale, digits: str) -> str:
    """Write a number with its unit on one line."""
    return in_digits(format_unit(number, unit, "short", locale=locale.babel).replace(" ", NBSP), digits)


def rounded(kilobytes: int) -> int:
    """Round to tens what has three figures."""
    return kilobytes if kilobytes < TEN * TEN else round(kilobytes, -1)


@lru_cache(8192)
def text(said: str) -> Markup:
    """Write a title or a summary with its isolates as markup."""
    return marked(said)
