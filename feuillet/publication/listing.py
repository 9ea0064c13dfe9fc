"""Stop 8 for an output folder: the manifest, and the shelf without what only a print shop or a tester takes."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from feuillet import files
from feuillet.catalogue import manifest
from feuillet.catalogue.validity import Ledgers
from feuillet.production.product import Product
from feuillet.publication.publication import Publication
from feuillet.publication.shelving import Shelved, folders, shelve, stale

NONE = Ledgers()
"""Nothing was released, and nothing withdrawn."""


@dataclass(frozen=True)
class Listed:
    """What lies in an output folder beside the products: the files' names, how many changed, and which could not be written."""

    names: tuple[str, ...]
    written: int
    refused: dict[str, OSError]


def write(
    publication: Publication,
    products: tuple[Product, ...],
    output: Path,
    ledgers: Ledgers = NONE,
    untouched: frozenset[str] = frozenset(),
) -> Listed:
    """Write the lists, and take away pages of what is no longer on them."""
    names, written, refused = dict[str, None](), 0, dict[str, OSError]()
    for each in lists(publication, products, ledgers, output, untouched):
        names[each.path] = None
        try:
            written += each.content is not None and files.deliver(output, each.path, each.content, lasting=False)
        except OSError as error:
            refused[each.path] = error
    for file in stale(output, names, folders(output)):
        with suppress(OSError):
            file.unlink()
    return Listed(tuple(names), written, refused)


def lists(
    publication: Publication, products: tuple[Product, ...], ledgers: Ledgers, output: Path, untouched: frozenset[str]
) -> Iterator[Shelved]:
    """Make everything that lists the products."""
    yield from shelve(publication, products, ledgers, output, untouched)
    yield Shelved(manifest.NAME, manifest.write(products))
