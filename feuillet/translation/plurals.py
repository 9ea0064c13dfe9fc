"""The plural rule in a PO file's header, held against CLDR's: they must group the whole numbers the same way."""

import re
from decimal import Decimal
from gettext import c2py

from feuillet import described
from feuillet.cldr import Locale
from feuillet.described import Plural
from feuillet.findings import UnfitError

FORMS = re.compile(r"\s*nplurals\s*=\s*([0-9])\s*;\s*plural\s*=\s*([^;]+);?\s*")
EXAMPLE = 'copy one from a catalog of a language that counts alike: "nplurals=2; plural=(n != 1);"'
NUMBERS = range(1001)
"""As far as any language's rule has something to say, but for the millions."""
MILLION = 1_000_000
DECIMALS = (Decimal("0.5"), Decimal("1.5"), Decimal("2.5"))
SHOWN = 8
"""The most whole numbers that an example names."""


@described.kept
def fault(header: str, locale: Locale) -> str:
    """Say what is wrong with a Plural-Forms header, or nothing."""
    if header == locale.plural_forms:
        return ""  # `merge` has written it
    try:
        plural = read(header)
        forms = [plural.form(number) for number in NUMBERS]
    except UnfitError as error:
        return error.problem.text
    pairs = {(form, locale.babel.plural_form(number)) for form, number in zip(forms, NUMBERS, strict=True)}
    alike = len({form for form, _ in pairs}) == len({category for _, category in pairs}) == len(pairs)
    return "" if alike else "the plural rule does not part the numbers as CLDR does"


def read(header: str) -> Plural:
    """Read a plural rule as gettext writes it; raises `UnfitError` where it is none."""
    match = FORMS.fullmatch(header)
    if match is None:
        raise UnfitError("the plural rule cannot be read", EXAMPLE)
    count = int(match[1])
    try:
        rule = c2py(match[2])
        forms = [rule(number) for number in NUMBERS]
    except (ValueError, RecursionError, ZeroDivisionError, OverflowError):  # too long, too deep, or no expression
        raise UnfitError("the plural rule cannot be read", EXAMPLE) from None
    if not all(0 <= form < count for form in forms):
        raise UnfitError(f"the plural rule names a form beyond its {match[1]}", EXAMPLE)
    return Plural(header, count, rule)


@described.kept
def places(header: str, locale: Locale) -> dict[str, int]:
    """Find the place of each of CLDR's categories by numbers that take it; one of decimals alone takes the place that is left."""
    rule = locale.babel.plural_form
    plural = read(header or locale.plural_forms)
    found = {rule(number): plural.form(number) for number in (*NUMBERS, MILLION)}
    left = sorted({*range(plural.count)} - {*found.values()})
    decimals = (category for category in (*getattr(rule, "rules", ()), "other") if category not in found)
    return found | dict(zip(decimals, left, strict=False))


def rearranged(forms: dict[int, str], header: str, locale: Locale) -> dict[int, str]:
    """Put forms that another header has numbered in the order of ours; what it has no form for takes the last."""
    old, new = places(header, locale), places("", locale)
    return {
        new[category]: forms.get(old.get(category, max(forms)), "") for category in sorted(new, key=new.__getitem__)
    }


@described.kept
def examples(locale: Locale) -> dict[int, str]:
    """Give for each form in our order some of the numbers that take it, by CLDR's rule."""
    found: dict[int, list[str]] = {place: [] for place in places("", locale).values()}
    for number in (*NUMBERS, MILLION, *DECIMALS):
        found[places("", locale)[locale.babel.plural_form(number)]].append(f"{number}")
    return {place: ", ".join(shown(numbers)) for place, numbers in sorted(found.items())}


def shown(numbers: list[str]) -> list[str]:
    """Choose the first whole numbers and the first decimals."""
    parts = [number for number in numbers if "." in number]
    whole = [number for number in numbers if "." not in number]
    more = ["…"] if len(whole) > SHOWN else []
    return [*whole[:SHOWN], *more, *parts]


def number_of_forms(locale: Locale) -> int:
    """Count the forms of a locale."""
    return len(places("", locale))
