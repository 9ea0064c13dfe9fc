"""Stop 8 for an output folder: the manifest, and the shelf without what only a print shop or a tester takes."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from feuillet import files
from feuillet.catalogue import manifest, pages
from feuillet.catalogue.shelf import page_of
from feuillet.catalogue.validity import Ledgers
from feuillet.production.product import Product
from feuillet.publication import feeding
from feuillet.publication.asks import WHOLE, Shard
from feuillet.publication.publication import Publication
from feuillet.publication.shelving import Shelved, folders, shelve, stale


@dataclass(frozen=True)
class Listed:
    """What lies in an output folder beside the products: the files' names, how many changed, and which could not be written."""

    names: tuple[str, ...]
    written: int
    refused: dict[str, OSError]


@dataclass(frozen=True)
class Lists:
    """What lists the products of an output folder.

    ``ledgers`` say what was released and withdrawn; where nobody can say, pages and feeds stay as they stand. ``shard`` is the
    part of it all that the folder has.
    """

    publication: Publication
    output: Path
    ledgers: Ledgers | None
    shard: Shard = WHOLE

    def write(self, products: tuple[Product, ...]) -> Listed:
        """Write the lists, and take away pages of what is no longer on them."""
        names, written, refused = dict[str, None](), 0, dict[str, OSError]()
        for each in self.made(products):
            names[each.path] = None
            try:
                changed = each.content is not None and files.deliver(
                    self.output, each.path, each.content, lasting=False
                )
                written += changed
            except OSError as error:
                refused[each.path] = error
        for file in tuple(self.stale(products, names)):
            with suppress(OSError):
                file.unlink()
        return Listed(tuple(names), written, refused)

    def stale(self, products: tuple[Product, ...], names: dict[str, None]) -> Iterator[Path]:
        """List the pages and feeds that nothing leads to any more."""
        if self.ledgers is None:
            return
        kept = names | dict.fromkeys(standing(self.publication, products, self.ledgers))
        yield from stale(self.output, kept, folders(self.output))
        yield from feeding.stale(self.output, kept)

    def made(self, products: tuple[Product, ...]) -> Iterator[Shelved]:
        """Make everything that lists the products."""
        if self.ledgers is not None:
            yield from shelve(self.publication, products, self.ledgers, self.output)
            for path, content in feeding.write(self.publication, products):
                yield Shelved(path, content)
        part = "" if self.shard == WHOLE else str(self.shard)
        yield Shelved(manifest.NAME, manifest.write(products, part))


def standing(publication: Publication, products: tuple[Product, ...], ledgers: Ledgers) -> Iterator[str]:
    """Name the pages that QR codes lead to: where one cannot be made anew, for one, as its imprint cannot be read, it stays."""
    project = publication.project
    imprints, documents = frozenset(project.imprints), frozenset(project.documents)
    readable = {name for name in imprints if publication.editor.sources.imprint(name).value}
    for place in (*ledgers.history.by_place, *ledgers.withdrawals.places):
        if place[0] not in readable:
            yield page_of(place)
            yield f"{place[1]}/{pages.WITHDRAWN}"
    for each in products:
        if each.imprint in imprints and each.document in documents:
            yield page_of((each.imprint, each.locale, each.document))
