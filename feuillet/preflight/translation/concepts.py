"""Words of frequency, time, order, bound, change, obligation and kind say in the translation what they say in the source.

“Once a week” for “once a day”, “after” for “before”, “stop” for “start”: fluent, and wrong. A language says such things in few
words, listed in `feuillet.writing`; what one text says and the other does not is asked about.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.wording import facts_of, question, quoted, words_of
from feuillet.translation.glossary import Usage
from feuillet.writing.language import GROUPS, UNKNOWN, Concept
from feuillet.writing.phrases import Words

CHECK = "concepts"
C = Concept
ALONE = frozenset(
    {C.DAILY, C.WEEKLY, C.MONTHLY, C.YEARLY, C.ALTERNATE, C.MORNING, C.MIDDAY, C.EVENING, C.BEFORE, C.AFTER}
    | {C.AT_LEAST, C.AT_MOST, C.INCREASE, C.DECREASE, C.STOP, C.START, C.IMMEDIATELY}
)
"""What is asked about when it is only missing or only added; the others where one is in the place of another."""


class Said(dict[Concept, tuple[str, ...]]):
    """The words of each concept in a text, looked for when they are asked for."""

    def __init__(self, concepts: Mapping[Concept, Words], text: str, *, spaced: bool) -> None:
        super().__init__()
        self.concepts, self.text, self.spaced = concepts, text, spaced

    def __missing__(self, concept: Concept) -> tuple[str, ...]:
        """Look for the words of a concept."""
        words = self.concepts.get(concept)
        self[concept] = found = words.found(self.text, spaced=self.spaced) if words else ()
        return found


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare which concepts the two texts name, group by group."""
    before, after = said(source), said(target)
    if before is None or after is None:
        return
    for group in GROUPS:
        if not ALONE.isdisjoint(group) or any(before[c] for c in group):
            lost, added = (
                [c for c in group if some[c] and not other[c]] for some, other in ((before, after), (after, before))
            )
            if (lost and added) or any(c in ALONE for c in (*lost, *added)):
                named = [words_in(group, found) for found in (before, after)]
                problem = f"the source says {named[0]}, the translation {named[1]}"
                yield question(target, problem, CHECK, " | ".join(named))


@lru_cache(maxsize=1024)
def said(text: Prose) -> Said | None:
    """Read a text for concepts; not where nobody has listed the words of its language."""
    facts = facts_of(text)
    return None if facts.concepts is UNKNOWN else Said(facts.concepts, words_of(text), spaced=facts.spaced)


def words_in(group: tuple[Concept, ...], found: Said) -> str:
    """Say which concepts of a group a text names, and by which words."""
    return ", ".join(f"{c} ({quoted(found[c])})" for c in group if found[c]) or "nothing of the kind"
