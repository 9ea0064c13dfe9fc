"""Numbers written out: decimals, ranges, fractions, large numbers in words, places in a row.

Babel lacks ranges, which are in `feuillet.writing.numbering`, and writes 5 million in Swahili as ten times as many.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from unicodedata import decimal

from babel.numbers import format_decimal

from feuillet import described
from feuillet.cldr import Locale
from feuillet.manuscript.quantity import RAISED, Join, Quantity
from feuillet.manuscript.units import CURRENCIES
from feuillet.translation.vocabulary import NUMBER
from feuillet.writing import generated
from feuillet.writing.numbering import between, digits_of, grouped_from
from feuillet.writing.typography.direction import isolate

NBSP, MINUS = "\u00a0", "\u2212"
"""A minus is no hyphen, which a line may end in."""
FRACTIONS = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾"}
"""The parts tablets are divided into, as they are printed."""

CENTS = "#,##0.00"
"""A price ends in two digits, where a dose must not."""


@dataclass(frozen=True)
class Written:
    """A quantity with all that its numbers are written by."""

    quantity: Quantity
    locale: Locale
    system: str
    grouped: bool = True

    @property
    def ends(self) -> tuple[Quantity, Quantity]:
        """Both ends of a range, each for itself."""
        both = self.quantity
        low = replace(both, high=None, high_whole=None, high_of=None, unit=both.low_unit or both.unit)
        high = replace(
            both,
            low=both.high or both.low,
            whole=both.high_whole,
            of=both.high_of,
            high=None,
            high_whole=None,
            high_of=None,
            bound="",
            factors=(),
        )
        return low, high


def number_of(written: Written) -> str:
    """Write all numbers of a quantity; what has signs of arithmetic runs from left to right among Arabic words, too."""
    quantity, locale, system = written.quantity, written.locale, written.system
    text = f"{NBSP}×{NBSP}".join((*(exact(each, locale, system) for each in quantity.factors), scaled(written)))
    if quantity.give is not None:
        text = f"{text}{NBSP}±{NBSP}{exact(quantity.give, locale, system)}"
    if quantity.alone:
        text = f"10{str(quantity.scale).translate(RAISED)}"
    elif quantity.raised:
        text = f"{text}{NBSP}×{NBSP}10{str(quantity.scale).translate(RAISED)}"
    signs = quantity.factors or quantity.raised or quantity.whole or quantity.high_whole or min(quantity.numbers) < 0
    signs = signs or quantity.give is not None
    return isolate(text, "ltr") if signs and locale.direction == "rtl" else text


def scaled(written: Written) -> str:
    """Write the number or the range, with millions in words."""
    quantity = written.quantity
    if not quantity.scale or quantity.raised:
        return span(written)
    low, high = (number * 10**quantity.scale for number in (quantity.low, quantity.high or quantity.low))
    patterns = tuple(compact(number, written.locale) for number in (low, high))
    texts = [pattern.replace("0", exact(number, written.locale, written.system), 1) for pattern, number in patterns]
    if quantity.high is None:
        return texts[0]
    pattern = patterns[1][0]
    if not share_word((low, high), patterns):
        return separator(written.locale, spaced=True).join(texts)
    both = separator(written.locale).join(exact(each, written.locale, written.system) for _, each in patterns)
    return pattern.replace("0", both, 1)


def share_word(ends: tuple[Decimal, Decimal], patterns: tuple[tuple[str, Decimal], ...]) -> bool:
    """Return whether both ends of a range are said with one word: as many times as large as their numbers, and alike.

    Letters alone do not tell: mille is a thousand, and its first three are those of million.
    """
    (low, fewer), (high, more) = patterns
    return ends[0] * more == ends[1] * fewer and pattern_core(low) == pattern_core(high)


def pattern_core(pattern: str) -> str:
    """What two plural forms of a large number's word surely share."""
    return pattern.replace("0", "").strip()[:3]


def large_words(locale: Locale) -> dict[int, frozenset[str]]:
    """The words of a locale for thousands, millions and more, in small letters, by their power of ten."""
    formats = locale.babel.compact_decimal_formats
    found: dict[int, set[str]] = {}
    for forms in formats["long" if "long" in formats else "short"].values():
        for size, pattern in forms.items():
            said = positive(pattern)
            power = len(str(size)) - said.count("0")
            if word := said.replace("0", "").strip().casefold():
                found.setdefault(power, set()).add(word)
    return {power: frozenset(words) for power, words in found.items()}


