"""Which way a paragraph runs that has several texts: two English ones, one after the other, read from left to right on any page.

Each is isolated, but in a paragraph of the page's direction a reader of them would come to the second first.
"""

from feuillet.cldr import Locale
from feuillet.edition.finished_text import Line
from feuillet.writing.typography.direction import STRONG, TURNED


def paragraph(locale: Locale, *texts: Line | str) -> str:
    """Return the direction of a paragraph when all of its texts run the other way than the page; nothing otherwise."""
    ways = {run_way(text, locale) for text in texts} - {""}
    return "".join(ways) if len(ways) == 1 and locale.direction not in ways else ""


def run_way(text: Line | str, locale: Locale) -> str:
    """Return which way a text runs; nothing if it has no letters."""
    if isinstance(text, Line) and text.foreign:
        return Locale(text.language).direction
    plain = text if isinstance(text, str) else text.plain
    turned, strong = TURNED.search(plain), STRONG.search(plain)
    if turned and strong:
        return locale.direction
    return "rtl" if turned else "ltr" if strong else ""
