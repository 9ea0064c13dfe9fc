"""How hard a text is to read, by formulas that were published for its language; none is made up where none is known.

They count words, sentences, syllables and letters, and know nothing of the meaning: a low score says where to look, and a high one
does not say that a text is understood. Syllables are counted by their vowels, as the letters of a language show them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
END = re.compile(r"[.!?…]+[\"'»”’)\]]*(?:\s|$)")
DOT = "\u0307"
"""What is left of a capital İ in small letters."""
LONG = 6
"""A long word has more letters, to Björnsson (LIX) and to Bamberger and Vanecek."""
LEAST = 5
"""A text of fewer words is a heading, a cell or a label, and no sentence that the formulas were made for."""
NUCLEI: Mapping[str, re.Pattern[str]] = {
    # a silent e, and the one of -ed and -es, at a word's end are no syllables
    "en": re.compile(r"(?!(?<=[^aeiouyl])e$)(?!(?<=[^aeiouydt])ed$)(?!(?<=[^aeiouylcghsxz])es$)[aeiouy]+"),
    "fr": re.compile(r"(?!(?<=[^aeiouy])es?$)[aeiouyàâäéèêëîïôöùûüÿœæ]+"),
    "de": re.compile("[aeiouyäöü]+"),
    "nl": re.compile("[ëïöü]?[aeiouyáéèêó]+|[ëïöü]"),
    # a, e, o and what has an accent are a syllable each; i and u beside them belong to them
    "es": re.compile("[aeoáéíóú]|(?<![aeoáéíóú])[iuüy]+(?![aeoáéíóú])"),
    "pt": re.compile("[ãõ][eo]|[aeoáâãàéêíóôõú]|(?<![aeoáâãàéêíóôõú])[iuü]+(?![aeoáâãàéêíóôõú])"),
    "pl": re.compile("(?!i[aąeęoóu])[aąeęioóuy]"),  # i before a vowel only softens
    "ru": re.compile("[аеёиоуыэюя]"),
    "tr": re.compile("[aeıioöuüâîû]"),
}


@dataclass(frozen=True)
class Counts:
    """What formulas count: a mean, or a share of the words in percent."""

    words: int
    sentences: int
    letters: int
    syllables: tuple[int, ...]
    long: int

    @property
    def sentence(self) -> float:
        """The words of a sentence, in the mean."""
        return self.words / self.sentences

    @property
    def word(self) -> float:
        """The syllables of a word, in the mean."""
        return sum(self.syllables) / self.words

    def share(self, number: int) -> float:
        """Say what percent of the words a number is."""
        return 100 * number / self.words

    def many(self, least: int) -> float:
        """The percent of words that have as many syllables, or more."""
        return self.share(sum(each >= least for each in self.syllables))


def count(texts: tuple[str, ...], language: str) -> Counts | None:
    """Count texts, each of which ends its last sentence; nothing where none of them is a sentence."""
    said = tuple(text for text in texts if len(WORD.findall(text)) >= LEAST)
    words = [word for text in said for word in WORD.findall(text.lower().replace(DOT, ""))]
    sentences = sum(bool(WORD.search(part)) for text in said for part in END.split(text))
    nuclei = NUCLEI.get(language)
    syllables = tuple(max(1, len(nuclei.findall(word))) for word in words) if nuclei else ()
    lengths = [sum(map(str.isalpha, word)) for word in words]
    long = sum(length > LONG for length in lengths)
    return Counts(len(words), sentences, sum(lengths), syllables, long) if words else None


@dataclass(frozen=True)
class Formula:
    """A formula with its ``source``, and what its author says of a score: from each ``scale``'s floor on, its words.

    A formula of ``years`` says how many years at school a reader needs; with as many before school, that is an age.
    """

    name: str
    source: str
    score: Callable[[Counts], float]
    scale: tuple[tuple[float, str], ...] = ()
    years: int = 0

    def says(self, score: float) -> str:
        """Say what a score means."""
        if self.years:
            return f"for readers from about {max(round(score), 1) + self.years} years of age"
        return next((words for floor, words in self.scale if score >= floor), "")


FLESCH = (
    (90, "for readers from about 11 years of age"),
    (80, "for readers from about 12 years of age"),
    (70, "for readers from about 13 years of age"),
    (60, "for readers from about 15 years of age"),
    (50, "for readers from about 18 years of age"),
    (30, "for students"),
    (float("-inf"), "for graduates"),
)
"""Flesch's scale of 1948 by school years, which those who fitted his formula to other languages kept."""
INFLESZ = (
    (80, "very easy"),
    (65, "quite easy"),
    (55, "normal"),
    (40, "rather hard"),
    (float("-inf"), "very hard"),
)
GULPEASE = (
    (80, "easy with 5 years at school, at about 11 years of age"),
    (60, "easy with 8 years at school, at about 14 years of age"),
    (40, "easy with 13 years at school, at about 19 years of age"),
    (float("-inf"), "hard even with 13 years at school"),
)
ATESMAN = ((90, "very easy"), (70, "easy"), (50, "of middling difficulty"), (30, "hard"), (float("-inf"), "very hard"))
LIX = (
    (60, "very hard"),
    (50, "hard"),
    (40, "of middling difficulty"),
    (30, "easy"),
    (float("-inf"), "very easy"),
)


