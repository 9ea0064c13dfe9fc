"""The units of quantities: a closed list of English codes, and what is made of them: ``mmol``, ``mg/5 mL``, ``/min``.

CLDR writes what it knows, also with a prefix of the SI and with “per”. What it lacks, dosage forms and a few symbols, is a
translatable word. The code stays the same in every source language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache


class Measure(StrEnum):
    """What a unit measures; doses are masses, volumes, activities and dosage forms."""

    MASS = "mass"
    VOLUME = "volume"
    ACTIVITY = "activity"
    FORM = "form"
    TIME = "time"
    COUNT = "count"
    THING = "thing"
    OTHER = "other"


DOSES = frozenset({Measure.MASS, Measure.VOLUME, Measure.ACTIVITY, Measure.FORM})
COUNTED = frozenset({Measure.ACTIVITY, Measure.FORM, Measure.THING})
"""What is said by a word with plural forms, and not by CLDR."""
PER = re.compile(r"(?:(?P<amount>(?:0|[1-9]\d*)(?:\.\d*[1-9])?)[ ])?(?P<code>[^\d\s/][^/]*)")
ENZYME = "U"
"""ISMP: 10 U is read as 100; in blood, per litre, it is what laboratories write."""
MOST = 3
"""The most that a unit is measured by: mL/min/1.73 m² has two."""


@dataclass(frozen=True)
class Unit:
    """A unit: the code authors write, CLDR's name for it, and whether it is written long or short.

    ``word`` is the English word, or the symbol, of a unit that CLDR lacks, and ``plural`` its plural; ``prefix`` is CLDR's name of
    a prefix before it, ``power`` 2 or 3 where CLDR has only the length; ``per`` is what it is measured by.
    """

    code: str
    cldr: str
    measure: Measure
    long: bool = False
    word: str = ""
    plural: str = ""
    prefix: str = ""
    power: int = 1
    per: tuple["Per", ...] = ()

    @property
    def name(self) -> str:
        """What is the same for the singular and the plural, a word and a symbol: CLDR's name, or the word CLDR lacks."""
        first = f"{self.prefix}{self.cldr or self.word or self.code}{'' if self.power == 1 else self.power}"
        return "/".join(
            (first if self.code[:1] != "/" else "", *(f"{part.amount or ''}{part.unit.name}" for part in self.per))
        )

    @property
    def is_dose(self) -> bool:
        """Whether this is an amount of medicine; millimoles per litre are found in blood."""
        return self.measure in DOSES

    @property
    def names(self) -> tuple[str, ...]:
        """CLDR's names of all it is made of."""
        own = (self.cldr,) if self.cldr and not self.prefix and self.power == 1 else ()
        return (*own, *(name for part in self.per for name in part.unit.names))


@dataclass(frozen=True)
class Per:
    """What a unit is measured by: a kilogram, 5 mL, a day."""

    unit: Unit
    amount: Decimal | None = None


NO_UNIT = Unit("", "", Measure.OTHER)
"""What is counted by time alone: 72 /min."""


def units(measure: Measure, long: bool, names: str) -> Iterator[Unit]:
    """Read a line of the list: ``code=cldr`` pairs."""
    for pair in names.split():
        code, cldr = pair.split("=")
        yield Unit(code, cldr, measure, long)


def spelled(measure: Measure, names: str) -> Iterator[Unit]:
    """Read words with CLDR's name of each; both numbers are codes, and two spellings: ``metre/metres/meter/meters=…``."""
    for pair in names.split():
        codes, cldr = pair.split("=")
        yield from (Unit(code, cldr, measure, True) for code in codes.split("/"))


def counted(measure: Measure, names: str) -> Iterator[Unit]:
    """Read counted words that CLDR lacks, each with its plural: ``tablet/tablets``, a blank as ``_``."""
    for pair in names.split():
        word, plural = (each.replace("_", " ") for each in pair.split("/"))
        yield from (Unit(code, "", measure, True, word, plural) for code in (word, plural))


def symbols(names: str) -> Iterator[Unit]:
    """Read the symbols that CLDR lacks."""
    return (Unit(code, "", Measure.OTHER, word=code) for code in names.split())


