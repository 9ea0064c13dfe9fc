"""Opening hours written out as a locale writes them: CLDR through Babel, and isolated where the page runs to the left.

What CLDR has no word for (every day, closed) is the templates'. It has no pattern for days from one to another, so its general
one for intervals serves (``intervalFormatFallback``): ``Montag – Freitag``, ``月曜日～金曜日``, ``دوشنبه تا جمعه``.
"""

from dataclasses import dataclass

from babel.dates import format_interval, format_skeleton
from babel.lists import format_list
from markupsafe import Markup

from feuillet import described
from feuillet.cldr import Locale
from feuillet.edition.isolates import marked
from feuillet.edition.opening_hours import DAYS, Hours, Span
from feuillet.edition.quantities import in_digits
from feuillet.edition.typography.setting import set_text
from feuillet.writing.typography.direction import SEAM, direction, isolate

HALF_DAYS = frozenset("hK")
"""The letters of CLDR's patterns for hours that begin anew at noon."""
NOON = 12
UNNAMED = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""The days of the week where CLDR has no names of them, as in Dhivehi."""
SPACED = {"th": " {} "}
"""The word between two spans where CLDR's pattern sets it against them, and the language sets spaces beside digits."""
TO = {"zh": "至"}
"""What is between two days where CLDR's general pattern is a dash between spaces and the language sets none."""


@dataclass(frozen=True)
class WrittenHours:
    """A line of opening hours in a locale: its ``days``, where they have names of their own, and the spans of time.

    ``tongue`` is the language of the days, which is another where the locale has no names of them.
    """

    hours: Hours
    days: str
    tongue: Locale
    times: Markup


def write_hours(hours: Hours, locale: Locale, system: str = "latn") -> WrittenHours:
    """Write a line of opening hours in a locale, in the digits of a numbering system."""
    tongue = week_of(locale)
    return WrittenHours(hours, days(hours, tongue), tongue, times(hours, locale, system))


def week_of(locale: Locale) -> Locale:
    """Find the language that names the days in a locale: another one where it has no names, as its file says, or English."""
    if said := described.of(locale.tag):
        return locale if said.days else Locale(said.like)
    return Locale("en") if weekdays(locale) == UNNAMED else locale


def days(hours: Hours, locale: Locale) -> str:
    """Name the days of a line, where the templates have no word for them."""
    if hours.daily or hours.holidays or not hours.days:
        return ""
    text = set_text(format_list([name(each, locale) for each in hours.days], locale=locale.babel), locale)
    return text[:1].title() + text[1:]  # not upper(): Georgian has capitals that begin no sentence


def name(part: tuple[str, ...], locale: Locale) -> str:
    """Name a day, or the days from one to another."""
    names = weekdays(locale)
    first, last = (names[DAYS.index(day)] for day in (part[0], part[-1]))
    return first if len(part) == 1 else between(first, last, locale, TO.get(locale.language, ""))


def weekdays(locale: Locale) -> tuple[str, ...]:
    """Name the days of the week, from Monday on."""
    return tuple(str(name) for _, name in sorted(locale.babel.days["stand-alone"]["wide"].items()))


def between(first: str, last: str, locale: Locale, sign: str = "") -> str:
    """Write an interval by the locale's general pattern."""
    pattern = f"{{0}}{sign}{{1}}" if sign else str(locale.babel.interval_formats[None])
    return pattern.replace("{0}", first).replace("{1}", last)


def times(hours: Hours, locale: Locale, system: str) -> Markup:
    """Write the spans of a line as a list, none of them broken over lines."""
    if not hours.spans:
        return Markup()
    spans = [f"{SEAM}{write_span(each, locale, system)}{SEAM}" for each in hours.spans]
    parts = format_list(spans, locale=locale.babel).split(SEAM)
    whole, apart = Markup('<span class="together">{}</span>'), SPACED.get(locale.language, "{}")
    return Markup().join(
        whole.format(marked(part)) if number % 2 else apart.format(part) if part else ""
        for number, part in enumerate(parts)
    )


def write_span(span: Span, locale: Locale, system: str) -> str:
    """Write from when to when, in half days where the locale's clock has them."""
    skeleton = "hm" if HALF_DAYS & set(str(locale.babel.time_formats["short"].pattern)) else "Hm"
    alike = (span.opens.hour < NOON) == (span.closes.hour < NOON)
    if skeleton == "hm" and alike and span.closes < span.opens:  # CLDR says a half day once: 8:00–12:00 AM
        opens, closes = (format_skeleton(skeleton, at, locale=locale.babel) for at in (span.opens, span.closes))
        text = between(opens, closes, locale)
    else:
        text = format_interval(span.opens, span.closes, skeleton, locale=locale.babel)
    text = in_digits(text, system)
    return isolate(text, direction(text, "rtl")) if locale.direction == "rtl" else text
