"""Opening hours as data: ``mon-fri 08:00-12:00, 14:00-18:00``, which every language writes its own way (`written_hours`).

Days are English and short, like units in braces; times have 24 hours, so that nobody takes morning for evening.
"""

import re
from datetime import time
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from feuillet.findings import Problem
from feuillet.manuscript.limits import SHOWN
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.values import bare

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays"]
EVERY_DAY = ("every day", "daily")
HOLIDAYS, CLOSED, ROUND_THE_CLOCK = "holidays", "closed", "24 hours"
TYPED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "–": "-", "—": "-", "‐": "-", "‑": "-"})
"""Blanks and dashes that word processors put between days and times."""
CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d"
DAY = rf"(?:{'|'.join(DAYS)}|{HOLIDAYS})"
ONE_OR_SEVERAL = rf"(?:{'|'.join(EVERY_DAY)}|{DAY}(?:-{DAY})?(?:, ?{DAY}(?:-{DAY})?)*)"
TIMES = rf"(?:{CLOSED}|{ROUND_THE_CLOCK}|{CLOCK}-(?:{CLOCK}|24[:.]00)(?:, ?{CLOCK}-(?:{CLOCK}|24[:.]00))*)"
PATTERN = rf"(?:{ONE_OR_SEVERAL} {TIMES}|{ROUND_THE_CLOCK})"
SHAPE = re.compile(rf"(?:(?P<days>{ONE_OR_SEVERAL}) )?(?P<times>{TIMES})")
DATA = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun|every day|daily|holidays|24 hours)\b.*(?:\d|closed)|24 hours", re.IGNORECASE
)
"""What a single text begins with, and has further on, where it is meant as data."""
MOST = 20
"""More lines than the days of a week and its holidays need."""
APART = "holidays are no day of the week"
REMEDY = "write days and times such as mon-fri 08:00-18:00, sat closed, holidays 10:00-12:00, or 24 hours"


class Span(Model):
    """From when to when it is open; to the next day where it closes before it opens."""

    opens: time
    closes: time


class Hours(Model):
    """A line of opening hours: on which days, and when; without ``spans`` it is closed, or open day and night."""

    days: tuple[tuple[Day, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    state: Literal["open", "closed", "day-and-night"] = "open"

    @property
    def daily(self) -> bool:
        """Whether it is of all days of the week."""
        return self.days == (DAYS,)

    @property
    def holidays(self) -> bool:
        """Whether it is of public holidays alone."""
        return self.days == ((HOLIDAYS,),)


def form(value: Any) -> str:
    """Distinguish a text, which is translated, from lines of hours, which are data."""
    lines = isinstance(value, list | tuple) or (isinstance(value, str) and DATA.match(bare(value)))
    return "lines" if lines else "text"


def listed(value: Any) -> Any:
    """Take one line where several may be written, and no more than a page has room for."""
    if isinstance(value, list | tuple) and len(value) > MOST:
        raise Problem(f"these are {len(value)} lines of hours where a page has room for {MOST}", "shorten them").refusal
    return (value,) if isinstance(value, str) else value


def line(typed: Any) -> Hours:
    """Read one line; raises `UnfitError`."""
    if not isinstance(typed, str):
        raise Problem("a line of hours is no text", REMEDY).refusal
    text = re.sub(r"\s*([-,])\s*", r"\1", " ".join(bare(typed).translate(TYPED).lower().split()))
    found = SHAPE.fullmatch(text)
    if not found or not (found["days"] or found["times"] == ROUND_THE_CLOCK):
        raise Problem(f"{typed[:SHOWN]} is no line of opening hours", REMEDY).refusal
    named = [each for each in (found["days"] or "").split(",") if each]
    if len(named) > 1 and HOLIDAYS in named:
        raise Problem(APART, "write a line of their own for them").refusal
    days = tuple(days_of(each) for each in named)
    if len({day for part in days for day in part}) < sum(map(len, days)):
        raise Problem(f"{typed[:SHOWN]} names a day twice", "write each day once").refusal
    if found["times"] in {CLOSED, ROUND_THE_CLOCK}:
        return Hours(days=days, state="closed" if found["times"] == CLOSED else "day-and-night")
    spans = tuple(span(each, typed) for each in found["times"].split(","))
    if any(later.opens < former.closes or former.closes < former.opens for former, later in pairwise(spans)):
        raise Problem(f"{typed[:SHOWN]} opens before it has closed", "write the times in their order").refusal
    return Hours(days=days, spans=spans)


def days_of(text: str) -> tuple[Any, ...]:
    """List the days that one part names: a day, or from one to another, over the week's end too."""
    if text in EVERY_DAY:
        return DAYS
    first, _, last = text.partition("-")
    if HOLIDAYS in text and text != HOLIDAYS:
        raise Problem(APART, "write a line of their own for them").refusal
    if not last:
        return (first,)
    start, end = DAYS.index(first), DAYS.index(last)
    return tuple(DAYS[number % 7] for number in range(start, (end if end >= start else end + 7) + 1))


def span(text: str, typed: str) -> Span:
    """Read from when to when."""
    opens, closes = (clock(each) for each in text.split("-"))
    if opens == closes:
        raise Problem(f"{typed[:SHOWN]} opens when it closes", f"write {ROUND_THE_CLOCK}, or another time").refusal
    return Span(opens=opens, closes=closes)


def clock(text: str) -> time:
    """Read a time of the day; 24:00 is the midnight it ends in."""
    hour, minute = map(int, re.split("[:.]", text))
    return time(hour % 24, minute)


Line = Annotated[Hours, BeforeValidator(line), WithJsonSchema({"type": "string", "pattern": f"^{PATTERN}$"})]
Lines = Annotated[tuple[Line, ...], Field(min_length=1), BeforeValidator(listed)]
OpeningHours = Annotated[Annotated[Prose, Tag("text")] | Annotated[Lines, Tag("lines")], Discriminator(form)]
"""Lines of hours, or a text that says them."""
