"""The numbers of a form behind a bar, in digits and in words: those of its quantity, and joined as they are joined there."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from unicodedata import decimal

from feuillet.cldr import Locale
from feuillet.edition.quantities.measures import unit_patterns
from feuillet.edition.quantities.numbers import compact, large_words, latin, pattern_core
from feuillet.manuscript.grammar import day_of
from feuillet.manuscript.quantity import Join, Kind, Measure, Quantity
from feuillet.preflight.equivalents import months
from feuillet.preflight.numbers import value
from feuillet.translation.vocabulary import Vocabulary, bare
from feuillet.writing import language
from feuillet.writing.language import UNKNOWN, Habit
from feuillet.writing.language import Join as Joining
from feuillet.writing.numerals import Spelled, values
from feuillet.writing.phrases import LETTER
from feuillet.writing.units import TIMES, named, pattern

NUMBER = re.compile(r"\d+(?:[.,\u066b]\d+)*")
MINUS = re.compile(r"(?<!\w)[-‐‑–−－][ \u00a0\u202f]?$")
"""A dash that begins a word is a sign of the number behind it."""
HALF, TWO = Decimal("0.5"), Decimal(2)
HIDDEN = {1: 2, 2: 1}
"""Numbers that many languages have a form for, by the most words that such a form has: a day, يومان."""
WITH = "و"
"""The Arabic “and”, which is written against the word behind it."""
TIMES_SIGN, STROKE, DASH, PLUS, GIVE = (
    frozenset("×*"),
    frozenset("/"),
    frozenset("-‐‑–—−~～〜"),
    frozenset("+"),
    frozenset("±"),
)
"""Signs between two numbers."""


@dataclass(frozen=True)
class Found:
    """A number of a form and its place; ``word`` where it is written in letters."""

    start: int
    end: int
    value: Decimal | None
    word: str = ""


@dataclass(frozen=True)
class Said:
    """A form with the numbers in it."""

    text: str
    found: tuple[Found, ...]
    locale: Locale

    @property
    def numbers(self) -> list[Decimal | None]:
        """The values, in their order; none for digits that make no number."""
        return [each.value for each in self.found]

    @property
    def rest(self) -> str:
        """The form without its numbers."""
        rest, end = "", 0
        for each in self.found:
            rest, end = f"{rest}{self.text[end : each.start]} ", each.end
        return rest + self.text[end:]

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is between each two numbers."""
        return tuple(self.text[one.end : two.start] for one, two in pairwise(self.found))

    @property
    def altering(self) -> tuple[str, ...]:
        """The words that make the numbers beside them others, and are no numbers themselves: minus, a dozen."""
        facts = language(self.locale.language)
        return () if facts.altering is UNKNOWN else facts.altering.found(self.rest, spaced=facts.spaced)


def hear(text: str, locale: Locale, unit: str) -> Said:
    """Read the numbers of a form; a word that names its unit is no number."""
    found = [
        Found(match.start(), match.end(), signed(read_digits(match[0], locale), text[: match.start()]))
        for match in NUMBER.finditer(text)
    ]
    phrases = [match.span() for match in pattern(locale.language).finditer(text.casefold()) if " " in match[0]]
    found += (
        Found(each.start, each.end, each.value, each.word)
        for each in spelled(text, locale)
        if not names(each.word, unit, locale) and not any(start <= each.start < end for start, end in phrases)
    )
    return Said(text, tuple(sorted(found, key=lambda each: each.start)), locale)


def signed(number: Decimal | None, before: str) -> Decimal | None:
    """Give a number the sign that is before it."""
    return -number if number is not None and MINUS.search(before) else number


def spelled(said: str, locale: Locale) -> tuple[Spelled, ...]:
    """Read number words, also behind a letter that a language writes against them."""
    attached = language(locale.language).attached
    if attached is not UNKNOWN and attached:
        said = (
            re.sub(rf"(?<!{LETTER})[{attached}](?={LETTER})", " ", said) if not values(said, locale.language) else said
        )
    return values(said, locale.language, prose=False)


def names(word: str, unit: str, locale: Locale) -> bool:
    """Return whether a number word is, in a form, the name of its unit: Hungarian hét is a week and seven, يومين two days."""
    return unit != TIMES and any(unit in units for units in named(word, locale.language))


def read_digits(written: str, locale: Locale) -> Decimal | None:
    """Read digits of any script in the signs of a locale; none where they make no number there."""
    found = value(written, locale)
    if found is not None:
        return found
    try:
        return Decimal("".join(str(decimal(sign)) if sign.isdecimal() else "!" for sign in written))
    except InvalidOperation:
        return None


