"""What staff type on a blank, read strictly as their own language writes it, or the reason why it is refused.

A comma where their language has a point is refused, never understood: “1.234” is one thing in English and a thousand times as
much in German. Their words for each reason are the templates' (`templates/desk/to-print/said.html`).
"""

import datetime
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from unicodedata import category, decimal, normalize

from fontTools.unicodedata import script as script_of

from feuillet.cldr import Locale
from feuillet.edition.blanks import unit_alone
from feuillet.edition.edition import Edition
from feuillet.edition.patient import Dialled, Dose, Moment, Typed, Value
from feuillet.edition.quantities.moments import clock, day_in_digits, day_order
from feuillet.edition.values import Writing, dose
from feuillet.manuscript.forms import Blank, BlankKind
from feuillet.writing.numbering import digits_of, generated
from feuillet.writing.script import SHARED, script

LONGEST = 60
"""Letters of a line: more find no room on a panel."""
DIGITS = 9
"""More than any dose has."""
POINTS = ".,\u066b\u00b7"
"""Signs that stand before decimals somewhere."""
AHEAD_DAYS = 731
"""No visit is agreed for more than two years ahead."""
DIALLED = re.compile(r"\+?[0-9(](?:[ ().+/-]?[0-9()])+")
DIALLED_DIGITS = range(3, 16)
"""ITU-T E.164 has fifteen; 112 has three."""
AMOUNT = re.compile(r"(?P<number>[0-9.,\u066b\u00b7]+)(?P<rest>.*)", re.DOTALL)
DAY = re.compile(r"(?P<first>\d{1,4})(?:[-/. 年]|\. )(?P<second>\d{1,2})(?:[-/. 月]|\. )(?P<third>\d{1,4})[.日]?")
YEAR = 4
NOON, HOURS = 12, 24
UNSEEN = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp", "So"}
"""What is no letter of any script: it prints nothing, turns what is beside it, or is a picture."""
JOINERS = "\u200c\u200d"
COMMON = {"Latn", *SHARED}
"""Latin letters, and what all scripts share."""


class Refusal(StrEnum):
    """Why what is typed is refused."""

    LONG = "long"
    NUMBER = "number"
    SIGN = "sign"
    TRAILING = "trailing"
    LEADING = "leading"
    UNIT = "unit"
    NOTHING = "nothing"
    OUTSIDE = "outside"
    ASKED = "asked"
    DIGITS = "digits"
    DAY = "day"
    PAST = "past"
    FAR = "far"
    TIME = "time"
    PHONE = "phone"
    LETTERS = "letters"


@dataclass(frozen=True)
class Staff:
    """Who types: their locale and the clinic's region; ``today`` is the clinic's, ``page`` the edition that is written on."""

    locale: Locale
    region: str
    today: datetime.date
    page: Edition

    @property
    def there(self) -> Locale:
        """Their locale as it is written where the clinic is."""
        return self.locale.within(self.region)

    @property
    def systems(self) -> tuple[str, ...]:
        """CLDR's names of the digits they write: Latin ones, and those of their own language."""
        data = self.locale.like.babel
        own = (data.default_numbering_system, data.other_numbering_systems.get("native", ""))
        return tuple(each for each in dict.fromkeys(("latn", *own)) if each in generated()["digits"])

    def points(self, system: str) -> str:
        """Say what stands before decimals among digits of a system."""
        symbols = self.locale.like.babel.number_symbols
        return str(symbols.get(system, symbols["latn"])["decimal"])

    def latin(self, text: str) -> tuple[str, str] | None:
        """Write a text's digits as Latin ones, and say of which system they are; nothing where they are of another, or of two."""
        found = {each for each in text if each.isdecimal() or each.isdigit()}
        for system in self.systems:
            if found <= set(digits_of(system).values()):
                return "".join(str(decimal(each)) if each in found else each for each in text), system
        return None


