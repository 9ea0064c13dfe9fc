"""An explanation: what the rules of typography did to an edition, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from feuillet.cldr import Locale
from feuillet.edition.edition import Edition
from feuillet.edition.typography.setting import changes, join
from feuillet.manuscript.document import prose
from feuillet.manuscript.prose import Prose
from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.rule import OBJECT

UNSEEN = "\u00a0\u00ad\u200b\u200e\u200f\u202f\u2060\u2066\u2067\u2069"


@dataclass(frozen=True, order=True)
class Explanation:
    """One change: in which locale and text, by which rule and why, and the words around it as typed and as set."""

    locale: str
    rule: str
    reason: str
    place: str
    typed: str
    set: str


def explain(edition: Edition) -> Iterator[Explanation]:
    """Explain every text of an edition: the document's, the imprint's and the templates' words."""
    texts = ((edition.slug, edition.document), (edition.imprint_slug, edition.imprint))
    for name, tree in texts:
        for text in prose(tree):
            yield from explain_text(text, edition.locale, f"{name}: {text.context}")
    for message in edition.words.messages.messages:
        if edition.words.find(message.id):
            yield from explain_plain(message.string or message.id, edition.locale, f"templates: {message.id}")


def explain_text(text: Prose, locale: Locale, place: str) -> Iterator[Explanation]:
    """Explain one text; what fell back to the source is set as its own language is."""
    own = Locale(text.language)
    yield from explain_plain(join(text.runs), locale if locale.reads(own) else own, place)


def explain_plain(text: str, locale: Locale, place: str) -> Iterator[Explanation]:
    """Explain a text in which a quantity is one sign."""
    for change in changes(text, locale):
        before, after = visible(change.before), visible(change.after)
        yield Explanation(locale.tag, change.rule.id, change.rule.reason, place, before, after)


def visible(text: str) -> str:
    """Name what cannot be seen, and leave the seams out."""
    shown = re.sub(f"[{OBJECT}]", "{…}", text.replace(SEAM, ""))
    return "".join(f"⟨U+{ord(sign):04X}⟩" if sign in UNSEEN else sign for sign in shown)
