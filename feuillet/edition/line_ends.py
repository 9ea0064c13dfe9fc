"""Where a line may end in what has no blanks: in a long web address after its signs, in a long word as its language divides it.

An address gets HTML's ``wbr``, which nobody copies with it. A long word is only marked: style sheets let it be divided.
"""

import re

from markupsafe import Markup, escape

from feuillet.cldr import Locale
from feuillet.manuscript.limits import ADDRESS, BREAKING, IN_ADDRESS, UNSPACED
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.room import HANDOUT, Page, too_wide
from feuillet.manuscript.tables import Table
from feuillet.writing.script import typeface

LETTERS = 26
"""A shorter word or address goes whole to the next line; the longest word that ships has 25."""
LONG = re.compile(rf"(?P<address>{ADDRESS.pattern})|(?P<word>[^{UNSPACED}{BREAKING}]{{{LETTERS},}})")
WHOLE = re.compile(rf"\S{{{LETTERS},}}")
OPENING = Markup("<wbr/>")


def escaped(text: str) -> Markup:
    """Write a text as markup, in which no line has to be longer than its page is wide."""
    if WHOLE.search(text) is None:
        return escape(text)
    found, end = list[Markup](), 0
    for match in LONG.finditer(text):
        found += [escape(text[end : match.start()]), opened(match)]
        end = match.end()
    return Markup().join([*found, escape(text[end:])])


def opened(match: re.Match[str]) -> Markup:
    """Write a long address with its line ends, or a long word with its mark."""
    if match["address"] is None:
        return Markup('<span class="long-word">{}</span>').format(match["word"])
    if len(match[0]) < LETTERS:
        return escape(match[0])
    return OPENING.join(escape(part) for part in IN_ADDRESS.split(match[0]))


def crowded(table: Table, locale: Locale, page: Page = HANDOUT) -> bool:
    """Return whether the columns of a table, as they are written in a locale, have no room side by side on a page."""
    rows = [row.cells for _, rows in table.bodies for row in rows]
    columns = [[plain(cell) for cell in column] for column in zip(table.columns, *rows, strict=True)]
    return too_wide(columns, locale.tag, typeface(locale.script).size, page)


def plain(text: Prose) -> str:
    """Write a text without its markup, finished where it is."""
    return str(getattr(text, "plain", text.text))
