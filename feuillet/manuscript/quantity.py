"""A quantity as an author thinks it: ``{4.5 mg}``, ``{1.5–4.5 mg}``, ``{≥ 38 °C}``, ``{2 × 500 mg}``, ``{12/30}``, ``{tel 112}``.

The number always has a decimal point and the unit is of a closed English list (`units`), in every source language. A translation
may put its own form behind a bar, ``{3 months|3 Monaten}``, for everything but doses that are printed as symbols, scores, times of
day and telephone numbers; what it says is checked. `grammar` reads the braces.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from feuillet.findings import Problem, UnfitError
from feuillet.manuscript.units import Measure, Unit

__all__ = ["CHECK", "Kind", "Measure", "Quantity", "QuantityError", "Unit", "may_inflect"]
CHECK = "quantity"
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Kind(StrEnum):
    """What is in braces."""

    AMOUNT = "amount"
    YEAR = "year"
    DECADE = "decade"
    DATE = "date"
    TIME = "time of day"
    PHONE = "telephone number"
    ORDINAL = "place in a row"
    LABEL = "label"


class Join(StrEnum):
    """What is between two numbers that belong together."""

    PART = "/"
    RATIO = ":"
    AMONG = " in "


@dataclass(frozen=True)
class Quantity:
    """A number or a range with its unit, and what else figures of leaflets are.

    ``of`` is the total of a score, what a dosage form is divided by, or the lower pressure of blood, joined to ``low`` by ``join``;
    ``whole`` is what is before a part, 1 1/2. ``inflected`` is the translator's own form. ``factors`` are multiplied with the
    number, 2 × 500 mg. ``bound`` is the sign before it, ``give`` what may be more or less, ``scale`` a power of ten, said as a
    word or ``raised``. ``text`` is a telephone number, the dates or times, or what a label names.
    """

    low: Decimal
    high: Decimal | None = None
    of: Decimal | None = None
    unit: Unit | None = None
    year: bool = False
    inflected: str = ""
    kind: Kind = Kind.AMOUNT
    join: Join = Join.PART
    bound: str = ""
    factors: tuple[Decimal, ...] = ()
    whole: Decimal | None = None
    high_whole: Decimal | None = None
    high_of: Decimal | None = None
    low_unit: Unit | None = None
    give: Decimal | None = None
    scale: int = 0
    raised: bool = False
    text: str = ""

    @property
    def is_dose(self) -> bool:
        """Whether this is an amount of medicine."""
        return self.unit is not None and self.unit.is_dose

    @property
    def value(self) -> tuple[object, ...]:
        """What must be the same in every language: all but the inflected form."""
        names = (self.unit and self.unit.name, self.low_unit and self.low_unit.name)
        numbers = (self.low, self.high, self.of, self.factors, self.whole, self.high_whole, self.high_of, self.give)
        text = self.text if self.kind is not Kind.LABEL else self.text.casefold()
        return (*numbers, *names, self.kind, self.join, self.bound, self.scale, text)

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """All its numbers, in the order they are written in."""
        said = (*self.factors, self.whole, self.low, self.of, self.high_whole, self.high, self.high_of, self.give)
        return tuple(number for number in said if number is not None)

    @property
    def alone(self) -> bool:
        """Whether it is a power of ten with nothing before it: 10⁵ CFU/mL."""
        return self.raised and self.low == 1 and self.high is None and not self.factors

    @property
    def least(self) -> Fraction:
        """The number, or the smaller end of a range, with its part."""
        return total(self.whole, self.low, self.of)

    @property
    def most(self) -> Fraction:
        """The number, or the larger end of a range, with its part."""
        return self.least if self.high is None else total(self.high_whole, self.high, self.high_of)

    @property
    def divided(self) -> bool:
        """Whether it is written as a fraction of something: half a tablet, 1 1/2 hours."""
        part = self.of is not None or self.high_of is not None
        return part and self.join is Join.PART and divides(self.unit)

    @property
    def inflects(self) -> bool:
        """Whether a translation may say it in a form of its own."""
        if self.kind is not Kind.AMOUNT:
            return self.kind not in {Kind.TIME, Kind.PHONE}
        return self.join is Join.AMONG or (self.join is Join.PART and may_inflect(self.unit, self.of))

    @property
    def braces(self) -> str:
        """The quantity as an author writes it."""
        return f"{{{self.inside}{'|' if self.inflected else ''}{self.inflected}}}"

    @property
    def inside(self) -> str:
        """What is in the braces, without the form of its own."""
        if self.kind is Kind.AMOUNT:
            code = self.unit.code if self.unit else ""
            return f"{self.sign}{self.amount}{' ' if code and code[0] != '/' else ''}{code}"
        return {
            Kind.PHONE: f"tel {self.text}",
            Kind.DECADE: f"{self.low}s",
            Kind.ORDINAL: "–".join(ordinal(number) for number in (self.low, self.high) if number is not None),
            Kind.YEAR: f"year {self.amount}",
            Kind.LABEL: self.text if " " in self.text else f"{self.text} {self.sign}{self.amount}",
        }.get(self.kind, self.text)

    @property
    def sign(self) -> str:
        """The bound, with a space behind it."""
        return f"{self.bound} " if self.bound else ""

    @property
    def amount(self) -> str:
        """The numbers as an author writes them."""
        factors = "".join(f"{number:f} × " for number in self.factors)
        low = part(self.whole, self.low, self.of, self.join) + (f" {self.low_unit.code}" if self.low_unit else "")
        high = "" if self.high is None else f"–{part(self.high_whole, self.high, self.high_of, self.join)}"
        give = "" if self.give is None else f" ± {self.give:f}"
        word = next((f" {word}" for word, power in SCALES.items() if power == self.scale), "")
        power = f"10{str(self.scale).translate(RAISED)}" if self.raised else ""
        if self.alone:
            return power
        scale = f" × {power}" if power else word
        return f"{factors}{low}{high}{give}{scale}"


def total(whole: Decimal | None, number: Decimal, of: Decimal | None) -> Fraction:
    """Add up a number and its part."""
    return Fraction(whole or 0) + (Fraction(number) / Fraction(of) if of else Fraction(number))


def part(whole: Decimal | None, number: Decimal, of: Decimal | None, join: Join) -> str:
    """Write a number with its part."""
    return f"{'' if whole is None else f'{whole:f} '}{number:f}{'' if of is None else f'{join.value}{of:f}'}"


def ordinal(number: Decimal) -> str:
    """Write a place in a row in English."""
    teens = number % 100 // 10 == 1
    return f"{number:f}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(int(number % 10), 'th')}"


def divides(unit: Unit | None) -> bool:
    """Return whether a unit may be divided: half a tablet, a third of an hour; masses and volumes have decimals."""
    return unit is not None and unit.long and unit.measure not in {Measure.MASS, Measure.VOLUME, Measure.ACTIVITY}


def may_inflect(unit: Unit | None, of: Decimal | None = None) -> bool:
    """Return whether a translation may say a quantity in a form of its own: symbols of doses and scores never change."""
    if unit is None:
        return of is None
    return unit.long or unit.measure not in {Measure.MASS, Measure.VOLUME, Measure.ACTIVITY}


class QuantityError(UnfitError):
    """Braces that hold no quantity."""

    @property
    def problem(self) -> Problem:
        """What is wrong and what to do, whoever reads the braces."""
        text, remedy = self.args
        return Problem(text, remedy, CHECK)
