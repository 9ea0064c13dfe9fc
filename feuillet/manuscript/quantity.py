"""A quantity as an author thinks it: ``{4.5 mg}``, ``{1.5–4.5 mg}``, ``{27 %}``, ``{12/30}``, ``{3 ×}``, ``{year 2022}``.

The number always has a decimal point and the unit is one of a closed English list, in every source language. A translation may
put its own form behind a bar, ``{3 months|3 Monaten}``, for every unit but those of doses that are printed as symbols; the number
and the unit in it are checked. Dosage forms may be divided: ``{1/2 tablet}``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from feuillet.findings import Problem, UnfitError


class Measure(StrEnum):
    """What a unit measures; doses are masses, volumes and dosage forms."""

    MASS = "mass"
    VOLUME = "volume"
    FORM = "form"
    TIME = "time"
    COUNT = "count"
    OTHER = "other"


@dataclass(frozen=True)
class Unit:
    """A unit of the closed list: the code authors write, CLDR's name for it, and whether it is written long or short."""

    code: str
    cldr: str
    measure: Measure
    long: bool = False

    @property
    def name(self) -> str:
        """What is the same for the singular and the plural: CLDR's name, or the singular of what CLDR lacks."""
        return self.cldr or self.code.removesuffix("s")


def units(measure: Measure, long: bool, names: str) -> Iterator[Unit]:
    """Read a line of the list: ``code=cldr`` pairs."""
    for pair in names.split():
        code, cldr = pair.split("=")
        yield Unit(code, cldr, measure, long)


TIME_WORDS = "second minute hour day week month year"
UNITS = {
    unit.code: unit
    for unit in (
        *units(Measure.MASS, False, "mg=mass-milligram g=mass-gram kg=mass-kilogram"),
        *units(
            Measure.MASS, True, "µg=mass-microgram"
        ),  # ISMP: micrograms are spelled out, in print one letter separates µg from mg
        *units(Measure.VOLUME, False, "mL=volume-milliliter L=volume-liter"),
        *units(Measure.TIME, False, "h=duration-hour min=duration-minute s=duration-second"),
        *units(
            Measure.TIME,
            True,
            " ".join(f"{word}=duration-{word} {word}s=duration-{word}" for word in TIME_WORDS.split()),
        ),
        *units(Measure.OTHER, False, "mm=length-millimeter cm=length-centimeter m=length-meter °C=temperature-celsius"),
        *units(Measure.OTHER, False, "kcal=energy-kilocalorie mmHg=pressure-millimeter-ofhg"),
        *units(Measure.FORM, True, "tablet= tablets="),
        Unit("%", "", Measure.OTHER),
        Unit("×", "", Measure.COUNT),
    )
}
"""Unit by code; a symbol is printed in CLDR's short form, a word in its long form."""

