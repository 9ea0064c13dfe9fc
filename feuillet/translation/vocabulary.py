"""The words of quantities that CLDR lacks, in a locale: dosage forms and other things that are counted, symbols, labels.

They are messages of the templates' domain. What is counted has the plural forms that the locale's catalog declares; CLDR's rule
says which one a number takes, also for decimals.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from feuillet import shipped
from feuillet.cldr import Locale
from feuillet.manuscript.grammar import LABELS
from feuillet.manuscript.units import PREFIXED, UNITS
from feuillet.reading import there
from feuillet.templates import LANGUAGE
from feuillet.translation import po
from feuillet.translation.messages import Kept, Message, Messages
from feuillet.translation.plurals import places

NUMBER, LOW, OF = "{n}", "{low}", "{of}"
AMONG, DECADE = f"{LOW} in {OF}", f"{NUMBER}s"
"""One in ten; the 1990s."""
SOURCE = "quantities"
"""What the catalogs name as the place of these words."""
COUNTED = "a counted word: {n} is the number, decimals have the last form that whole numbers do not have"
PLACED = "a word of quantities: {n} is a number"


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
        return forms.get(self.places.get(category, max(forms)), forms[max(forms)])

    def said(self, id: str) -> str | None:
        """Find a word without plural forms; none where it is not translated."""
        message = self.messages.get("", id)
        if message and message.translated:
            return message.string
        return id if self.own else None

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
