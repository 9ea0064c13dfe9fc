"""Isolates on a page are markup, ``<bdi>``: a line that breaks within one keeps its direction, and no reader spells them out.

In plain texts (titles, metadata) they are the characters of Unicode Standard Annex 9. WeasyPrint lays out each element in its
own direction but each line of a text by itself, so that a character would turn no more than the line it is on
(https://github.com/Kozea/WeasyPrint/issues/106).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from feuillet.cldr import Locale
from feuillet.edition.line_ends import escaped
from feuillet.manuscript.prose import Run
from feuillet.writing.typography.direction import LRI, PDI, RLI, direction, isolate, isolated

TAGS = {LRI: Markup('<bdi dir="ltr">'), RLI: Markup('<bdi dir="rtl">'), PDI: Markup("</bdi>")}
BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")
ONE = re.compile(f"([{LRI}{RLI}{PDI}])")


def marked(text: str) -> Markup:
    """Write a plain text with its isolates as markup."""
    return Markup().join(TAGS.get(part) or escaped(part) for part in ONE.split(text))


def nested(runs: Iterable[Run]) -> Iterator[Run | Markup]:
    """Split the runs that an isolate begins or ends in, so that its markup is around whole runs."""
    for run in runs:
        if balanced(run.text):
            yield run
        else:
            parts = (part for part in ONE.split(run.text) if part)
            yield from (TAGS.get(part) or replace(run, text=part) for part in parts)


def balanced(text: str) -> bool:
    """Return whether every isolate of a text begins and ends in it."""
    depth = 0
    for sign in ONE.findall(text):
        depth += -1 if sign == PDI else 1
        if depth < 0:
            return False
    return depth == 0


def on_its_own(quantity: str, locale: Locale) -> Markup:
    """Mark up a quantity that no rules of typography saw: one in Latin letters runs as on the box, 0.5–1 mL."""
    turned = locale.direction == "rtl" and direction(quantity, "rtl") == "ltr"
    return marked(isolate(quantity, "ltr") if turned else quantity)


def verbatim(text: str, locale: Locale, owner: Locale | None = None, address: str | None = None) -> Markup:
    """Set what is never translated, a name, a source or a licence, so that it is read as it was written.

    It runs its own way whatever runs round it, with the web ``address`` that belongs to it; what is Latin in a right-to-left
    name is isolated there. In a script other than the page's it says the language of its ``owner``, for the type's size.
    """
    way = direction(text, locale.direction)
    inner = marked(isolated(text)) if way == "rtl" else escaped(text)
    if address:
        shown = marked(isolated(address)) if way == "rtl" else escaped(address)
        inner += Markup(' <a href="{}">{}</a>').format(address, shown)
    if owner and owner.script != locale.script and BEYOND_LATIN.search(text):
        return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(owner.tag, way, inner)
    return inner if way == locale.direction else Markup('<bdi dir="{}">{}</bdi>').format(way, inner)