def own_unit(quantity: Quantity) -> str:
    """CLDR's name of a quantity's unit, or `TIMES`; empty where it counts things that only the form names."""
    if quantity.year:
        return "duration-year"
    unit = quantity.unit
    if unit is None or (unit.plural and unit.measure is not Measure.COUNT):
        return ""
    if unit.measure is Measure.COUNT:
        return TIMES
    return "concentr-percent" if unit.code.partition("/")[0] == "%" else next(iter(unit.names), "")


def shows(said: Said, quantity: Quantity) -> bool:
    """Return whether a form shows the numbers of its quantity."""
    numbers, locale = said.numbers, said.locale
    if quantity.kind is Kind.DATE:
        return dated(said.text, quantity, locale)
    if quantity.kind is Kind.LABEL and " " in quantity.text:
        place, written = quantity.text.partition(" ")[2], latin(said.text)
        return place in written and re.findall(r"\d+", place) == re.findall(r"\d+", written)
    own = list(quantity.numbers)
    if quantity.scale:
        return scaled(said, quantity, own)
    if quantity.join is Join.AMONG and None not in numbers:
        return Counter(numbers) == Counter(own) and not any({*gap} & (TIMES_SIGN | PLUS | GIVE) for gap in said.gaps)
    in_words = bool(said.altering) and any(number < 0 for number in own)
    if numbers == own or (in_words and numbers == [abs(number) for number in own]):
        return joined(said, quantity)
    return adds_up(said, quantity)


def scaled(said: Said, quantity: Quantity, own: list[Decimal]) -> bool:
    """Return whether a form shows thousands or millions, in digits alone or with the word for them and for no others."""
    large = [number * 10**quantity.scale for number in own]
    if said.numbers == large:
        return True
    written, found = said.text.casefold(), [compact(number, said.locale) for number in large]
    words = large_words(said.locale)
    mine = words.get(quantity.scale, frozenset())
    others = {word for scale, each in words.items() if scale != quantity.scale for word in each if word in written}
    other = any(not any(word in each and each in written for each in mine) for word in others)
    worded = all(pattern_core(pattern).casefold() in written for pattern, _ in found) and not other
    parts = {part for word in mine for part in word.split() if word in written}  # mil of mil millones
    return worded and [each.value for each in said.found if each.word.casefold() not in parts] == [
        amount for _, amount in found
    ]


def joined(said: Said, quantity: Quantity) -> bool:
    """Return whether nothing between the numbers makes of a range a product, of a part a range, or the like."""
    signs = [{*gap} - {*" \u00a0\u202f"} for gap in said.gaps]
    every = TIMES_SIGN | STROKE | DASH | PLUS | GIVE
    wanted = DASH if quantity.high is not None else frozenset[str]()
    if quantity.whole is not None and any(signs[len(quantity.factors)]):
        return False
    if quantity.factors:
        wanted = TIMES_SIGN
    elif quantity.give is not None:
        wanted = GIVE | PLUS | STROKE | DASH  # +/-
    elif quantity.of is not None or quantity.high_of is not None:
        wanted |= STROKE
        if quantity.divided and not any(each & STROKE for each in signs):
            return False
    if quantity.give is not None and any(gap.strip() and not {*gap.strip()} - DASH for gap in said.gaps):
        return False
    return not any(each & every - wanted for each in signs if not any(sign.isalpha() for sign in each) or each - DASH)


def dated(said: str, quantity: Quantity, locale: Locale) -> bool:
    """Return whether a form shows the days and years of dates in their order, and their months in digits or by name."""
    dates = quantity.text.split("–")
    cuts = [match.start() for match in re.finditer(r"(?<=[^\d.,])(?=\S)", said)] if len(dates) > 1 else []
    return any(all(map(one_date, (said[:cut], said[cut:]), dates, (locale,) * 2)) for cut in cuts) or (
        len(dates) == 1 and one_date(said, dates[0], locale)
    )


def one_date(said: str, date: str, locale: Locale) -> bool:
    """Return whether a text shows one date and no other number; digits alone are in the order of the locale."""
    numbers = [each.value for each in hear(said, locale, "").found if not each.word]
    year, month, day = day_of(date)
    left, named_months = Counter(numbers), months(said.casefold(), locale.tag)
    for part in filter(None, (year, day)):
        left[Decimal(part)] -= 1
    if Decimal(month) not in named_months:
        left[Decimal(month)] -= 1
        first = str(locale.babel.date_formats["short"].pattern).replace("L", "M")
        order = sorted(
            (first.find(sign.lower() if sign != "M" else "M"), each) for sign, each in (("M", month), ("d", day))
        )
        if day and [each for each in numbers if each in {day, month}] != [Decimal(each) for _, each in order]:
            return False
    return None not in numbers and not any(left.values()) and named_months <= {Decimal(month)}