FORMS = (
    "tablet/tablets capsule/capsules pill/pills drop/drops puff/puffs spray/sprays inhalation/inhalations patch/patches "
    "sachet/sachets ampoule/ampoules vial/vials suppository/suppositories pessary/pessaries lozenge/lozenges dose/doses "
    "injection/injections syringe/syringes pen/pens applicator/applicators teaspoon/teaspoons tablespoon/tablespoons "
    "scoop/scoops bottle/bottles pack/packs implant/implants fingertip_unit/fingertip_units actuation/actuations "
    "spoonful/spoonfuls film-coated_tablet/film-coated_tablets pre-filled_syringe/pre-filled_syringes "
    "pre-filled_pen/pre-filled_pens"
)
THINGS = (
    "glass/glasses cup/cups portion/portions meal/meals feed/feeds drink/drinks cigarette/cigarettes pack-year/pack-years "
    "beat/beats breath/breaths cell/cells copy/copies point/points percentage_point/percentage_points part/parts person/people "
    "patient/patients child/children baby/babies adult/adults woman/women man/men participant/participants doctor/doctors "
    "case/cases episode/episodes attack/attacks infection/infections death/deaths pregnancy/pregnancies birth/births "
    "visit/visits appointment/appointments cycle/cycles session/sessions treatment/treatments course/courses step/steps "
    "repetition/repetitions set/sets exercise/exercises test/tests sample/samples study/studies medicine/medicines "
    "vaccine/vaccines egg/eggs slice/slices stool/stools nappy/nappies movement/movements contraction/contractions "
    "symptom/symptoms question/questions page/pages section/sections stage/stages group/groups type/types layer/layers "
    "finger/fingers blister/blisters strip/strips tube/tubes box/boxes needle/needles inhaler/inhalers country/countries "
    "compression/compressions back_blow/back_blows abdominal_thrust/abdominal_thrusts piece/pieces handful/handfuls "
    "serving/servings pump/pumps"
)
SYMBOLS = "Bq Gy Sv T dB Eq Osm D U G Fr CFU Ah cmH2O"
"""Symbols that CLDR lacks."""
MONEY = (
    "AUD BDT BRL CAD CHF CNY CZK DKK EGP EUR GBP HUF INR IRR JPY KES MAD MXN NGN NOK NZD PHP PKR PLN RON RUB SEK THB TRY UAH USD "
    "VND ZAR"
)
CURRENCIES = frozenset(MONEY.split())
"""Codes of ISO 4217."""
UNITS = {
    unit.code: unit
    for unit in (
        *units(Measure.MASS, False, "mg=mass-milligram g=mass-gram kg=mass-kilogram"),
        *units(
            Measure.MASS, True, "µg=mass-microgram"
        ),  # ISMP: micrograms are spelled out, in print one letter separates µg from mg
        *units(Measure.VOLUME, False, "mL=volume-milliliter L=volume-liter dL=volume-deciliter cL=volume-centiliter"),
        *units(Measure.TIME, False, "h=duration-hour min=duration-minute s=duration-second"),
        *spelled(
            Measure.TIME,
            "second/seconds=duration-second minute/minutes=duration-minute hour/hours=duration-hour day/days=duration-day "
            "night/nights=duration-night week/weeks=duration-week month/months=duration-month year/years=duration-year "
            "decade/decades=duration-decade",
        ),
        *units(Measure.OTHER, False, "mm=length-millimeter cm=length-centimeter m=length-meter °C=temperature-celsius"),
        *units(Measure.OTHER, False, "kcal=energy-kilocalorie mmHg=pressure-millimeter-ofhg"),
        *counted(Measure.FORM, FORMS),
        Unit("%", "", Measure.OTHER),
        Unit("×", "", Measure.COUNT),
        Unit("time", "", Measure.COUNT, True, "time", "times"),
        Unit("times", "", Measure.COUNT, True, "time", "times"),
        *(
            Unit(code, "", Measure.ACTIVITY, True, "unit", "units") for code in ("IU", "unit", "units")
        ),  # ISMP, as above
        *counted(Measure.THING, THINGS),
        *spelled(
            Measure.MASS,
            "microgram/micrograms=mass-microgram milligram/milligrams=mass-milligram gram/grams=mass-gram "
            "kilogram/kilograms=mass-kilogram ounce/ounces=mass-ounce pound/pounds=mass-pound stone=mass-stone",
        ),
        *spelled(
            Measure.VOLUME,
            "litre/litres/liter/liters=volume-liter millilitre/millilitres/milliliter/milliliters=volume-milliliter "
            "pint/pints=volume-pint",
        ),
        Unit("fl oz", "volume-fluid-ounce", Measure.VOLUME),
        *spelled(
            Measure.OTHER,
            "metre/metres/meter/meters=length-meter kilometre/kilometres/kilometer/kilometers=length-kilometer "
            "centimetre/centimetres/centimeter/centimeters=length-centimeter inch/inches=length-inch foot/feet=length-foot "
            "millimetre/millimetres/millimeter/millimeters=length-millimeter mile/miles=length-mile yard/yards=length-yard "
            "degree/degrees=angle-degree",
        ),
        *units(Measure.OTHER, False, "km=length-kilometer ft=length-foot"),
        *units(Measure.MASS, False, "lb=mass-pound oz=mass-ounce"),
        *units(Measure.OTHER, False, "m²=area-square-meter cm²=area-square-centimeter"),
        *units(Measure.OTHER, False, "m³=volume-cubic-meter cm³=volume-cubic-centimeter"),
        *(Unit(f"mm{'²³'[power - 2]}", "length-millimeter", Measure.OTHER, power=power) for power in (2, 3)),
        *units(Measure.OTHER, False, "°F=temperature-fahrenheit °=angle-degree"),
        *units(Measure.OTHER, False, "kJ=energy-kilojoule J=energy-joule cal=energy-calorie"),
        *units(Measure.OTHER, False, "Pa=pressure-pascal kPa=pressure-kilopascal bar=pressure-bar Hz=frequency-hertz"),
        *units(Measure.OTHER, False, "W=power-watt V=electric-volt A=electric-ampere lux=light-lux"),
        *units(Measure.OTHER, False, "mol=concentr-mole ‰=concentr-permille ppm=concentr-permillion"),
        *symbols(SYMBOLS),
        *(Unit(code, "", Measure.OTHER) for code in MONEY.split()),
    )
}
"""Unit by code; a symbol is printed in CLDR's short form, a word in its long form."""

