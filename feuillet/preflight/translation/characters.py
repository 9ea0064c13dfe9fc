"""Every letter belongs to the script of its language, or to a Latin or Greek name; nothing turns the text unseen."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from fontTools import unicodedata

from feuillet.cldr import Locale
from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose
from feuillet.translation.glossary import Usage
from feuillet.writing.script import SHARED, Breaks, codes, script

CHECK = "characters"
LATIN = "Latn"
NAMES = {LATIN, "Grek", *SHARED}
"""What may be in every language: names in Latin and Greek letters, and signs all scripts share."""
UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u206f\u2800\u3164\uffa0]"
)
"""Characters that look like nothing, or like a blank, and the marks of direction that the edition sets."""
JOINERS = re.compile("[\u200c\u200d]")
UNBROKEN = re.compile(r"[^\s\u200b\x00-\x7f]{41,}")
"""More letters than half a line of a leaflet has; where they run off the paper, the product is refused."""
SHOWN = 12
WORD = re.compile(r"[^\W\d_]+")
ALIKE = {code: script(code).alike for code in codes() if script(code).alike}
"""By script: its letters that are printed like Latin ones."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
    """Find letters of another script, words of two scripts, and characters nobody sees."""
    own = script(usage.locale.script).letters
    plain = letters(target)
    foreign = scripts(plain) - own - NAMES
    allowed = own | NAMES | scripts(letters(source)) if foreign else own
    for word in WORD.findall(plain) if foreign - allowed else ():
        if foreign := scripts(word) - allowed:
            yield finding(target, f"{word} has letters of the script {', '.join(sorted(foreign))}", "type it anew")
    yield from disguised(target)


def scripts(text: str) -> set[str]:
    """The scripts of a text's letters."""
    return set(map(script_of, set(text)))


@lru_cache(maxsize=8192)
def script_of(letter: str) -> str:
    """The script of a letter (Unicode UAX 24)."""
    return str(unicodedata.script(letter))


def letters(text: Prose) -> str:
    """The letters of a text, without its quantities."""
    return "".join(run.text for run in text.runs if run.quantity is None)


def disguised(text: Prose) -> Iterator[Finding]:
    """Find words of letters that look alike in two scripts, and characters nobody sees, in a manuscript or a translation."""
    plain = letters(text)
    for word in WORD.findall(plain) if len(scripts(plain) & {LATIN, *ALIKE}) > 1 else ():
        found = scripts(word) & {LATIN, *ALIKE}
        if len(found) > 1 and any(ALIKE.get(each, frozenset()) & set(word) for each in found):
            yield finding(text, f"{word} mixes letters of two scripts that look alike", "type it anew")
    written = script(Locale(text.language).script)
    silent = set() if written.joiners else set(JOINERS.findall(text.text))
    silent |= set(UNSEEN.findall(text.text)) - ({"\u200b"} if written.marked else set())
    for sign in sorted(silent):
        problem = f"an unseen character U+{ord(sign):04X} is here"
        yield finding(text, problem, "remove it; direction and spaces are set when the page is made")
    if written.breaks is Breaks.MARKS and (run := UNBROKEN.search(text.text)):
        problem = f"no line can end in {run[0][:SHOWN]}…, which are {len(run[0])} letters"
        remedy = "put the zero-width space U+200B between the words, where a line may end"
        yield replace(finding(text, problem, remedy), severity=Severity.WARNING)


def finding(text: Prose, problem: str, remedy: str) -> Finding:
    """Say which character does not belong."""
    return Finding(text.location, problem, remedy, CHECK)
