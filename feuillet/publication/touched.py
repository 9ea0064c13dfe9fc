"""What a saved file touches: the editions whose inputs are others than they were."""

from collections.abc import Iterator, Mapping

from feuillet.publication.asks import ALL, Name, Selection
from feuillet.publication.publication import Publication


def digests(publication: Publication, selection: Selection = ALL) -> dict[Name, str]:
    """Say by their digests what the editions that are asked for are made from."""
    return {name: publication.memory.digest(name) for name in publication.names(selection)}


def touched(before: Mapping[Name, str], now: Mapping[Name, str]) -> Iterator[Name]:
    """List the editions that are made from something else than before."""
    return (name for name, digest in now.items() if before.get(name) != digest)


def narrowed(selection: Selection, names: tuple[Name, ...]) -> Selection:
    """Ask for some editions only, and for the formats that were asked for."""
    parts = zip(*((name.document, name.locale, name.imprint) for name in names), strict=True)
    documents, locales, imprints = (tuple(dict.fromkeys(part)) for part in parts)
    return Selection(documents, locales, selection.formats, imprints, selection.release, selection.press_ready)
