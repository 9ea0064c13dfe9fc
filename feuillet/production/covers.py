"""Covers: a small picture of an edition's first page, by which somebody who cannot read a list finds it on the shelf.

One product of an edition gives it, the one whose first page is made to be looked at; whoever prints that product draws it.
"""

import hashlib
from collections.abc import Iterable

from feuillet.edition.galley import Format, Pages, Printed
from feuillet.production.store import Store

FIRST = ("leaflet", "leaflet-letter", "leaflet-z", "booklet", "large-print", "handout-a4", "handout-letter")
"""Formats by how much their first page is a cover; of others, any that has pages."""
WIDTH = 300
"""In pixels: twice as many as the shelf's styles give it, for screens that have twice as many."""


def chosen(formats: Iterable[Format]) -> str:
    """Choose the format whose first page is an edition's cover; none where nothing has pages."""
    paged = {format.name: format.twin or format.name for format in formats if format.paginate}
    return min(paged, key=lambda name: (rank(paged[name]), name != paged[name], name), default="")


def rank(name: str) -> int:
    """Say how good a cover the first page of a format is; the lower, the better."""
    return FIRST.index(name) if name in FIRST else len(FIRST)


def address(galley: str) -> str:
    """Say under which digest the store keeps the cover of a galley."""
    return hashlib.sha256(f"cover {WIDTH} {galley}".encode()).hexdigest()


def path_of(imprint: str, locale: str, document: str) -> str:
    """Say where in an output folder a cover lies: beside the page of its document."""
    return f"{locale}/{imprint}/{document}.png"


def keep(store: Store, galley: str, pages: Pages) -> None:
    """Draw the first of some pages for the shelf, unless that was done before."""
    from feuillet.press.pages.picture import thumbnail  # noqa: PLC0415 planning opens no PDF

    if store.get(address(galley)) is None:  # or its bytes were lost
        store.put(address(galley), Printed(thumbnail(pages.content, WIDTH)))
