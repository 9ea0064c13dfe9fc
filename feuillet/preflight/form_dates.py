"""The dates of a form behind a bar: their days, months and years, in digits or by name."""

import re
from collections import Counter
from decimal import Decimal

from feuillet.cldr import Locale
from feuillet.manuscript.grammar import day_of
from feuillet.manuscript.quantity import Quantity
from feuillet.preflight.equivalents import months
from feuillet.preflight.form_heard import hear


def dated(said: str, quantity: Quantity, locale: Locale) -> bool:
    """Return whether a form shows the days and years of dates in their order, and their months in digits or by name."""
    dates = quantity.text.split("–")
    cuts = [match.start() for match in re.finditer(r"(?<=[^\d.,])(?=\S)", said)] if len(dates) > 1 else []
    return any(all(map(one_date, (said[:cut], said[cut:]), dates, (locale,) * 2)) for cut in cuts) or (
        len(dates) == 1 and one_date(said, dates[0], locale)
    )


def one_date(said: str, date: str, locale: Locale) -> bool:
    """Return whether a text shows one date and no other number; digits alone are in the order of the locale."""
    numbers = [each.value for each in hear(said, locale, "").found if not each.word]
    year, month, day = day_of(date)
    left, named_months = Counter(numbers), months(said.casefold(), locale.tag)
    for part in filter(None, (year, day)):
        left[Decimal(part)] -= 1
    if Decimal(month) not in named_months:
        left[Decimal(month)] -= 1
        first = str(locale.babel.date_formats["short"].pattern).replace("L", "M")
        order = sorted(
            (first.find(sign.lower() if sign != "M" else "M"), each) for sign, each in (("M", month), ("d", day))
        )
        if day and [each for each in numbers if each in {day, month}] != [Decimal(each) for _, each in order]:
            return False
    return None not in numbers and not any(left.values()) and named_months <= {Decimal(month)}
