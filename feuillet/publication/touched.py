"""What a saved file touches: the editions that are made from it."""

from collections.abc import Iterator, Set
from pathlib import Path

from feuillet.publication.asks import ALL, Name, Selection
from feuillet.publication.publication import Publication


def touched(publication: Publication, saved: Set[Path], selection: Selection = ALL) -> Iterator[Name]:
    """List the editions, among those that are asked for, that are made from one of some files, as these are now."""
    for name in publication.names(selection):
        if not saved.isdisjoint(publication.memory.sources(name)):
            yield name


def narrowed(selection: Selection, names: tuple[Name, ...]) -> Selection:
    """Ask for some editions only, and for the formats that were asked for."""
    parts = zip(*((name.document, name.locale, name.imprint) for name in names), strict=True)
    documents, locales, imprints = (tuple(dict.fromkeys(part)) for part in parts)
    return Selection(documents, locales, selection.formats, imprints, selection.release, selection.press_ready)
