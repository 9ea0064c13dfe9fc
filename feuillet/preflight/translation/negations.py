"""A text of safety denies as often as its source: a lost “not” turns a warning into advice.

Languages deny differently: “rules nothing out” has a negative that “checks for” lacks. Where a reviser finds the translation
right all the same, a translator's comment above the message says how often it denies (``# negatives: 2``), and from then on
the check demands just that.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.translation.glossary import LETTER, Usage

CHECK = "negations"
AFFIRMED = re.compile(r"^negatives: (\d+)$", re.MULTILINE)
NEGATIVES = {
    "fr": r"\b(?:ne\b|n['’])(?![^.;:!?]*?\bqu['’e])(?:[^.;:!?]*?\b(?:pas|jamais|aucune?|rien|plus|ni)\b)?"
    r"|\b(?:sans|jamais|pas|aucune?)\b|\bnon\b(?!-)",
    "en": r"\b(?:not|never|no|nor|neither|without|none|cannot)\b|\w+n['’]t\b",
    "de": r"\b(?:nichts?|nie|niemals|kein\w*|ohne|weder|nein)\b",
    "nl": r"\b(?:niets?|nooit|geen|zonder|noch|nee)\b",
    "es": r"\b(?:no|nunca|jamás|sin|ni|ningun[oa]?|ningún|nada)\b",
    "pt": r"\b(?:não|nunca|jamais|sem|nem|nenhuma?|nada)\b",
    "it": r"\b(?:non|no|mai|senza|né|nessun[oa]?)\b",
    "ro": r"\b(?:nu|n-|niciodată|fără|nici|niciun[ae]?)\b|\bne\w+(?:at|it|ut)[ăei]?\b",
    "pl": r"\b(?:nie|nigdy|bez|ani|żad\w+)\b",
    "tr": r"\b(?:değil\w*|yok\w*|hayır|asla|hiçbir|olmadan)\b"
    r"|\b(?!yetmez)\w+(?:m[ae]y[ıi]n|m[ae]z|memeli|mamalı|m[ae]d[ıi]|m[ıiuü]yor|m[ae]m[ıi]ş)\w*\b"
    r"|\w+(?:m[ae]d[ae]n(?! önce)|m[ae]y[ae]n|m[ae]y[ıi]z)\w*\b"
    r"|\w+s[ıiuü]z\b",
    "ru": r"\b(?:не|нет|никогда|без|ни|нельзя)\b",
    "uk": r"\b(?:не|ні|немає|ніколи|без|жодн\w+|не можна)\b",
    "ar": r"\b[وف]?(?:لا|لم|لن|ليس\w*|ليست|دون|بدون|غير|عدم|بلا)\b",
    "fa": r"\bن(?:می|کن|با|دار|شو|خو|گر|یس|ده|رو|بر|پذیر|گذار|نوش|یاب)\w*|\b(?:نه|بدون|هرگز|هیچ)\b",
    "hi": rf"(?<!{LETTER})(?:नहीं|न|मत|बिना)(?!{LETTER})",
    "bn": rf"(?<!{LETTER})(?:না|নয়|নেই|ছাড়া)(?!{LETTER})|নি(?!{LETTER})(?<!তিনি)(?<!আপনি)",
    "vi": r"\b(?:không|chưa|đừng|chẳng|tránh)\b",
    "th": r"ไม่|ห้าม|อย่า(?!ง)|ปราศจาก|โดยไม่",
    "zh": r"不|没有|没|无|未|勿|非|请勿|切勿",
    "ja": r"ない|ません|なく|なし|ず(?:に|、)|禁",
}
"""How each language denies, by its language subtag."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
    """Count what denies in a text of safety."""
    known = {source.language.partition("-")[0], usage.locale.language} <= NEGATIVES.keys()
    if not source.safety or not known:
        return
    affirmed = AFFIRMED.search(target.note)
    wanted = int(affirmed[1]) if affirmed else count(source, source.language.partition("-")[0])
    given = count(target, usage.locale.language)
    if wanted != given:
        who = "its reviser" if affirmed else "the source"
        problem = f"{who} counts {wanted} negatives, the translation has {given}"
        remedy = f"see that nothing is turned into its contrary; if it is right, write # negatives: {given} above the message"
        yield Finding(target.location, problem, remedy, CHECK)


def count(text: Prose, language: str) -> int:
    """Count the negatives of a text."""
    return len(pattern(language).findall("".join(run.text for run in text.runs)))


@lru_cache
def pattern(language: str) -> re.Pattern[str]:
    """Compile a language's negatives."""
    return re.compile(NEGATIVES[language], re.IGNORECASE)