@dataclass(frozen=True)
class Hints:
    """How a blank is typed: the sign before decimals, the unit and the ``limits`` of a dose; a day and a time as examples."""

    point: str
    unit: str
    limits: str
    day: str
    time: str

    @classmethod
    def of(cls, blank: Blank, staff: Staff) -> "Hints":
        """Say how somebody types on a blank."""
        writing, there = Writing(staff.locale, staff.region, "latn"), staff.there
        return cls(
            staff.points("latn"),
            unit_alone(blank, staff.locale, "latn"),
            limits(blank, writing),
            day_in_digits(datetime.date(staff.today.year, 12, 31), there),
            writing.moment("14:30", there),
        )


def limits(blank: Blank, writing: Writing) -> str:
    """Write what a dose may be; nothing where the sheet says nothing."""
    if blank.bounds:
        return writing.quantity(blank.bounds)
    bound, number = ("≥", blank.least) if blank.least is not None else ("≤", blank.most)
    return writing.quantity(replace(dose(blank, number), bound=bound)) if number is not None else ""


Came = Value | Refusal | None


def read(blank: Blank, texts: tuple[str, ...], staff: Staff, *, sure: bool = False) -> Came:
    """Read what is typed on a blank, a text for each of its rules; nothing where nothing is.

    ``sure`` says that a dose outside of what the sheet says was asked back, and is meant.
    """
    typed = tuple(normalize("NFC", each).strip() for each in texts)
    if not any(typed):
        return None
    if any(len(each) > LONGEST * blank.lines for each in typed):
        return Refusal.LONG
    match blank.blank:
        case BlankKind.DOSE:
            return amount(blank, typed[0], staff, sure=sure)
        case BlankKind.DATE_AND_TIME:
            return moment(typed, staff)
        case BlankKind.PHONE:
            return dialled(typed[0], staff)
        case BlankKind.TEXT:
            return words(typed[0], staff)


def amount(blank: Blank, typed: str, staff: Staff, *, sure: bool) -> Came:
    """Read a dose: a number, and perhaps the unit of the blank behind it."""
    latin = staff.latin(typed)
    if latin is None:
        return Refusal.DIGITS
    match = AMOUNT.fullmatch(latin[0])
    if match is None:
        return Refusal.NUMBER
    came = number(match["number"], staff.points(latin[1]))
    if isinstance(came, Refusal):
        return came
    rest = plain(match["rest"])
    if rest and rest not in units(blank, came, staff):
        return Refusal.UNIT if all(each.isalpha() for each in rest) else Refusal.NUMBER
    return within(blank, came, sure=sure)


def within(blank: Blank, number: Decimal, *, sure: bool) -> Dose | Refusal:
    """Hold a dose to what the sheet says."""
    if number == 0:
        return Refusal.NOTHING
    low, high = (number if limit is None else limit for limit in (blank.least, blank.most))
    if low <= number <= high or (sure and blank.outside):
        return Dose(number)
    return Refusal.ASKED if blank.outside else Refusal.OUTSIDE


def number(text: str, point: str) -> Decimal | Refusal:
    """Read digits and the sign before decimals; what ISMP warns of is refused, however clear it is."""
    whole, sign, part = text.partition(next((each for each in text if each in POINTS), " "))
    if sign.strip() and sign != point:
        return Refusal.SIGN
    if any(each in POINTS for each in part) or len(whole + part) > DIGITS or (sign.strip() and not part):
        return Refusal.NUMBER
    if not whole or (len(whole) > 1 and whole[0] == "0"):
        return Refusal.LEADING
    if part.endswith("0"):
        return Refusal.TRAILING
    return Decimal(f"{whole}.{part}" if part else whole)


def units(blank: Blank, number: Decimal, staff: Staff) -> set[str]:
    """List how the unit of a blank may be typed behind a number: as the sheet's code, and as the staff's language writes it."""
    written = Writing(staff.locale, staff.region, "latn")
    said = (written.quantity(dose(blank, number, long=long)) for long in (False, True))
    numberless = ("".join(each for each in text if not (each.isdecimal() or each in POINTS)) for text in said)
    return {plain(each) for each in (*numberless, blank.unit or "")}


