"""Parts that a form behind a bar says in words: half a tablet, two and a half, twenty-one."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from feuillet.manuscript.quantity import Join, Quantity
from feuillet.preflight.form_heard import DASH, GIVE, PLUS, STROKE, TIMES_SIGN, Found, Said
from feuillet.writing import language
from feuillet.writing.language import UNKNOWN
from feuillet.writing.language import Join as Joining

HALF = Decimal("0.5")
WITH = "و"
"""The Arabic “and”, which is written against the word behind it."""


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