PREFIXES = {
    "k": "10p3",
    "M": "10p6",
    "m": "10p-3",
    "µ": "10p-6",
    "n": "10p-9",
    "p": "10p-12",
    "f": "10p-15",
    "d": "10p-1",
    "c": "10p-2",
}
BASES = "g L mol m s J W V A Hz Pa Bq Gy Sv T Eq Osm D U Ah"
PREFIXED = {code: UNITS[code] for code in BASES.split()} | {"IU": Unit("IU", "", Measure.ACTIVITY, word="IU")}
"""What may have a prefix of the SI that is not in the list."""
GREEK_MU = "\u03bc"
"""What some keyboards type for µ, the micro sign."""


@lru_cache(maxsize=1024)
def unit_of(code: str) -> Unit | None:
    """Read the unit behind a number, ``mg/kg/day``; none where it is not of the list or made of it."""
    first, *parts = code.replace(GREEK_MU, "µ").split("/")
    unit = simple(first) if first else NO_UNIT if parts else None
    measured = tuple(map(per, parts))
    if unit is None or len(parts) > MOST or None in measured or (unit.code == ENZYME and not parts):
        return None
    code = "/".join((unit.code, *parts))
    return replace(unit, code=code, per=tuple(part for part in measured if part)) if parts else unit


def simple(code: str) -> Unit | None:
    """Find a unit of the list, or one with a prefix before it."""
    if code in UNITS:
        return UNITS[code]
    base = PREFIXED.get(code[1:])
    prefix = PREFIXES.get(code[:1])
    return replace(base, code=code, prefix=prefix) if base and prefix else None


def per(text: str) -> Per | None:
    """Read what a unit is measured by: ``kg``, ``5 mL``."""
    match = PER.fullmatch(text)
    unit = simple(match["code"]) if match else None
    if match is None or unit is None:
        return None
    return Per(unit, Decimal(match["amount"]) if match["amount"] else None)
