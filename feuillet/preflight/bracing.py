"""A source that only puts braces round what it said before, 7 days → {7 days}, keeps its translations: they get the same braces.

That is done where it is certain: the same number stands once in the translation, with its unit in a word of the language, and
nothing else in the source has changed. Everything else becomes fuzzy, as any reworded text does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from unicodedata import normalize

from feuillet.cldr import Locale
from feuillet.edition.quantities import writable, write_quantity
from feuillet.findings import Location
from feuillet.manuscript.grammar import BRACED, parse
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import Kind, Quantity, QuantityError
from feuillet.preflight.form_heard import NUMBER
from feuillet.preflight.form_numbers import own_unit
from feuillet.preflight.inflection import faults, own_units
from feuillet.translation.messages import Message
from feuillet.translation.vocabulary import Vocabulary
from feuillet.writing import language
from feuillet.writing.units import named

MOST = 12
"""The most quantities of a text; one with more is for people to look at."""
NUMBERS = 50
"""And the most numbers of a translation in which they are looked for."""
LONGEST, WORDS = 40, 4
"""The most letters of a quantity that was typed as prose, and the most words behind its number."""
MARKED = re.compile(r"\{[^{}]*\}|\]\([^)]*\)")
"""What has no bare numbers: quantities and the addresses of links."""
BLANKS = re.compile(r"[\s\u00a0\u202f]+")


@dataclass(frozen=True)
class Tongue:
    """A language in which a quantity may have been typed, with its words."""

    locale: Locale
    words: Vocabulary | None = None


@dataclass(frozen=True)
class Bracing:
    """Puts braces into the translations of a locale, where the source has only got braces."""

    source: Tongue
    target: Tongue

    def __call__(self, new: Message, old: Message) -> str | None:
        """Give the translation with the braces of the new source; nothing where it is not certain."""
        try:
            added = self.added(new.id, old.id)
            text = old.string if added and len(NUMBER.findall(old.string)) <= NUMBERS else None
            for quantity in added:
                text = text and self.braced(quantity, text)
            same = text and values(text) == values(new.id)
        except QuantityError:
            return None
        return text if same else None

    def added(self, new: str, old: str) -> tuple[Quantity, ...]:
        """List the quantities that were typed as prose; none where anything else has changed, or one is there twice."""
        braces = BRACED.findall(new)
        if not 0 < len(braces) <= MOST:
            return ()
        pairs = [(parse(each), said) for each, said in zip(braces, between(BRACED.split(new), old), strict=False)]
        changed = [(quantity, said) for quantity, said in pairs if quantity.braces != said]
        once = len({quantity.value for quantity, _ in pairs}) == len(pairs)
        sure = (
            once and len(pairs) == len(braces) and all(says(said, quantity, self.source) for quantity, said in changed)
        )
        return tuple(quantity for quantity, _ in changed) if sure else ()

    def braced(self, quantity: Quantity, text: str) -> str | None:
        """Put a quantity into braces, where it is said once."""
        found = [
            (start, end)
            for start, end in spans(text, self.target.locale)
            if says(text[start:end], quantity, self.target)
        ]
        starts = {start for start, _ in found}
        if len(starts) != 1:
            return None
        start, end = min(found)
        said = text[start:end]
        plain = replace(quantity, inflected="")
        if writable(plain, self.target.locale, self.target.words) and alike(said, plain, self.target):
            return f"{text[:start]}{plain.braces}{text[end:]}"
        return f"{text[:start]}{replace(quantity, inflected=said).braces}{text[end:]}" if quantity.inflects else None


def between(pieces: list[str], text: str) -> list[str]:
    """Take out of a text what is between its pieces, each looked for once; nothing where they are not all it has beside."""
    first, *others = pieces
    if not text.startswith(first):
        return []
    found, position = list[str](), len(first)
    for number, piece in enumerate(others, 1):
        last = number == len(others)
        end = len(text) - len(piece) if last else text.find(piece, position + 1)
        if not position < end <= position + LONGEST or not text.startswith(piece, end):
            return []
        found.append(text[position:end])
        position = end + len(piece)
    return found


def values(text: str) -> list[tuple[object, ...]]:
    """The values of a text's quantities, in an order that languages share."""
    return sorted((parse(each).value for each in BRACED.findall(text)), key=repr)


def spans(text: str, locale: Locale) -> Iterator[tuple[int, int]]:
    """List where a quantity may stand: from a number to the end of one of the next words, or letters."""
    taken = [match.span() for match in MARKED.finditer(text)]
    for match in NUMBER.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        stop = min((start for start, _ in taken if start > match.start()), default=len(text))
        rest = text[match.end() : min(stop, match.end() + LONGEST)]
        ends = re.finditer(r"\S(?=[\s\u00a0\u202f.,;:!?)]|$)" if language(locale.language).spaced else r"\S", rest)
        yield from (
            (match.start(), match.end() + each.end()) for each, _ in zip(ends, range(2 * WORDS + 4), strict=False)
        )
        yield match.span()


def says(said: str, quantity: Quantity, tongue: Tongue) -> bool:
    """Return whether a piece of prose surely says a quantity: its numbers, and its unit by a name that is known."""
    if quantity.kind is not Kind.AMOUNT or not said.strip() or BLANKS.sub(" ", said) != BLANKS.sub(" ", said).strip():
        return quantity.kind is not Kind.AMOUNT and alike(said, quantity, tongue)
    if alike(said, quantity, tongue):
        return True
    own, text = own_unit(quantity), Prose(said, Location(""), language=tongue.locale.tag)
    units = named(NUMBER.sub(" ", said), tongue.locale.language, inflected=False)
    known = bool(own) and all(own_units(quantity) & each for each in units) and any(own in each for each in units)
    form = replace(quantity, inflected=said)
    return known and not any(True for _ in faults(form, text, tongue.locale, "", tongue.words))


def alike(said: str, quantity: Quantity, tongue: Tongue) -> bool:
    """Return whether a piece of prose is what the quantity is written as, but for blanks and kinds of dashes."""
    if not writable(quantity, tongue.locale, tongue.words):
        return False
    return flat(said) == flat(write_quantity(quantity, tongue.locale, words=tongue.words))


def flat(text: str) -> str:
    """A text without what differs from keyboard to keyboard."""
    plain = re.sub("[\u200e\u200f\u061c\u2066-\u2069]", "", normalize("NFKC", text))
    return re.sub("[‐‑–—−]", "-", BLANKS.sub("", plain)).replace("\u03bc", "µ").casefold()
