"""What may be in braces, read: each kind by an expression of its own that looks at each letter a few times, whatever is there."""

import re
from calendar import month_name, monthrange
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache

from feuillet.manuscript.quantity import SCALES, Join, Kind, Quantity, QuantityError, divides
from feuillet.manuscript.units import UNITS, unit_of

NUMBER = r"(?:0|[1-9]\d*+)(?:\.\d*[1-9])?"  # ISMP: a leading zero, never a trailing one
WHOLE = rf"{NUMBER}[ ](?={NUMBER}/)"
DIGITS = 12
"""More than any dose, count or score has; beyond 28 CLDR's forms are no longer exact."""
LENGTH = 200
"""More letters than any quantity has with a form of its own."""
BRACED = re.compile(r"(?<!\\)\{[^{}]*\}")
"""Braces that hold a quantity; those behind a backslash are printed."""
POWERS = {sign: number for number, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
MONTHS = tuple(month_name)[1:]
NAMED = (
    "day week month trimester step section part chapter page figure table question stage grade level type phase group category "
    "version room floor line number ward paragraph rule dose visit cycle option class score age bed building"
)
SCALED = ("SPF", "UV", "pH", "INR", "BMI", "HR", "OR", "RR", "CI", "NNT", "NNH", "SD", "IQR", "AUC", "GI", "p", "n")
LABELS = (*NAMED.split(), *SCALED)
"""What a number may belong to that comes after it, a place or a measure; each is a translatable word."""
AMOUNT = re.compile(
    rf"""(?:(?P<bound>[<>≤≥≈±])[ ])?+ (?P<factors>(?:{NUMBER}[ ]×[ ](?!10[⁰¹²³⁴⁵⁶⁷⁸⁹]))*+)
         (?P<whole>{WHOLE})?+ (?: 10(?P<ten>[⁰¹²³⁴⁵⁶⁷⁸⁹]+) | (?P<low>-?{NUMBER}) ) (?: (?P<join>[/:]|[ ]in[ ]) (?P<of>{NUMBER}) )?+
         (?: (?:[ ](?P<low_unit>[^\s\d|{{}}–/]++))?+
             – (?P<high_whole>{WHOLE})?+ (?P<high>-?{NUMBER}) (?:/(?P<high_of>{NUMBER}))?+ )?
         (?: [ ]±[ ](?P<give>{NUMBER}) )?+
         (?: [ ](?P<scale>{"|".join(SCALES)})(?![^ ]) | [ ]×[ ]10(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+) )?+
         (?: [ ](?P<unit>[^\s\d–/][^|{{}}]*) | (?P<per>/[^\s\d|{{}}][^|{{}}]*) )?""",
    re.VERBOSE,
)
INITIALS = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in ("year", *NAMED.split()))
PLACE = r"[1-9]\d{0,3}(?:\.\d{1,3}){0,3}[a-z]?"
LABEL = re.compile(
    rf"(?P<text>{INITIALS})s?[ ](?P<place>{PLACE}(?:–{PLACE})?)"
    rf"|(?P<measure>{'|'.join(SCALED)})[ ](?:(?P<bound>[<>≤≥≈=])[ ])?(?P<low>{NUMBER})(?:–(?P<high>{NUMBER}))?"
)
"""A label is capital at the beginning of a sentence; section 4.10 is no number with decimals."""
DECADE = re.compile(r"(?P<low>[12]\d\d0)s")
ORDINAL = re.compile(r"(?P<low>[1-9]\d{0,3})(?P<ends>st|nd|rd|th)(?:–(?P<high>[1-9]\d{0,3})(?P<ended>st|nd|rd|th))?")
PHONE = re.compile(r"tel[ ](?P<text>[+(]?\d(?:[ ().+/-]{0,3}+\d)*+)")
DAY = r"[1-9]\d{3}-\d\d(?:-\d\d)?"
DATE = re.compile(rf"(?P<text>{DAY}(?:–{DAY})?)")
MONTH_DAY = rf"[1-9]\d?[ ](?:{'|'.join(MONTHS)})"
UNDATED = re.compile(rf"(?P<text>{MONTH_DAY}(?:–{MONTH_DAY})?)")
CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d"
TIME = re.compile(rf"(?P<text>{CLOCK}(?:–{CLOCK})?)")
HOUR = re.compile(r"[02-9]:[0-5]\d")
"""A time without its first zero, or a ratio: nobody can say."""
LEAP = 2000
"""A year that has 29 February."""
SMALL = 10
"""A pair of doses, 875/125 mg, whose second number is no larger could be read as a part of one."""


