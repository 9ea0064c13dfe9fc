"""Numbers outside braces have the same values in translation and source, each read in its own language's signs."""

from collections import Counter
from collections.abc import Iterator

from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose
from feuillet.preflight.equivalents import perhaps, regrouped, said
from feuillet.preflight.numbers import Number, numbers
from feuillet.preflight.wording import words_of
from feuillet.translation.glossary import Usage

CHECK = "loose-figures"
REMEDY = "write it as the source does, in braces if it is a quantity"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
    """Compare the numbers outside braces: value by value, none more and none less."""
    wanted, given = numbers(source), numbers(target)
    names = usage.glossary.numbered(words_of(source), words_of(target), spaced=usage.spaced)
    added, missing = (
        tuple(
            each
            for each in unmatched(some, others)
            if not said(each, other) and not any(each.written in name for name in names)
        )
        for some, others, other in ((given, wanted, source), (wanted, given, target))
    )
    if regrouped(added, missing):
        return
    for number in added:
        unsure = perhaps(number, wanted, target, source)
        problem = f"the number {number.written} is outside braces and not in the source"
        yield finding(target, problem, number, unsure=unsure)
    for number in missing:
        unsure = perhaps(number, given, source, target)
        yield finding(target, f"the number {number.written} of the source is missing", number, unsure=unsure)


def finding(target: Prose, problem: str, number: Number, *, unsure: bool) -> Finding:
    """Say which number has no partner; one that two languages may write differently is a question."""
    severity = Severity.QUESTION if unsure else Severity.ERROR
    return Finding(target.location, problem, REMEDY, CHECK, severity, evidence=number.written)


def unmatched(some: tuple[Number, ...], others: tuple[Number, ...]) -> Iterator[Number]:
    """List the numbers that have no partner of their value; what is no number in either text has one that is written alike."""
    left = Counter(partner(other) for other in others)
    for number in some:
        if left[partner(number)]:
            left[partner(number)] -= 1
        else:
            yield number


def partner(number: Number) -> object:
    """What a number's partner must have in common with it."""
    return (number.written, number.unit) if number.value is None else number.value
