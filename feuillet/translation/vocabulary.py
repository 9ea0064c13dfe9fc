"""The words of quantities that CLDR lacks, in a locale: dosage forms and other things that are counted, symbols, labels.

They are messages of the templates' domain. What is counted has the plural forms that the locale's catalog declares; CLDR's rule
says which one a number takes, also for decimals.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache

from feuillet import shipped
from feuillet.cldr import Locale
from feuillet.findings import Finding, Problem, Severity
from feuillet.manuscript.grammar import LABELS
from feuillet.manuscript.units import PREFIXED, UNITS
from feuillet.reading import there
from feuillet.templates import LANGUAGE
from feuillet.translation import po
from feuillet.translation.messages import Kept, Message, Messages
from feuillet.translation.plurals import places
from feuillet.translation.quantity_words import COUNTED as THINGS
from feuillet.translation.quantity_words import SPOONS, altering, unfit

NUMBER, LOW, HIGH, OF = "{n}", "{low}", "{high}", "{of}"
AMONG, DECADE, TO = f"{LOW} in {OF}", f"{NUMBER}s", f"{LOW} to {HIGH}"
"""One in ten; the 1990s; two to four."""
SOURCE = "quantities"
"""What the catalogs name as the place of these words."""
COUNTED = "a counted word: {n} is the number, decimals have the last form that whole numbers do not have"
PLACED = "a word of quantities: {n} is a number"
RANGED = (
    "a range as it is said, in e-books, on web pages and aloud: 1.5 to 4.5 mg; it must fit behind “after” and “every”"
)


def words() -> Iterator[Message]:
    """List the words that a translator must translate."""
    counted = {unit.word: unit.plural for unit in UNITS.values() if unit.plural}
    for word, plural in counted.items():
        kept = Kept(plural=f"{NUMBER} {plural}")
        yield Message("", f"{NUMBER} {word}", source=SOURCE, note=COUNTED, kept=kept)
    symbols = (unit.word for unit in (*UNITS.values(), *PREFIXED.values()) if unit.word and not unit.plural)
    texts = (*(f"{NUMBER} {symbol}" for symbol in symbols), *(f"{word} {NUMBER}" for word in LABELS), AMONG, DECADE)
    for text in dict.fromkeys(texts):
        yield Message("", text, source=SOURCE, note=PLACED)
    yield Message("", TO, source=SOURCE, note=RANGED)


@dataclass(frozen=True)
class Vocabulary:
    """The words of a locale's catalog of the templates."""

    messages: Messages
    locale: Locale

    def __hash__(self) -> int:
        return id(self)

    def counted(self, word: str, plural: str, category: str) -> str | None:
        """Find the form of a counted word in one of CLDR's plural categories; none where it is not translated."""
        id = f"{NUMBER} {word}"
        message = self.messages.get("", id)
        forms = message.forms if message else {}
        if not forms:
            return (id if category == "one" else f"{NUMBER} {plural}") if self.own else None
        form = forms.get(self.places.get(category, max(forms)), forms[max(forms)])
        return None if self.fault(id, form) else form

    def said(self, id: str) -> str | None:
        """Find a word without plural forms; none where it is not translated."""
        message = self.messages.get("", id)
        if message and message.translated:
            return None if self.fault(id, message.string) else message.string
        return id if self.own else None

    def fault(self, id: str, form: str) -> Problem | None:
        """Say why a form may not be printed with a number, or nothing."""
        if problem := unfit(id, form, self.locale):
            return problem
        (other,) = SPOONS - {THINGS[id].word} if id in THINGS and THINGS[id].word in SPOONS else ("",)
        known = shipped_words(self.locale.tag).singulars if other else {}
        return (
            exchanged(THINGS[id].word, other, {bare(form)} & known[other] - known[THINGS[id].word]) if other else None
        )

    @property
    def own(self) -> bool:
        """Whether the locale reads the language that the words are written in."""
        return self.locale.reads(Locale(LANGUAGE))

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each of CLDR's plural categories among the forms of the catalog."""
        return places(dict(self.messages.metadata).get("Plural-Forms", ""), self.locale)

    @cached_property
    def singulars(self) -> dict[str, frozenset[str]]:
        """What each counted word is called in this language, in all its forms, without the number and in small letters."""
        counted = {unit.word: unit.plural for unit in UNITS.values() if unit.plural}
        found = {word: self.messages.get("", f"{NUMBER} {word}") for word in counted}
        named = {word: message.forms.values() if message else () for word, message in found.items()}
        english = {word: (word, plural) if self.own else () for word, plural in counted.items()}
        return {word: frozenset(bare(form) for form in (*named[word], *english[word])) - {""} for word in counted}


CHECK = "words"


def faults(messages: Messages) -> Iterator[Finding]:
    """Find the words that would change the number they are printed with, or that are the shipped words for another thing."""
    locale, known = Locale(messages.locale), {message.id for message in words()}
    for message in messages.messages:
        if message.id not in known or not message.translated:
            continue
        said = tuple(dict.fromkeys(message.forms.values())) or (message.string,)
        problems = [problem for form in said if (problem := altering(message.id, form, locale))]
        for problem in problems[:1]:
            named = Problem(problem.text, f"{problem.remedy} (msgid “{message.id[:40]}”)")
            yield named.at(message.location, CHECK)
        if not problems and message.id in THINGS and THINGS[message.id].is_dose:
            yield from confused(message, said, shipped_words(messages.locale).singulars)


def confused(message: Message, said: tuple[str, ...], known: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Say that a dosage form is called by what ships as the word for another: an error for spoons, which hold more or less."""
    word = THINGS[message.id].word
    for other, forms in known.items():
        mixed = {bare(form) for form in said} & forms - known[word]
        if known[word] and THINGS[f"{NUMBER} {other}"].is_dose and (problem := exchanged(word, other, mixed)):
            severity = Severity.ERROR if {word, other} == SPOONS else Severity.WARNING
            yield Finding(message.location, problem.text, problem.remedy, CHECK, severity)
            return


def exchanged(word: str, other: str, mixed: Set[str]) -> Problem | None:
    """Say that one word stands for another thing, or nothing."""
    if not mixed:
        return None
    return Problem(
        f"“{min(mixed)}” is the word for {other}, and here it is the one for {word}", f"write what a {word} is called"
    )


def bare(form: str) -> str:
    """Take the word out of a form."""
    return form.replace(NUMBER, "").strip().casefold()


@lru_cache(maxsize=64)
def shipped_words(tag: str) -> Vocabulary:
    """Read the words that ship in a locale, or in the one whose texts serve it."""
    locale = Locale(tag)
    file = next(filter(there, map(shipped.words, (tag, *locale.parents))), shipped.words(tag))
    found = po.read(file, file.name, "templates", locale)[0] if there(file) else None
    return Vocabulary(found or Messages("templates", tag), locale)
