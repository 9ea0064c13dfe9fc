"""A translation is not the source's text: a safety text that was copied, whole or in part, says nothing to the reader.

Names, abbreviations and what the glossary says stays are no copies; one or two words may be alike in two languages of one script.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from fontTools.unicodedata import script

from feuillet.cldr import Locale
from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose
from feuillet.preflight.wording import HOLE, words_of
from feuillet.translation.glossary import Usage, may_stand, pattern
from feuillet.writing.units import SYMBOLS

CHECK = "source-text"
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
RUN = 5
"""So many words in a row are alike in two languages only where nobody has translated them."""
ALIKE = 2
"""So many words may be the same in two languages: Insomnia, Paracetamol."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
    """Find the words that a translation has from its source in a row."""
    if usage.locale.reads(Locale(source.language)):
        return
    ours, theirs = (words(text, usage) for text in (source, target))
    if len(set(ours) & set(theirs)) < min(RUN, len(set(theirs))) and not foreign(theirs, usage.locale):
        return
    match = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    copied = theirs[match.b : match.b + match.size]
    whole = bool(theirs) and (len(copied) == len(theirs) or foreign(theirs, usage.locale))
    if not (whole or len(copied) >= RUN):
        return
    short = len(theirs) <= ALIKE and not foreign(theirs, usage.locale)
    if short and not source.safety:
        return
    severity = (Severity.QUESTION if short else Severity.ERROR) if source.safety else Severity.WARNING
    problem = f"the source's words are in the translation: {' '.join(copied or theirs)[:60]}"
    remedy = "translate them, or list in the glossary what stays as it is"
    yield Finding(target.location, problem, remedy, CHECK, severity, evidence=" ".join(copied or theirs))


def words(text: Prose, usage: Usage) -> list[str]:
    """The words of a text that a translation would change: no names in capitals, and no terms that stay."""
    plain = words_of(text).replace(HOLE, " ")
    for term in usage.glossary.near(plain):
        if may_stand(term.term, plain) and term.stays:
            plain = pattern(term.term, spaced=True).sub(" ", plain)
    named = (word for word in WORD.findall(plain) if not (word.isupper() or word[1:] != word[1:].lower()))
    return [word.casefold() for word in named if word.casefold() not in SYMBOLS]


def foreign(found: list[str], locale: Locale) -> bool:
    """Return whether all of some words are in letters of another script than the locale's."""
    return bool(found) and locale.script != "Latn" and all(script(letter) == "Latn" for letter in set("".join(found)))