def parse(braced: str) -> Quantity:
    """Read one quantity with its braces; raises `QuantityError`."""
    if re.search(rf"\d{{{DIGITS + 1}}}", braced.replace(".", "")):
        raise QuantityError(f"{braced[:DIGITS]}… has more than {DIGITS} digits", "write it in a larger or smaller unit")
    inside, bar, inflected = braced[1:-1].partition("|")
    quantity = read(inside) if len(braced) <= LENGTH else None
    if quantity is None or (bar and not inflected) or "|" in inflected:
        raise QuantityError(f"{braced} is not a quantity", remedy(braced))
    if isinstance(quantity, str):
        raise QuantityError(f"{braced} has an unknown unit, {quantity}", instead_of(quantity))
    for problem, what in faults(quantity):
        raise QuantityError(f"{braced} {problem}", what)
    if inflected and not quantity.inflects:
        raise QuantityError(
            f"{braced} has a form of its own", "no mass, volume or score may have one; remove | and what follows"
        )
    return replace(quantity, inflected=inflected) if inflected else quantity


@lru_cache(maxsize=4096)
def read(inside: str) -> Quantity | str | None:
    """Read what is before the bar; a text is the name of an unknown unit, nothing comes of what is no quantity."""
    for pattern, kind in ((DATE, Kind.DATE), (UNDATED, Kind.DATE), (TIME, Kind.TIME), (PHONE, Kind.PHONE)):
        if match := pattern.fullmatch(inside):
            return (
                Quantity(Decimal(0), kind=kind, text=match["text"]) if kind is not Kind.DATE or real(inside) else None
            )
    if match := LABEL.fullmatch(inside):
        return label(match)
    if match := DECADE.fullmatch(inside):
        return Quantity(Decimal(match["low"]), kind=Kind.DECADE)
    if match := ORDINAL.fullmatch(inside):
        found = Quantity(Decimal(match["low"]), number(match["high"]), kind=Kind.ORDINAL)
        return found if found.inside == inside else None
    match = None if HOUR.fullmatch(inside) else AMOUNT.fullmatch(inside)
    return amount(match) if match else None


def label(match: re.Match[str]) -> Quantity | None:
    """Read a year, or a number that belongs to the word before it."""
    if match["measure"]:
        ends = Decimal(match["low"]), number(match["high"])
        return Quantity(*ends, kind=Kind.LABEL, text=match["measure"], bound=match["bound"] or "")
    first, *last = re.findall(r"\d+", re.sub(r"\.[\d.]+", "", match["place"]))
    low, high = Decimal(first), number(last[0] if last else None)
    if match["text"] != "year":
        return Quantity(low, high, kind=Kind.LABEL, text=f"{match['text']} {match['place']}")
    whole = f"{low}" == match["place"] or f"{low}–{high}" == match["place"]
    return Quantity(low, high, year=True, kind=Kind.YEAR) if whole else None


def amount(match: re.Match[str]) -> Quantity | str | None:
    """Read numbers with a unit."""
    code, low_code = match["unit"] or match["per"] or "", match["low_unit"] or ""
    unit, low_unit = unit_of(code), unit_of(low_code)
    for name, found in ((code, unit), (low_code, low_unit)):
        if name and found is None:
            return str(name)
    low = match["low"] or "1"
    if ("-" in low + (match["high"] or "") and unit and unit.is_dose) or (match["high_of"] and not unit):
        return None
    power = "".join(str(POWERS[sign]) for sign in match["raised"] or match["ten"] or "")
    scale = SCALES.get(match["scale"] or "", int(power[:3] or 0))
    return Quantity(
        Decimal(low),
        number(match["high"]),
        number(match["of"]),
        unit,
        whole=number(match["whole"]),
        high_whole=number(match["high_whole"]),
        high_of=number(match["high_of"]),
        give=number(match["give"]),
        join=Join(match["join"] or Join.PART),
        bound=match["bound"] or "",
        factors=tuple(map(Decimal, match["factors"].split(" × ")[:-1])),
        low_unit=low_unit,
        scale=scale,
        raised=bool(power),
    )


def number(text: str | None) -> Decimal | None:
    """Read a number, if there is one."""
    return Decimal(text) if text else None


def real(text: str) -> bool:
    """Return whether dates are days or months that there are, both of one kind, and the earlier is first."""
    days = tuple(map(day_of, text.split("–")))
    there = all(month in range(1, 13) and day <= monthrange(year or LEAP, month)[1] for year, month, day in days)
    alike = len({(bool(year), bool(day)) for year, _, day in days}) == 1
    return there and alike and (len(days) == 1 or not days[0][0] or days[0] < days[1])


def day_of(text: str) -> tuple[int, int, int]:
    """Read the year, month and day of a date; zero where it has none."""
    if text[-1].isdecimal():
        year, month, *day = map(int, text.split("-"))
        return year, month, day[0] if day else 0
    first, name = text.split()
    return 0, MONTHS.index(name) + 1, int(first)