def hides(said: Said, quantity: Quantity, words: Vocabulary) -> bool:
    """Return whether a form says one or two without a number: a day, يومان."""
    parts = (quantity.whole, quantity.of, quantity.give, quantity.high_of, quantity.high_whole)
    if quantity.kind is not Kind.AMOUNT or quantity.factors or quantity.scale or quantity.bound or any(parts):
        return False
    own, units = own_unit(quantity), named(said.rest, said.locale.language)
    if quantity.low == TWO and said.rest.strip().casefold() in singular(own, said.locale):
        return False
    few = not said.numbers and quantity.high is None and len(said.rest.split()) <= HIDDEN.get(int(quantity.low), 0)
    return (few and bool(own) and any(own in each for each in units)) or pairs(said, quantity, words)


def pairs(said: Said, quantity: Quantity, words: Vocabulary) -> bool:
    """Return whether a form says two by the form of a noun, which stands before the other end of a range."""
    facts, own, unit = language(said.locale.language), own_unit(quantity), quantity.unit
    if quantity.low != TWO or not facts.has(Habit.DUAL) or (unit and unit.per and not own):
        return False
    if quantity.high is not None:
        before = said.text[: said.found[0].start] if said.found else ""
        noun = facts.units is UNKNOWN and re.search(LETTER, before)
        return said.numbers == [quantity.high] and (
            bool(noun) or any(own in each for each in named(before, said.locale.language))
        )
    counted = words.singulars[unit.word] if unit and unit.plural and unit.word in words.singulars else frozenset[str]()
    units = named(said.rest, said.locale.language)
    return (
        not said.numbers
        and said.rest.strip().casefold() not in counted
        and (not own or not units or any(own in each for each in units))
    )


def singular(unit: str, locale: Locale) -> frozenset[str]:
    """What CLDR calls one of a unit, where two have another name."""
    lengths = unit_patterns(str(locale.babel)).get(unit, {}).values()
    ones, twos = (
        {bare(str(each[form]).replace("{0}", "")) for each in lengths if form in each} for form in ("one", "two")
    )
    return frozenset(ones - twos) if twos else frozenset()


def adds_up(said: Said, quantity: Quantity) -> bool:
    """Return whether numbers say a part in words: half a tablet, two and a half, a metre and a half."""
    if quantity.high is not None or None in said.numbers or quantity.join is not Join.PART or quantity.factors:
        return False
    if any({*gap} & (TIMES_SIGN | DASH - {"-"} | PLUS | GIVE | STROKE) for gap in said.gaps):
        return False
    outright = spelled_out(said)
    if outright:
        return len(outright) == 1 and outright == {quantity.least}
    found = list(without_article(said))
    total = sum((each.value for each in found if each.value is not None), Decimal(0))
    if [each.value for each in found] == [HALF] and len(found) == len(said.found) and follows(said, found[0]):
        total += 1  # an hour and a half
    return total == quantity.least and fits(sorted((each.value for each in found if each.value), reverse=True))


def fits(numbers: list[Decimal]) -> bool:
    """Return whether numbers make one, each within the last place of that before it: twenty and one, not one or two."""
    return all(less < place(more) for more, less in pairwise(numbers))


def place(number: Decimal) -> Decimal:
    """Find the last place that a number uses: 10 of 20, 1 of 21."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) else Decimal(1)


def spelled_out(said: Said) -> set[Decimal]:
    """The numbers with a half that a language has one word for: anderthalb, полтора."""
    facts = language(said.locale.language)
    known = {} if facts.numbers is UNKNOWN else facts.numbers
    more = {number: words for number, words in known.items() if "." in number and Decimal(number) > 1}
    return {Decimal(number) for number, words in more.items() if words.found(said.text, spaced=facts.spaced)}


def without_article(said: Said) -> Iterator[Found]:
    """Leave out the one that is no more than the article of a half: *one* half, une demi-heure, half of *one* tablet."""
    spaced = language(said.locale.language).spaced
    for number, each in enumerate(said.found):
        after = said.found[number + 1] if number + 1 < len(said.found) else None
        gap = said.text[each.end : after.start] if after else ""
        article = after and after.value == HALF and after.word and not gap.strip() and (gap or not spaced)
        of_one = number and said.found[number - 1].value == HALF and said.found[number - 1].word
        if not (each.value == 1 and each.word and (article or of_one)):
            yield each


def follows(said: Said, half: Found) -> bool:
    """Return whether a half is added to what is said before it, by “and”."""
    before, facts = said.text[: half.start], language(said.locale.language)
    joins = {} if facts.joins is UNKNOWN else facts.joins
    words = joins.get(Joining.AND)
    joined_by = words.found(f"{before}{half.word}", spaced=facts.spaced) if words else ()
    return bool(before.strip()) and (
        bool(joined_by) or half.word.startswith(WITH) or before.rstrip().endswith(f" {WITH}")
    )