def plain(text: str) -> str:
    """Write both signs for micro as one, and take blanks and marks of direction away."""
    return "".join(each for each in text.replace("\u03bc", "\u00b5") if not each.isspace() and category(each) != "Cf")


def moment(typed: tuple[str, ...], staff: Staff) -> Came:
    """Read a day and a time of day, either of which may be missing."""
    text, hour = (*typed, "", "")[:2]
    day = on_day(text, staff) if text else None
    time = at_time(hour, staff) if hour else None
    refused = next((each for each in (day, time) if isinstance(each, Refusal)), None)
    if refused is not None:
        return refused
    assert not isinstance(day, Refusal)
    assert not isinstance(time, Refusal)
    return Moment(day, time)


def on_day(typed: str, staff: Staff) -> datetime.date | Refusal:
    """Read a day in the order of the staff's language, with all digits of its year; year, month, day is clear everywhere."""
    latin = staff.latin(typed)
    if latin is None:
        return Refusal.DIGITS
    match = DAY.fullmatch(latin[0])
    if match is None:
        return Refusal.DAY
    first, *others = match["first"], match["second"], match["third"]
    order = "yMd" if len(first) == YEAR else day_order(staff.there)
    said = dict(zip(order, (first, *others), strict=True))
    if len(said["y"]) != YEAR:
        return Refusal.DAY
    try:
        day = datetime.date(int(said["y"]), int(said["M"]), int(said["d"]))
    except ValueError:
        return Refusal.DAY
    if day < staff.today:
        return Refusal.PAST
    return Refusal.FAR if (day - staff.today).days > AHEAD_DAYS else day


def at_time(typed: str, staff: Staff) -> datetime.time | Refusal:
    """Read a time of day: by 24 hours, or by twice twelve where the staff's language does and says which half it is."""
    latin = staff.latin(typed)
    if latin is None:
        return Refusal.DIGITS
    signs, halves = clock(staff.there)
    match = re.fullmatch(rf"(\d{{1,2}})\s?[{re.escape(signs)}]\s?(\d\d)(?P<half>.*)", latin[0])
    if match is None or int(match[2]) > 59:  # noqa: PLR2004 minutes
        return Refusal.TIME
    hour, half = int(match[1]), plain(match["half"]).casefold()
    if half:
        if half not in halves or not 1 <= hour <= NOON:
            return Refusal.TIME
        return datetime.time(hour % NOON + NOON * halves[half], int(match[2]))
    if hour >= HOURS or (halves and len(match[1]) == 1 and hour):
        return Refusal.TIME
    return datetime.time(hour, int(match[2]))


def dialled(typed: str, staff: Staff) -> Came:
    """Read a number to call; it is dialled on Latin keys."""
    latin = staff.latin(typed)
    if latin is None:
        return Refusal.DIGITS
    digits = sum(each.isdecimal() for each in latin[0])
    right = DIALLED.fullmatch(latin[0]) and latin[0].count("(") == latin[0].count(")")
    return Dialled(latin[0]) if right and digits in DIALLED_DIGITS else Refusal.PHONE


def words(typed: str, staff: Staff) -> Came:
    """Take words whose letters the page can show: those of its own language, its source's and its staff's, and Latin ones."""
    lines = tuple(line.strip() for line in typed.splitlines() if line.strip())
    signs = [each for line in lines for each in line]
    if any(category(each) in UNSEEN and each not in JOINERS for each in signs):
        return Refusal.LETTERS
    page = staff.page
    codes = {each.script for each in (page.locale, page.source, page.staff.locale)}
    known = COMMON.union(*(script(code).letters for code in codes))
    return Typed(lines) if all(script_of(each) in known for each in signs) else Refusal.LETTERS
