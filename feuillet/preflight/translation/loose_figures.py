"""Figures outside braces have the same values in translation and source, each read in its own language's signs."""

from collections import Counter
from collections.abc import Iterator

from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose
from feuillet.preflight.equivalents import perhaps, regrouped, said
from feuillet.preflight.numbers import Figure, figures
from feuillet.preflight.wording import words_of
from feuillet.translation.glossary import Usage

CHECK = "loose-figures"
REMEDY = "write it as the source does, in braces if it is a quantity"


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
    """Compare the figures outside braces: value by value, none more and none less."""
    wanted, given = figures(source), figures(target)
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
    for figure in added:
        unsure = perhaps(figure, wanted, target, source)
        problem = f"the figure {figure.written} stands outside braces and not in the source"
        yield finding(target, problem, figure, unsure=unsure)
    for figure in missing:
        unsure = perhaps(figure, given, source, target)
        yield finding(target, f"the figure {figure.written} of the source is missing", figure, unsure=unsure)


def finding(target: Prose, problem: str, figure: Figure, *, unsure: bool) -> Finding:
    """Say which figure has no partner; one that two languages may write differently is a question."""
    severity = Severity.QUESTION if unsure else Severity.ERROR
    return Finding(target.location, problem, REMEDY, CHECK, severity, evidence=figure.written)


def unmatched(some: tuple[Figure, ...], others: tuple[Figure, ...]) -> Iterator[Figure]:
    """List the figures that have no partner of their value; what is no number in either text has one that is written alike."""
    left = Counter(partner(other) for other in others)
    for figure in some:
        if left[partner(figure)]:
            left[partner(figure)] -= 1
        else:
            yield figure


def partner(figure: Figure) -> object:
    """What a figure's partner must have in common with it."""
    return (figure.written, figure.unit) if figure.value is None else figure.value
