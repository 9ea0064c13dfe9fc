"""Pseudo-locales: translations made up from the source, that show what is hard-wired, clipped or turned the wrong way.

Both are longer than the source and in brackets: a text without its closing bracket is cut off, one without accents or
in Latin letters did not come from a catalog. Quantities, placeholders, links, emphasis, marks of
footnotes, and what is raised or lowered stay.
"""

import re
import unicodedata
from dataclasses import replace

from feuillet.cldr import Locale
from feuillet.translation import plurals
from feuillet.translation.messages import Message, Messages

LONGER = 0.35
"""By how much a made-up text is longer than its source: what German or Finnish may need."""
KEPT = re.compile(r"(\{[^{}]*\}|\]\([^)]*\)|\[\^[^\]]*\]|\^[^\s~^]+\^|~[^\s~^]+~|\\.)")
"""Quantities, where links lead, marks of footnotes, and what is raised or lowered."""
FILLER = " lorem ipsum dolor sit amet"
ACCENTED = str.maketrans(
    "abcdefghijklmnoprstuvwyzABCDEFGHIJKLMNOPRSTUVWYZ", "ȧƀćđḗƒğħīĵķŀḿńǿþřşŧŭṽẇẏžȦƁĆĐḖƑĞĦĪĴĶĿḾŃǾÞŘŞŦŬṼẆẎŽ"
)
ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابكدهفجحيجكلمنوبقرستوفوخيز")


def invent(template: Messages, tag: str) -> Messages:
    """Make up the translations of a domain in a pseudo-locale."""
    return replace(template, locale=tag, messages=tuple(invented(each, tag) for each in template.messages))


def invented(message: Message, tag: str) -> Message:
    """Make up one translation; a counted word has one in each plural form."""
    if not message.kept.plural:
        return replace(message, string=disguise(message, tag))
    singular, plural = (disguise(replace(message, id=id), tag) for id in (message.id, message.kept.plural))
    one = plurals.places("", Locale(tag)).get("one")
    forms = tuple(
        (place, singular if place == one else plural) for place in range(plurals.number_of_forms(Locale(tag)))
    )
    return replace(message, kept=replace(message.kept, forms=forms))


def disguise(message: Message, tag: str) -> str:
    """Make up one translation; a name in capitals gets no brackets, so that it is still found in the text."""
    alike = mirrored if Locale(tag).direction == "rtl" else accented
    text = "".join(part if KEPT.fullmatch(part) else alike(part) for part in KEPT.split(message.id))
    if message.id.isupper():
        return text
    length = round(len(KEPT.sub("", message.id)) * LONGER)
    filler = FILLER * (length // len(FILLER) + 1)
    return f"[{text}{alike(filler[:length].rstrip())}]"


def accented(text: str) -> str:
    """Give Latin letters accents."""
    return bare(text).translate(ACCENTED)


def mirrored(text: str) -> str:
    """Write Latin letters with Arabic ones."""
    return bare(text).lower().translate(ARABIC)


def bare(text: str) -> str:
    """Take the accents off letters."""
    apart = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
