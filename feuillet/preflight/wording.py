"""What the checks of wording share: the words of a text, and the facts of its language."""

import re
from functools import lru_cache

from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose, Run
from feuillet.writing import language
from feuillet.writing.language import Language

HOLE = "\ufffc"
"""Takes the place of a quantity in a text: no letter, so that what is against it can be seen."""
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)\S[^\s@]*+@\S+\.\w+"
    r"|(?<![\w-])(?<![\w-]\.)[\w-]++(?:\.[\w-]++)*\.(?:org|com|net|gov|info|int|edu|eu|fr|de|uk|ch)\b(?:/\S*)?"
)
"""Addresses, which are no words; each is looked for from its beginning only, or a row of dashes takes for ever."""
VOWELS = re.compile("[\u0640\u064b-\u0655\u0670]")
"""Signs over Arabic letters that most people leave out."""
REMEDY = "compare the two texts; if the translation is right, a reviser signs for it with confirm"


@lru_cache(maxsize=1024)
def words_of(text: Prose) -> str:
    """The words of a text: without addresses and Arabic vowel signs, and with a hole for each quantity."""
    plain = "".join(map(shown, text.runs))
    return VOWELS.sub("", ADDRESS.sub(" ", plain))


def shown(run: Run) -> str:
    """Write a run as words and numbers are looked for in it; what is raised or lowered belongs to what is before it: 10^9^."""
    if run.raised or run.lowered:
        return ""
    return HOLE if run.quantity else run.text


def facts_of(text: Prose) -> Language:
    """The facts of the language a text is in."""
    return language(text.language.partition("-")[0])


def question(target: Prose, problem: str, check: str, evidence: str, remedy: str = REMEDY) -> Finding:
    """Ask a reviser about a text; ``evidence`` is what was counted in it, and falls with it."""
    return Finding(target.location, problem, remedy, check, Severity.QUESTION, evidence=evidence)


def quoted(words: tuple[str, ...]) -> str:
    """List words that were found, or say that there are none."""
    return ", ".join(f"“{' '.join(word.split())}”" for word in dict.fromkeys(words)) or "nothing"