def faults(quantity: Quantity) -> Iterator[tuple[str, str]]:
    """Say what is wrong with a quantity that can be read, and what to do."""
    unit, ratio = quantity.unit, quantity.join is not Join.PART
    bare = "write points out of a total, without a unit: {12/30}"
    if any(of == 0 for of in (quantity.of, quantity.high_of)) or (ratio and unit is not None) or not pairs(quantity):
        yield "is no score", bare
    if quantity.high is not None and not quantity.low_unit and quantity.most <= quantity.least:
        yield "is a range turned round", "write the smaller number first"
    if quantity.low_unit and (unit is None or quantity.low_unit.measure is not unit.measure or quantity.low_unit.per):
        yield "is a range of two kinds of units", "write two quantities"


def pairs(quantity: Quantity) -> bool:
    """Return whether two numbers joined by a stroke may be: a score, a part of a form, two pressures, two doses in one tablet."""
    unit, of = quantity.unit, quantity.of
    if of is None and quantity.high_of is None:
        return True
    if unit is None or divides(unit) or unit.cldr.startswith("pressure") or quantity.join is not Join.PART:
        return True
    return (
        of is not None
        and unit.is_dose
        and not unit.per
        and (quantity.low > of or (of > SMALL and quantity.low >= SMALL))
    )


CLOCKS = "a time by 24 hours, {08:00} or {20:30}"
SLIPS = {
    "am": CLOCKS,
    "pm": CLOCKS,
    "a.m.": CLOCKS,
    "p.m.": CLOCKS,
    "mcg": "µg",
    "ug": "µg",
    "U": "IU",
    "cc": "mL",
    "x": "×",
}
SLIPS |= {"hr": "h", "hrs": "h", "lbs": "lb", "m2": "m²", "mm3": "mm³"}
"""What people write for units, and what is meant."""


def instead_of(code: str) -> str:
    """Say which units there are, the nearest first."""
    near = SLIPS.get(code.partition(" ")[0]) or " or ".join(get_close_matches(code, UNITS, 3))
    first = f"perhaps {near}; " if near else ""
    common = "mg g kg µg mL L IU % × °C h min seconds days weeks months years times tablet tablets capsules drops puffs"
    return f"{first}write one of {common}, another of the README's table, or one per another: mg/kg"


REMEDIES = (
    (r"\d,\d{3}(?!\d)", "write no comma: a thousand is {1000 mg}, and decimals have a point"),
    (r"\d,\d", "write a decimal point, {point}, in every language"),
    (r"\.\d*0(?!\d|\.)", "leave out zeros at the end of decimals: 1.0 mg is read as 10 mg"),
    (r"(?<!\d)\.\d", "write a zero before the decimal point: .5 mg is read as 5 mg"),
    (r"^\{[2-9]:\d\d\}$", "write a time with two digits, {08:30}; a ratio is {1:10}"),
    (r"\d\s?[ap]\.?m\b", "write a time by 24 hours: {08:00}, {20:30}"),
    (r"^\{\d{1,2}[./]\d{1,2}[./]\d{2,4}\}$|\d{4}[./]\d", "write a date as {2020-03-24}"),
    (
        r"^\{\d{4}-\d\d(?!\d)",
        "write a month or a day that there is, {2020-03} or {2020-03-24}; of two, the earlier first",
    ),
    (r"^\{[ ()+/-]*(?:\d[ ()+/-]*){7,}\}$", "write a telephone number as {tel 0808 1647 686}"),
    (r"\d\s*-\s*\d|\d\s+–|–\s+\d", "write a range with an en dash and no spaces: {1.5–4.5 mg}"),
    (r"\d\s?x\s?\d", "write the sign ×: {2 × 500 mg}"),
    (r"[<>]=|=[<>]", "write the signs ≤ and ≥: {≥ 38 °C}"),
    (r"^\{[<>≤≥≈]\d", "put a space behind the sign: {≥ 38 °C}; as in {4.5 mg}, write {4.5 mg}"),
    (r"\d[^\d\s./–|}:-]", "put a space between number and unit: {4.5 mg}"),
    (r"", "write {4.5 mg}, {1.5–4.5 mg}, {27 %}, {12 weeks}, {12/30}, {3 ×}, {1/2 tablet} or {year 2022}"),
)
"""What braces look like that hold no quantity, and what to do; the first that fits counts."""


def remedy(braced: str) -> str:
    """Say what to do with braces that hold no quantity."""
    braced = braced[:LENGTH]
    point = re.sub(r"(?<=\d),(?=\d)", ".", braced)
    return next(text for pattern, text in REMEDIES if re.search(pattern, braced)).replace("{point}", point)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Read all quantities of a text; raises `QuantityError` for the first that is none."""
    return tuple(parse(match[0]) for match in BRACED.finditer(text))
