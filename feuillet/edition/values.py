"""What is written on the blanks of a form for one patient, before the page is printed: a dose, a moment, a number to call, words.

A value is typed in the staff's language (`typed_values`) and written here as the edition's own language does. Nothing here
remembers anything: a value is in no cache, no file and no digest that is kept.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from feuillet.cldr import Locale
from feuillet.edition.blanks import ANY
from feuillet.edition.edition import Edition
from feuillet.edition.isolates import on_its_own, verbatim
from feuillet.edition.patient import Dialled, Dose, Moment, Typed, Value, Values
from feuillet.edition.quantities import in_digits, write_quantity
from feuillet.edition.quantities.moments import weekday
from feuillet.manuscript.forms import Blank, BlankKind, Form
from feuillet.manuscript.model import Model
from feuillet.manuscript.quantity import Kind, Quantity
from feuillet.translation.vocabulary import Vocabulary


@dataclass(frozen=True)
class Writing:
    """How a value is written: in a locale, as the clinic's region writes moments, in its digits, with its words for units."""

    locale: Locale
    region: str
    digits: str
    words: Vocabulary | None = None

    @classmethod
    def of(cls, edition: Edition) -> "Writing":
        """Write as an edition does."""
        return cls(edition.locale, edition.imprint.region, edition.digits, edition.counted[0])

    def text(self, value: Value, blank: Blank, *, long: bool = False) -> tuple[str, ...]:
        """Write a value, a text for each rule of its blank; a unit in full where ``long`` says so."""
        match value:
            case Dose(number):
                return (self.quantity(dose(blank, number, long=long)),)
            case Moment(day, time):
                there = self.locale.within(self.region)
                written = in_digits(weekday(day, there), self.digits) if day else ""
                return (written, self.moment(f"{time:%H:%M}", there) if time else "")
            case Dialled(number):
                return (self.quantity(Quantity(Decimal(0), kind=Kind.PHONE, text=number)),)
            case Typed(lines):
                return lines

    def quantity(self, quantity: Quantity) -> str:
        """Write a quantity."""
        return write_quantity(quantity, self.locale, self.digits, self.words)

    def moment(self, time: str, there: Locale) -> str:
        """Write a time of day."""
        return write_quantity(Quantity(Decimal(0), kind=Kind.TIME, text=time), there, self.digits, self.words)


def dose(blank: Blank, number: Decimal, *, long: bool = False) -> Quantity:
    """Say a dose as a quantity; the number goes through no grammar, which would remember it."""
    unit = blank.quantity(ANY).unit
    return Quantity(number, unit=replace(unit, long=True) if unit and unit.cldr and long else unit)


def written(edition: Edition, blank: Blank) -> tuple[Markup, ...]:
    """Write what is to stand on each rule of a blank; nothing where nobody has typed anything."""
    value = dict(edition.values).get(getattr(blank.label, "context", ""))
    if value is None:
        return ()
    texts = Writing.of(edition).text(value, blank)
    if isinstance(value, Typed):
        return tuple(verbatim(text, edition.locale, edition.staff.locale) for text in texts)
    return tuple(on_its_own(text, edition.locale) for text in texts)


def filled(edition: Edition, values: Values) -> Edition:
    """Write values on the blanks of an edition."""
    return replace(edition, values=values)


def blanks(node: object) -> tuple[Blank, ...]:
    """List the blanks of a document, in their order."""
    if isinstance(node, Form):
        return node.form
    if isinstance(node, tuple):
        return tuple(each for child in node for each in blanks(child))
    if isinstance(node, Model):
        return tuple(each for name in type(node).model_fields for each in blanks(getattr(node, name)))
    return ()


def rules(blank: Blank) -> int:
    """Count the rules of a blank: each is typed by itself."""
    return 2 if blank.blank is BlankKind.DATE_AND_TIME else 1
