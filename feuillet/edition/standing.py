"""Where a text stands in its markup, so that the page can be asked for it, and the text for its places on the page.

While a page is marked up, each text of a document or an imprint stands in an element of its own, ``<m- c="context">``. When it is
whole, the element that holds nothing but the text is given the attribute ``data-m`` instead, and only a text that shares
its element is left in a ``<span data-m>``: proof and print have the same boxes, and so break alike. A book has neither.
"""

import re
from dataclasses import replace
from html import escape

from feuillet.edition.galley import Part

ALONE = re.compile(r'(<\w[^<>]*(?<!/))><m- c="([^"]*)">((?:(?!<m-|</m->).)*)</m->(?=</)', re.DOTALL)
"""A text that is all that its element has."""
OPEN = re.compile(r'<m- c="([^"]*)">')
CLOSE = "</m->"


def standing(markup: str, context: str) -> str:
    """Say in the markup of a text which one it is."""
    return f'<m- c="{escape(context)}">{markup}{CLOSE}' if context else markup


def placed(part: Part) -> Part:
    """Say in the markup of pages where their texts stand."""
    alone = ALONE.sub(r'\1 data-m="\2">\3', part.markup)
    return replace(part, markup=OPEN.sub(r'<span data-m="\1">', alone).replace(CLOSE, "</span>"))


def bare(part: Part) -> Part:
    """Take from a part of a book what says where its texts stand."""
    return replace(part, markup=OPEN.sub("", part.markup).replace(CLOSE, ""))
