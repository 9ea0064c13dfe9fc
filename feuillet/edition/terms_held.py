"""Terms of the glossary that no line may end within, in scripts without blanks between words.

The typesetter's dictionary of Thai, and that of a browser, knows no borrowed word: it breaks นาลเทรกโซน after any syllable that is
a word by itself. In Chinese and Japanese, whose lines may end after every sign, a term holds in titles.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from markupsafe import Markup

from feuillet.manuscript.prose import Run
from feuillet.writing.script import Breaks, script

OPENING, CLOSING = Markup('<span class="together">'), Markup("</span>")
LONGEST = 14
"""In signs: a longer term is a phrase, and no column should be made ragged by it."""
WHERE = {Breaks.DICTIONARY: 6, Breaks.MARKS: 6, Breaks.SIGNS: 3}
"""The shortest term that is held, by where lines may end; a shorter one is a word that every dictionary has."""
IN_TITLES = Breaks.SIGNS
"""Where terms hold only in titles."""
TITLES = frozenset({"title", "message", "subsection", "question", "table", "schedule"})
"""The last step of what translators know a title by."""


def terms_for(terms: tuple[str, ...], code: str, context: str) -> tuple[str, ...]:
    """Choose the terms that hold in a text of a script, which translators know by its context."""
    breaks = script(code).breaks
    if breaks not in WHERE or (breaks is IN_TITLES and not is_title(context)):
        return ()
    return tuple(term for term in terms if WHERE[breaks] <= len(term) <= LONGEST and "*" not in term)


def is_title(context: str) -> bool:
    """Return whether a text is a title or what is set like one."""
    return context.rpartition("/")[2] in TITLES


@cache
def pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Write what finds terms, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(set(terms), key=lambda term: (-len(term), term)))))


def within(text: str, terms: tuple[str, ...]) -> frozenset[int]:
    """List the offsets of a text that are within a term."""
    found = pattern(terms).finditer(text) if terms else ()
    return frozenset(at for each in found for at in range(each.start() + 1, each.end()))


def held(runs: Iterable[Run | Markup], terms: tuple[str, ...]) -> Iterator[Run | Markup]:
    """Put each term of the runs into an element that is not broken."""
    for run in runs:
        if not terms or type(run) is not Run or run.quantity or run.href:
            yield run
            continue
        at = 0
        for found in pattern(terms).finditer(run.text):
            yield from part(run, at, found.start())
            yield OPENING
            yield from part(run, found.start(), found.end())
            yield CLOSING
            at = found.end()
        yield from part(run, at, len(run.text))


def part(run: Run, start: int, end: int) -> Iterator[Run]:
    """Take a part of a run, if there is something in it."""
    if start < end:
        yield replace(run, text=run.text[start:end])
