"""What is said of one patient on a page: a dose, a moment, a number to call, words. Nobody keeps it."""

import datetime
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Dose:
    """How much, in the unit of the blank."""

    number: Decimal


@dataclass(frozen=True)
class Moment:
    """A day, a time of day, or both."""

    day: datetime.date | None = None
    time: datetime.time | None = None


@dataclass(frozen=True)
class Dialled:
    """A number to call."""

    number: str


@dataclass(frozen=True)
class Typed:
    """Words that nobody translates, a name or a place, line by line."""

    lines: tuple[str, ...]


Value = Dose | Moment | Dialled | Typed
Values = tuple[tuple[str, Value], ...]
"""Values by the context of the label of their blank."""