def flesch(base: float, sentence: float, word: float) -> Callable[[Counts], float]:
    """Make a formula of Flesch's form with the constants of a language."""
    return lambda found: base - sentence * found.sentence - word * found.word


def vienna(found: Counts) -> float:
    """The first Vienna formula for non-fiction."""
    one = found.share(found.syllables.count(1))
    many, long = found.many(3), found.share(found.long)
    return 0.1935 * many + 0.1672 * found.sentence + 0.1297 * long - 0.0327 * one - 0.875


BJORNSSON = Formula("LIX", "Björnsson 1968, Läsbarhet", lambda found: found.sentence + found.share(found.long), LIX)
FORMULAS: Mapping[str, tuple[Formula, ...]] = {
    "en": (
        Formula(
            "Flesch Reading Ease", "Flesch 1948, A new readability yardstick", flesch(206.835, 1.015, 84.6), FLESCH
        ),
        Formula(
            "Flesch-Kincaid grade",
            "Kincaid and others 1975, Derivation of new readability formulas for Navy enlisted personnel",
            lambda found: 0.39 * found.sentence + 11.8 * found.word - 15.59,
            years=5,
        ),
    ),
    "fr": (
        Formula(
            "Kandel-Moles",
            "Kandel and Moles 1958, Application de l'indice de Flesch à la langue française",
            flesch(207, 1.015, 73.6),
            FLESCH,
        ),
    ),
    "de": (
        Formula("Amstad", "Amstad 1978, Wie verständlich sind unsere Zeitungen?", flesch(180, 1, 58.5), FLESCH),
        Formula(
            "Wiener Sachtextformel 1",
            "Bamberger and Vanecek 1984, Lesen – Verstehen – Lernen – Schreiben",
            vienna,
            years=6,
        ),
    ),
    "es": (
        Formula(
            "Szigriszt-Pazos",
            "Szigriszt Pazos 1993; scale INFLESZ, Barrio-Cantalejo and others 2008",
            flesch(206.835, 1, 62.3),
            INFLESZ,
        ),
    ),
    "it": (
        Formula(
            "Gulpease",
            "Lucisano and Piemontese 1988, GULPEASE: una formula per la predizione della difficoltà dei testi",
            lambda found: 89 + (300 * found.sentences - 10 * found.letters) / found.words,
            GULPEASE,
        ),
    ),
    "nl": (
        Formula("Flesch-Douma", "Douma 1960, De leesbaarheid van landbouwbladen", flesch(206.835, 0.93, 77), FLESCH),
    ),
    "pt": (
        Formula(
            "Flesch-Martins",
            "Martins and others 1996, Readability formulas applied to textbooks in Brazilian Portuguese",
            flesch(248.835, 1.015, 84.6),
            FLESCH,
        ),
    ),
    "pl": (
        Formula(
            "Pisarek",
            "Pisarek 1969, Jak mierzyć zrozumiałość tekstu?",
            lambda found: found.sentence / 3 + found.many(4) / 3 + 1,
            years=6,
        ),
    ),
    "ru": (
        Formula(
            "Flesch-Oborneva",
            "Oborneva 2006, Автоматизированная оценка сложности учебных текстов",
            flesch(206.835, 1.3, 60.1),
            FLESCH,
        ),
    ),
    "tr": (
        Formula("Ateşman", "Ateşman 1997, Türkçede okunabilirliğin ölçülmesi", flesch(198.825, 2.61, 40.175), ATESMAN),
    ),
    "sv": (BJORNSSON,),
    "da": (BJORNSSON,),
    "nb": (BJORNSSON,),
    "no": (BJORNSSON,),
}
