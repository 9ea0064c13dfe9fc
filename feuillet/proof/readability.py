"""A report of how hard the leaflets are to read: per document and locale, by the formulas of the language."""

from collections.abc import Iterator
from dataclasses import dataclass

from feuillet.edition.abridgement import abridge, settle
from feuillet.edition.edition import Edition
from feuillet.edition.finished_text import Line
from feuillet.manuscript.document import prose
from feuillet.writing.readability import FORMULAS, count

NONE = "none is known here that was published for it and can be counted from its letters"
UNREAD = ("/alt", "/short", "/long")
"""Ends of the contexts of what a leaflet prints in no sentence: what pictures are read aloud as, and abbreviations."""


@dataclass(frozen=True, order=True)
class Reading:
    """What a formula says of a leaflet; without a formula there is no score, and ``says`` why."""

    document: str
    locale: str
    formula: str
    source: str
    score: float | None
    says: str
    words: int
    sentences: int

    def __str__(self) -> str:
        """Say it in a line."""
        named = f"{self.document} {self.locale}"
        if self.score is None:
            return f"{named}: {self.says}"
        counted = f"{self.words} words in {self.sentences} sentences"
        return f"{named}: {self.formula} {self.score}, {self.says}; {counted} ({self.source})"


def read(edition: Edition) -> Iterator[Reading]:
    """Measure what an edition's leaflet prints, but what fell back to the source."""
    texts = (each for each in prose(settle(abridge(edition.document))) if isinstance(each, Line))
    said = tuple(each.bare for each in texts if not each.foreign and not each.context.endswith(UNREAD))
    language = edition.locale.language
    found = count(said, language)
    formulas = FORMULAS.get(language, ())
    for each in formulas if found else ():
        assert found
        score = round(each.score(found), 1)
        yield Reading(
            edition.slug,
            edition.locale.tag,
            each.name,
            each.source,
            score,
            each.says(score),
            found.words,
            found.sentences,
        )
    if not (formulas and found):
        why = "it has no sentences" if formulas else f"no formula for {language}: {NONE}"
        yield Reading(edition.slug, edition.locale.tag, "", "", None, why, 0, 0)
