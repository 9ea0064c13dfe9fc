"""Every letter belongs to the script of its language, or to a Latin or Greek name; nothing turns the text unseen."""

import re
from collections.abc import Iterator

from fontTools import unicodedata

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.translation.glossary import Usage

CHECK = "characters"
WRITTEN = {
    "Jpan": {"Hira", "Kana", "Hani"},
    "Hans": {"Hani"},
    "Hant": {"Hani"},
    "Kore": {"Hang", "Hani"},
}
"""What the scripts that ISO 15924 gathers under one name are made of."""
NAMES = {"Latn", "Grek", "Zyyy", "Zinh"}
"""What may stand in every language: names in Latin and Greek letters, and signs all scripts share."""
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069]")
JOINERS = re.compile("[\u200c\u200d]")
JOINED = {"Arab", "Deva", "Beng", "Mlym", "Sinh", "Knda", "Telu", "Taml", "Mymr", "Khmr"}
"""Scripts whose spelling needs zero-width joiners or non-joiners."""
WORD = re.compile(r"[^\W\d_]+")


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Find letters of another script, words of two scripts, and characters nobody sees."""
    plain = "".join(run.text for run in target.runs if run.quantity is None)
    own = WRITTEN.get(usage.locale.script, {usage.locale.script})
    for word in WORD.findall(plain):
        scripts = {unicodedata.script(letter) for letter in word}
        if foreign := scripts - own - NAMES:
            yield fault(target, f"{word} has letters of the script {', '.join(sorted(foreign))}", "type it anew")
        elif own.isdisjoint(NAMES) and usage.spaced and scripts & own and scripts & {"Latn", "Grek"}:
            yield fault(target, f"{word} mixes letters of two scripts that look alike", "type it anew")
    hidden = UNSEEN if usage.locale.script in JOINED else re.compile(f"{UNSEEN.pattern}|{JOINERS.pattern}")
    if match := hidden.search(target.text):
        problem = f"an unseen character U+{ord(match[0]):04X} stands here"
        yield fault(target, problem, "remove it; direction and spaces are set when the page is made")


def fault(target: Prose, problem: str, remedy: str) -> Finding:
    """Say which character does not belong."""
    return Finding(target.location, problem, remedy, CHECK)
