"""A translation says all the source says, once: no sentence is left out or doubled, and no text belongs to another source.

Languages differ in length and join or split sentences, so what differs is a question.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from feuillet.cldr import Locale
from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.wording import HOLE, facts_of, question, words_of
from feuillet.translation.glossary import Usage
from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import script

CHECK = "completeness"
ENDS = re.compile(r"[.!?؟…।۔።։។။꯫᱾]+[»”\"'’)）」]*(?:\s+|$)|[。！？]+[」）”]*")
"""Where a sentence ends; no blank follows in Chinese and Japanese."""
STOP = re.compile(r"[.!?。！？।۔።։។။꯫᱾؟…][»”\"'’)）」]*$")
CUT = 0.9
"""The length below which a text that ends without a stop was cut off."""
SHORT, LONG = 0.72, 1.6
"""How many times its expected length a text may have without being asked about."""
SPARE = 14
"""Letters, counted as English ones, that a short text may be longer or shorter beside."""
FEWER, MORE = 0.84, 1.5
"""The length below which a sentence less was left out rather than joined, and above which one more was added rather than split."""
SAME = 0.8
"""How alike two sources are that one translation may rightly be of both."""
TWICE, ECHO = 8, 12
"""The fewest letters of a sentence that is there twice, and of a text that is the translation of two sources, that count."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
    """Compare sentences and lengths, and look for the same text elsewhere in the catalog."""
    yield from lengths(source, target)
    twice = [each for each, count in Counter(sentences(target)).items() if count > 1 and weight(each, target) >= TWICE]
    for each in twice:
        if Counter(sentences(source)).most_common(1)[0][1] == 1:
            yield question(target, f"a sentence is there twice: {each[:60]}", CHECK, each)
    others = usage.sources.get(target.text, ()) if weight(target.text, target) >= ECHO else ()
    for other in others:
        if other != source.text and SequenceMatcher(None, other, source.text, autojunk=False).ratio() < SAME:
            yield question(target, f"the same translation stands for another source: {other[:60]}", CHECK, other)


def lengths(source: Prose, target: Prose) -> Iterator[Finding]:
    """Ask about a text that is far too short or too long, or that has another number of sentences and a length to match."""
    facts = facts_of(source), facts_of(target)
    if facts[0].letters is UNKNOWN or facts[1].letters is UNKNOWN:
        return
    wanted, given = (weight(words_of(text).replace(HOLE, ""), text) for text in (source, target))
    counts = len(sentences(source)), len(sentences(target))
    ratio = given / wanted if wanted else 1.0
    evidence = f"{counts[0]}, {counts[1]} sentences, {ratio:.1f}"
    if (cut_off(source, target) and ratio < CUT) or given < wanted * SHORT - SPARE / 2 or given > wanted * LONG + SPARE:
        yield question(
            target, f"the translation has {ratio:.0%} of the length its language takes for the source", CHECK, evidence
        )
    elif stopless(target):
        return
    elif (counts[1] < counts[0] and ratio < FEWER) or (counts[1] > counts[0] and ratio > MORE):
        problem = f"the source has {counts[0]} sentences, the translation {counts[1]}, and {ratio:.0%} of the length"
        yield question(target, problem, CHECK, evidence)


def cut_off(source: Prose, target: Prose) -> bool:
    """Return whether the source ends its sentence and the translation stops within one."""
    ends = STOP.search(source.text.rstrip()), STOP.search(target.text.rstrip())
    return bool(ends[0]) and not ends[1] and not stopless(target)


def stopless(text: Prose) -> bool:
    """Return whether a text is in a script that has no stops."""
    return not script(Locale(text.language).script).stops


def weight(text: str, prose: Prose) -> float:
    """The length of a text in English letters, by what its language takes for 100 of them; Latin names are as long as they are."""
    letters = facts_of(prose).letters
    scale = 100 / (100 if letters is UNKNOWN else letters)
    latin = 0 if Locale(prose.language).script == "Latn" else sum(sign.isascii() and sign.isalnum() for sign in text)
    return latin + (len(text) - latin) * scale


@lru_cache(maxsize=1024)
def sentences(text: Prose) -> tuple[str, ...]:
    """Split a text into sentences, by the stops of all scripts."""
    return tuple(filter(None, map(str.strip, ENDS.split(words_of(text)))))
