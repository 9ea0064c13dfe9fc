"""What the dose lock must know of a language: how it denies, counts, bounds and orders; one file of this folder per language.

A file is named by its language subtag and holds one `LANGUAGE`. Each field is a fact or `UNKNOWN`; what is unknown is said by
`check`, by `status` and at approval, for a check that switches itself off in silence protects nobody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from feuillet.writing.phrases import Words


class Unknown(Enum):
    """The type of `UNKNOWN`."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN
"""Takes the place of what nobody has written down: how a language says something."""


class Concept(StrEnum):
    """What a word says that must not be lost, added or turned into its contrary on the way into another language."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    ALTERNATE = "every other"
    MORNING = "morning"
    MIDDAY = "midday"
    EVENING = "evening"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    MORE = "more"
    LESS = "less"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    INCREASE = "increase"
    DECREASE = "decrease"
    START = "start"
    STOP = "stop"
    ALL = "all"
    SOME = "some"
    MUST = "must"
    MAY = "may"
    LOW = "low"
    HIGH = "high"
    SEVERE = "severe"
    MILD = "mild"
    ALWAYS = "always"
    OFTEN = "often"
    SOMETIMES = "sometimes"
    RARELY = "rarely"
    IMMEDIATELY = "immediately"
    LATER = "later"
    WITH = "with"
    WITHOUT = "without"
    DIRECT = "direct"
    INDIRECT = "indirect"


GROUPS: tuple[tuple[Concept, ...], ...] = (
    (Concept.DAILY, Concept.WEEKLY, Concept.MONTHLY, Concept.YEARLY, Concept.ALTERNATE),
    (Concept.MORNING, Concept.MIDDAY, Concept.EVENING),
    (Concept.BEFORE, Concept.DURING, Concept.AFTER),
    (Concept.MORE, Concept.LESS),
    (Concept.AT_LEAST, Concept.AT_MOST),
    (Concept.INCREASE, Concept.DECREASE),
    (Concept.START, Concept.STOP),
    (Concept.ALL, Concept.SOME),
    (Concept.MUST, Concept.MAY),
    (Concept.LOW, Concept.HIGH),
    (Concept.SEVERE, Concept.MILD),
    (Concept.ALWAYS, Concept.OFTEN, Concept.SOMETIMES, Concept.RARELY),
    (Concept.IMMEDIATELY, Concept.LATER),
    (Concept.WITH, Concept.WITHOUT),
    (Concept.DIRECT, Concept.INDIRECT),
)
"""Concepts that are taken for one another; what is said of one group says nothing of another."""


class Join(StrEnum):
    """How words or clauses are joined; what one “not” covers is joined by “or” or “nor”."""

    AND = "and"
    OR = "or"
    NOR = "nor"


class Habit(StrEnum):
    """What makes a number of one language another in the next, and is no mistake."""

    DAWN = "hours are counted from dawn: saa mbili is eight o'clock"
    DUAL = "a form of the noun says that there are two"
    SECOND = "the word for the second in order stands in no phrase such as *a seconda di*"


@dataclass(frozen=True, kw_only=True)
class Language:
    """The facts of one language.

    ``spaced``: whether spaces separate its words. ``years``: how many years the calendars that are used beside the common one are
    ahead of it. ``habits``: how it counts otherwise. ``negatives``: what denies, each counting once; ``denials``: what may stand
    for a negative in another language and counts as one or as none (avoid, lack, refuse). ``concepts``: the words of each concept.
    ``numbers``: number words beside those of ICU, from two on, and words that count by themselves (twice, both, a dozen);
    ``no_numbers``: what only looks like a number word. ``altering``: words that beside a number make it another (minus, half,
    thousand). ``joins``: what is between words of a row; “nor” only where a language
    cannot do without one. ``per``: what is written
    between a dose and what it is measured by (per, a, for each). ``units``: forms of units that CLDR lacks, by CLDR's name,
    ``times`` for ``×``. ``letters``: how many letters a text takes for 100 of English. ``attached``: letters that are rightly
    written against a number.
    """

    spaced: bool
    years: tuple[int, ...] | Unknown
    habits: frozenset[Habit] | Unknown
    negatives: Words | Unknown
    denials: Words | Unknown
    concepts: Mapping[Concept, Words] | Unknown
    numbers: Mapping[str, Words] | Unknown
    no_numbers: Words | Unknown
    altering: Words | Unknown
    joins: Mapping[Join, Words] | Unknown
    per: Words | Unknown
    units: Mapping[str, Words] | Unknown
    letters: int | Unknown
    attached: str | Unknown

    def has(self, habit: Habit) -> bool:
        """Return whether the language is known to have a habit."""
        return self.habits is not UNKNOWN and habit in self.habits

    def unknown(self) -> Iterator[str]:
        """Name the facts that nobody has written down."""
        return (name for name, fact in vars(self).items() if fact is UNKNOWN)
