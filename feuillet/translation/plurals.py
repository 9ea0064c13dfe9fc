"""The plural rule in a PO file's header, held against CLDR's: they must group the whole numbers the same way."""

import re
from functools import lru_cache
from gettext import c2py

from feuillet.cldr import Locale

FORMS = re.compile(r"\s*nplurals\s*=\s*([0-9])\s*;\s*plural\s*=\s*([^;]+);?\s*")
NUMBERS = range(1001)
"""As far as any language's rule has something to say, but for the millions."""


@lru_cache(maxsize=256)
def fault(header: str, locale: Locale) -> str:
    """Say what is wrong with a Plural-Forms header, or nothing."""
    if header == locale.plural_forms:
        return ""  # `merge` has written it
    match = FORMS.fullmatch(header)
    if match is None:
        return "the plural rule cannot be read"
    try:
        rule = c2py(match[2])
        forms = [rule(number) for number in NUMBERS]
    except (ValueError, RecursionError, ZeroDivisionError, OverflowError):  # too long, too deep, or no expression
        return "the plural rule cannot be read"
    if not all(0 <= form < int(match[1]) for form in forms):
        return f"the plural rule names a form beyond its {match[1]}"
    pairs = {(form, locale.babel.plural_form(number)) for form, number in zip(forms, NUMBERS, strict=True)}
    alike = len({form for form, _ in pairs}) == len({category for _, category in pairs}) == len(pairs)
    return "" if alike else "the plural rule does not part the numbers as CLDR does"
