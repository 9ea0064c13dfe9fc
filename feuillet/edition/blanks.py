"""What is printed beside a blank of a form: the unit of a dose, and the range it is in."""

from feuillet.cldr import Locale
from feuillet.edition.quantities import in_digits, writable, write_quantity
from feuillet.manuscript.forms import Blank, BlankKind

ANY = "5"
"""A number in the plural form that most languages have for most numbers; the unit is what is left without it."""


def unit_alone(blank: Blank, locale: Locale, digits: str) -> str:
    """Write the unit of a dose as it stands after a number; nothing where there is none."""
    if blank.blank is not BlankKind.DOSE or not writable(five := blank.quantity(ANY), locale):
        return ""
    return write_quantity(five, locale, digits).replace(in_digits(ANY, digits), "").strip()


def bounds(blank: Blank, locale: Locale, digits: str) -> str:
    """Write the range a dose is in; nothing where it has none."""
    span = blank.bounds if blank.blank is BlankKind.DOSE else None
    return write_quantity(span, locale, digits) if span and writable(span, locale) else ""