def compact(number: Decimal, locale: Locale) -> tuple[str, Decimal]:
    """Find how a locale says a large number: a pattern in which 0 is the number, and the number of millions.

    Babel counts the zeros of the negative pattern too, and so makes ten times as many in Swahili
    (https://github.com/python-babel/babel/issues has no entry yet).
    """
    if described.of(locale.tag):
        return "0", number  # nobody has said how it says a million
    formats = locale.babel.compact_decimal_formats
    table = formats["long"] if "long" in formats else formats["short"]
    fitting = [int(size) for size in table["other"] if int(size) <= number]
    if not fitting:
        return "0", number
    size = max(fitting)
    zeros = positive(table["other"][str(size)]).count("0")
    amount = number / (size // 10 ** (zeros - 1))
    category = locale.babel.plural_form(amount)
    pattern = positive(table.get(category, table["other"]).get(str(size), table["other"][str(size)]))
    if not pattern.strip("0"):
        return "0", number
    return pattern.replace("0" * zeros, "0"), amount.normalize() if amount % 1 else amount.quantize(Decimal(1))


def positive(pattern: object) -> str:
    """Take the pattern of positive numbers."""
    return str(getattr(pattern, "pattern", pattern)).partition(";")[0].replace("'", "")


def span(written: Written) -> str:
    """Write the number, the range or the score."""
    quantity, locale = written.quantity, written.locale
    low = term(quantity.whole, quantity.low, quantity.of, written)
    if quantity.high is None:
        return low
    high = term(quantity.high_whole, quantity.high, quantity.high_of, written)
    return f"{low}{separator(locale, spaced=quantity.high < 0 or quantity.low < 0)}{high}"


def separator(locale: Locale, *, spaced: bool = False) -> str:
    """Find what is between the ends of a range; with spaces where an end is more than a number."""
    sign = between(locale.like.tag, locale.like.language)
    return f"{NBSP}{sign.strip()}{NBSP}" if spaced and sign in {"–", "-"} else sign.replace(" ", NBSP)


def term(whole: Decimal | None, number: Decimal, of: Decimal | None, written: Written) -> str:
    """Write a number with its part: ½, 1½, 12/30, 1:1000."""
    quantity = written.quantity

    def plain(each: Decimal) -> str:
        if not written.grouped or quantity.join is Join.RATIO:
            return f"{each:f}"
        cents = quantity.unit is not None and quantity.unit.code in CURRENCIES and each % 1 != 0
        return exact(each, written.locale, written.system, CENTS if cents else None)

    low = plain(number)
    if of is None:
        return low
    part = (quantity.divided and FRACTIONS.get(f"{number:f}/{of:f}")) or f"{low}{quantity.join.value}{plain(of)}"
    if quantity.join is Join.RATIO or whole is None:
        return part
    return f"{plain(whole)}{'' if len(part) == 1 else NBSP}{part}"


def exact(number: Decimal, locale: Locale, system: str, pattern: str | None = None) -> str:
    """Write a number with all its decimals; Babel's own pattern would round 0.0625 to 0.063, and group 1000 everywhere."""
    together = number < grouped_from(locale.like.tag, locale.like.language)
    text = format_decimal(
        abs(number),
        pattern,
        locale=locale.babel,
        decimal_quantization=False,
        numbering_system=system,
        group_separator=not together,
    )
    return f"{MINUS}{text}" if number < 0 else text


def category(quantity: Quantity, locale: Locale, *, word: bool = False) -> str:
    """Find the plural form of a quantity; of a range nearly everywhere the end decides.

    Half a tablet is one tablet, where no form of its own is for what is not whole, or where that is for more than one.
    """
    number = quantity.most if quantity.divided or quantity.high is None else Fraction(quantity.high)
    amount = Decimal(number.numerator) / Decimal(number.denominator) * (10**quantity.scale)
    if quantity.scale and amount % 1 == 0:
        amount = amount.quantize(Decimal(1))  # 1.5 million is a whole number: 1,5 миллиона единиц
    rule, names = locale.babel.plural_form, categories(locale)
    singular = "one" in names and ("few" not in names or locale.language == "ro")
    if (word or quantity.divided) and amount < 1 and singular:
        return "one"
    return str(rule(amount.normalize() if quantity.divided else amount))


def categories(locale: Locale) -> tuple[str, ...]:
    """Name the plural forms that a locale has."""
    said = described.of(locale.tag)
    return said.plural.categories if said and said.plural else (*locale.babel.plural_form.rules, "other")


def ordinals(quantity: Quantity, locale: Locale) -> str | None:
    """Write places in a row as the locale does (ICU); none where nobody knows how."""
    patterns = generated("ordinal_digits").get(locale.language)
    if patterns is None:
        return None
    ends = (f"{number:f}" for number in (quantity.low, quantity.high) if number is not None)
    return separator(locale).join(place(number, patterns) for number in ends)


def place(number: str, patterns: dict[str, list[str]]) -> str:
    """Write a place in a row; those beyond a hundred end as their last two digits do."""
    pair = str(int(number[-2:]) or 100)
    special = (pattern for pattern, numbers in patterns.items() if pair in numbers)
    return next(special, next(iter(patterns))).replace(NUMBER, number)


def in_digits(text: str, system: str) -> str:
    """Write digits in a numbering system; Babel changes the signs between them and leaves the digits Latin.

    https://github.com/python-babel/babel/issues/731
    """
    return text if system == "latn" else text.translate(digits_of(system))


def latin(text: str) -> str:
    """Write the digits of any script as Latin ones."""
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)


def glue(text: str) -> str:
    """Bind number and unit with a no-break space, where CLDR's short forms have a breaking one."""
    return text.replace(" ", NBSP)
