"""What a word of quantities may say: the number once, and nothing that makes of it another number or another thing."""

import re
from collections import Counter
from functools import lru_cache
from unicodedata import normalize, numeric

from feuillet.cldr import Locale
from feuillet.findings import Problem
from feuillet.manuscript.units import UNITS
from feuillet.writing import language
from feuillet.writing.numerals import values
from feuillet.writing.units import forms

PLACE = re.compile(r"\{(?:n|low|high|of)\}")
SIGNS = re.compile(r"[×*+±<>≤≥≈=−~^/÷%‰\u2044]|(?:^|\s)[-‐‑–—](?=[\s\d]|$)")
"""What makes a number another, or a range of two, and is in no word for a thing."""
AMOUNTS = ("mass-", "volume-", "duration-")
"""The units that are taken for a dosage form; what counts for another is measured by other things too."""


COUNTED = {f"{{n}} {unit.word}": unit for unit in UNITS.values() if unit.plural}
"""What is counted by a word with plural forms, by msgid."""
CALENDAR = {f"{label} {{n}}": f"duration-{label}" for label in ("day", "week", "month")}
SPOONS = frozenset({"teaspoon", "tablespoon"})
"""Measures of a dose whose words must not change places: one holds three of the other."""


@lru_cache(maxsize=4096)
def unfit(id: str, form: str, locale: Locale) -> Problem | None:
    """Say why a form of a word of quantities would change what it is printed with, and what to do; or nothing."""
    wanted, given = (Counter(PLACE.findall(text)) for text in (id, form))
    if wanted != given or set(PLACE.sub("", form)) & set("{}"):
        named = " ".join(sorted(wanted.elements()))
        return Problem("the braces are not those of the source", f"write {named}")
    if "{high}" in form and form.index("{high}") < form.index("{low}"):
        return Problem("this range begins with its larger number", "write {low} before {high}")
    return altering(id, form, locale)


def altering(id: str, form: str, locale: Locale) -> Problem | None:
    """Say what in a form makes the number another, or the thing; or nothing."""
    own, said = (normalize("NFKC", PLACE.sub(" ", text)) for text in (id, form))
    if digits(said) - digits(own):
        return Problem("this word has a number of its own", "write the word alone; the number comes in place of {n}")
    if SIGNS.search(said) and not SIGNS.search(own):
        return Problem("this word has a sign that makes the number another", "write the word alone, in letters")
    return of_another(id, " ".join(said.split()).casefold(), locale)


def of_another(id: str, word: str, locale: Locale) -> Problem | None:
    """Say that a word has a number in it, or names a unit; or nothing."""
    meant = forms(locale.language).get(word, frozenset())
    if id in CALENDAR and meant and CALENDAR[id] not in meant:
        return Problem(f"“{word}” is another part of the calendar", f"write what “{id}” is called")
    if id not in COUNTED:
        return None
    if language(locale.language).spaced and (number := next(iter(values(word, locale.language)), None)):
        return Problem(f"“{number.word}” makes the number another", "write the word alone, without a number")
    if any(unit.startswith(AMOUNTS) for unit in meant):
        return Problem(f"“{word}” is a unit and no word for this", f"write what “{id}” is called")
    return None


def digits(text: str) -> Counter[str]:
    """Count the numbers of a text that are written in one sign each, of whatever script."""
    return Counter(str(numeric(sign)) for sign in text if numeric(sign, None) is not None and not sign.isalpha())