GREEK_MU = "\u03bc"
"""What some keyboards type for µ, the micro sign."""
NUMBER = r"(?:0|[1-9]\d*)(?:\.\d*[1-9])?"  # ISMP: a leading zero, never a trailing one
DIGITS = 12
"""More than any dose, count or score has; beyond 28 CLDR's forms are no longer exact."""
BRACED = re.compile(r"\{[^{}]*\}")
GRAMMAR = re.compile(
    rf"""\{{ (?: year[ ](?P<year>[1-9]\d{{0,3}})
             | (?P<low>{NUMBER}) (?: – (?P<high>{NUMBER}) | / (?P<of>{NUMBER}) )? (?: [ ](?P<unit>[^\s|{{}}]+) )? )
         (?: \| (?P<inflected>[^|{{}}]+) )? \}}""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Quantity:
    """A number or a range with its unit, a score out of a total, part of a dosage form, or a year.

    ``of`` is the total of a score, or what a dosage form is divided by; ``inflected`` is the translator's own form.
    """

    low: Decimal
    high: Decimal | None = None
    of: Decimal | None = None
    unit: Unit | None = None
    year: bool = False
    inflected: str = ""

    @property
    def is_dose(self) -> bool:
        """Whether this is an amount of medicine."""
        return self.unit is not None and self.unit.measure in {Measure.MASS, Measure.VOLUME, Measure.FORM}

    @property
    def value(self) -> tuple[object, ...]:
        """What must be the same in every language: all but the inflected form."""
        return (self.low, self.high, self.of, self.unit and self.unit.name, self.year)


CHECK = "quantity"


class QuantityError(UnfitError):
    """Braces that hold no quantity."""

    @property
    def problem(self) -> Problem:
        """What is wrong and what to do, whoever reads the braces."""
        text, remedy = self.args
        return Problem(text, remedy, CHECK)


def parse(braced: str) -> Quantity:
    """Read one quantity with its braces; raises `QuantityError`."""
    match = GRAMMAR.fullmatch(braced)
    if match is None:
        raise QuantityError(f"{braced} is not a quantity", remedy(braced))
    if re.search(rf"\d{{{DIGITS + 1}}}", braced.replace(".", "")):
        raise QuantityError(f"{braced[:DIGITS]}… has more than {DIGITS} digits", "write it in a larger or smaller unit")
    if match["year"]:
        return Quantity(Decimal(match["year"]), year=True, inflected=match["inflected"] or "")
    unit = UNITS.get((match["unit"] or "").replace(GREEK_MU, "µ"))
    if match["unit"] and unit is None:
        raise QuantityError(f"{braced} has an unknown unit, {match['unit']}", f"write one of {' '.join(UNITS)}")
    low, high, of = (Decimal(match[name]) if match[name] else None for name in ("low", "high", "of"))
    assert low is not None
    if of is not None and (not of or (unit is not None and unit.measure is not Measure.FORM)):
        raise QuantityError(f"{braced} is no score", "write points out of a total, without a unit: {12/30}")
    if high is not None and high <= low:
        raise QuantityError(f"{braced} is a range turned round", "write the smaller number first")
    if match["inflected"] and not may_inflect(unit, of):
        raise QuantityError(
            f"{braced} has a form of its own", "no mass, volume or score may have one; remove | and what follows"
        )
    return Quantity(low, high, of, unit, inflected=match["inflected"] or "")


def may_inflect(unit: Unit | None, of: Decimal | None = None) -> bool:
    """Return whether a translation may say a quantity in a form of its own: symbols of doses and scores never change."""
    if unit is None:
        return of is None
    return unit.long or unit.measure not in {Measure.MASS, Measure.VOLUME}


REMEDIES = (
    (r"\d,\d{3}(?!\d)", "write no comma: a thousand is {1000 mg}, and decimals have a point"),
    (r"\d,\d", "write a decimal point, {point}, in every language"),
    (r"\.\d*0(?!\d|\.)", "leave out zeros at the end of decimals: 1.0 mg is read as 10 mg"),
    (r"(?<!\d)\.\d", "write a zero before the decimal point: .5 mg is read as 5 mg"),
    (r"\d\s*-\s*\d|\d\s+–|–\s+\d", "write a range with an en dash and no spaces: {1.5–4.5 mg}"),
    (r"\d[^\d\s./–|}]", "put a space between number and unit: {4.5 mg}"),
    (r"", "write {4.5 mg}, {1.5–4.5 mg}, {27 %}, {12 weeks}, {12/30}, {3 ×}, {1/2 tablet} or {year 2022}"),
)
"""What braces look like that hold no quantity, and what to do; the first that fits counts."""


def remedy(braced: str) -> str:
    """Say what to do with braces that hold no quantity."""
    point = re.sub(r"(?<=\d),(?=\d)", ".", braced)
    return next(text for pattern, text in REMEDIES if re.search(pattern, braced)).replace("{point}", point)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Read all quantities of a text; raises `QuantityError` for the first that is none."""
    return tuple(parse(match[0]) for match in BRACED.finditer(text))
