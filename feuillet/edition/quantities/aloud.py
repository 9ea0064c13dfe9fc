"""Quantities for the ear: a range in words, since voices pass over its dash, and units by their names.

“1.5–4.5 mg” is heard as “one point five four point five”. Screens show the range in words, “1.5 to 4.5 mg”, which every voice
and every reader says right; the unit's name goes along as the expansion of its symbol. Only plain amounts are said so: beside a
month, a bound or a million the words of one language are wrong in the next.
"""

import re
from dataclasses import replace
from decimal import Decimal

from feuillet.cldr import Locale
from feuillet.edition.isolates import ONE
from feuillet.edition.quantities.numbers import category, glue
from feuillet.manuscript.quantity import Kind, Quantity
from feuillet.manuscript.units import Unit
from feuillet.translation.vocabulary import HIGH, LOW, TO, Vocabulary
from feuillet.writing.typography.direction import PDI, direction

PART = "½⅓⅔¼¾"
BLANK = "[ \u00a0\u2009\u202f]"
END = rf"[-−]?[\d{PART}](?:[\d.,:/٫٬’{PART}]|{BLANK}(?=[\d{PART}]))*(?<![.,])"
"""A number at one end of a range."""
DASH = "[‐‑–—~～〜-]"
RANGE = re.compile(
    rf"(?P<low>{END})(?P<own>(?:[^\d{PART}]*?(?={BLANK})|[^\d{PART}]{{1,6}}(?=[～〜]))?){BLANK}?{DASH}{BLANK}?"
    rf"(?P<lead>(?:(?<={BLANK})[^\d{PART}{DASH[1:-1]}]*?)?)(?P<high>{END})"
)
"""A range as it is printed; beside a dash between blanks either end may have a unit of its own."""
GENITIVE = {"few": Decimal(5), "one": Decimal("1.5")}
"""Numbers with the form that follows “from … to” where a language counts many by a form of its own: до 5 недель, до 1,5 недели."""
MANY = "many"


def in_words(text: str, quantity: Quantity, locale: Locale, words: Vocabulary, like: str = "") -> str:
    """Say the range of a written quantity in words; as it is where it has none, or the locale no words for it.

    ``like`` is the same in the form that its unit has after “from … to”.
    """
    pattern = words.said(TO) if may_be_said(quantity) else None
    ends = tuple(RANGE.finditer(text))
    latin = locale.direction == "rtl" and direction(text, "rtl") == "ltr"
    if not pattern or len(ends) != 1 or latin or in_isolate(text, ends[0]):
        return text
    found, (before, _, rest) = ends[0], pattern.partition(LOW)
    between, _, after = rest.partition(HIGH)
    other = RANGE.search(like)
    tail = like[other.end() :] if other else text[found.end() :]
    said = f"{before}{found['low']}{found['own']}{between}{found['lead']}{found['high']}{after}"
    return glue(f"{text[: found.start()]}{said}{tail}")


def in_isolate(text: str, found: re.Match[str]) -> bool:
    """Return whether an isolate is round a range or begins or ends in it: a word in it would turn its ends round."""
    before = ONE.findall(text[: found.start()])
    return bool(ONE.search(found[0])) or len(before) != 2 * before.count(PDI)


def may_be_said(quantity: Quantity) -> bool:
    """Return whether words can say the range of a quantity.

    What is multiplied is no longer clear then; a bound has no “from” behind it, and dates, places and millions would need forms
    of their own: с ноября до февраля.
    """
    alone = not (quantity.factors or quantity.scale or quantity.bound or quantity.give is not None)
    return alone and quantity.kind is Kind.AMOUNT


def genitive(quantity: Quantity, locale: Locale) -> Quantity | None:
    """The same range with an end whose unit has the form that follows “from … to”; none where it is no other."""
    whole = quantity.high is not None and quantity.high % 1 == 0 and quantity.high_of is None
    if not whole or quantity.kind is not Kind.AMOUNT or quantity.inflected:
        return None
    many = category(replace(quantity, high=GENITIVE["few"]), locale) == MANY
    end = GENITIVE.get(category(quantity, locale)) if many else None
    return replace(quantity, high=end) if end else None


def named(quantity: Quantity) -> Quantity:
    """The same quantity with the names of its units in place of their symbols."""
    return replace(quantity, unit=spelled(quantity.unit), low_unit=spelled(quantity.low_unit))


def spelled(unit: Unit | None) -> Unit | None:
    """The same unit by its name, where CLDR has one; one “per” another is a symbol as a whole."""
    return replace(unit, long=True) if unit and unit.cldr and not unit.per else unit
