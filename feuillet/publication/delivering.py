"""Delivering: what was printed is put in its place in an output folder, with the picture of its edition's first page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from feuillet import files
from feuillet.catalogue import manifest
from feuillet.catalogue.validity import Ledgers
from feuillet.catalogue.withdrawals import Withdrawals
from feuillet.production import covers
from feuillet.production.product import Product, State
from feuillet.production.store import Entry
from feuillet.publication import withdrawing
from feuillet.publication.asks import Ask, Name
from feuillet.publication.publication import Publication, path_of
from feuillet.publication.records import Learned


class Delivery:
    """What was delivered to an output folder so far, and what could not be; ``untouched`` are files as the last run left them."""

    def __init__(self, publication: Publication, output: Path, untouched: frozenset[str] = frozenset()) -> None:
        self.publication, self.output, self.untouched = publication, output, untouched
        self.before = {product.path: product for product in manifest.read(output)}
        self.products = dict[str, Product]()
        self.refused = dict[str, OSError]()
        self.written = 0

    def path(self, ask: Ask) -> str:
        """Say where a product goes."""
        return path_of(ask.edition, self.publication.features.format(ask.format, press_ready=ask.press_ready))

    def take(self, ask: Ask, learned: Learned, galley: str, entry: Entry) -> bool:
        """Put a product in its place; return false where the store has lost it."""
        product = self.product(ask, learned, galley, entry)
        try:
            if not self.write(product) or not self.write_cover(product):
                return False
            self.products[product.path] = product
        except OSError as error:
            self.refused[product.path] = error
        return True

    def product(self, ask: Ask, learned: Learned, galley: str, entry: Entry) -> Product:
        """Say all that the lists say of a product."""
        format = self.publication.features.format(ask.format, press_ready=ask.press_ready)
        name = ask.edition
        chosen = ask == self.publication.cover(name, learned.formats)
        return Product(
            path=path_of(name, format),
            media_type=format.media_type,
            size=entry.size,
            sha256=entry.sha256,
            imprint=name.imprint,
            locale=name.locale,
            document=name.document,
            format=format.name,
            title=learned.title,
            draft=learned.draft,
            galley=galley,
            inputs=self.publication.memory.digest(name),
            summary=learned.summary,
            changed=learned.changed,
            next_review=learned.next_review,
            sign=learned.sign,
            cover=covers.path_of(name.imprint, name.locale, name.document) if chosen else "",
            measurements=entry.measurements,
        )

    def write(self, product: Product) -> bool:
        """Write a product's file unless it is there; return false where the store has lost its bytes."""
        before = self.before.get(product.path)
        if before and before.sha256 == product.sha256 and product.path in self.untouched:
            return True
        printed = self.publication.store.get(product.galley)
        if printed is None:
            return False
        self.written += files.deliver(self.output, product.path, printed.content)
        return True

    def write_cover(self, product: Product) -> bool:
        """Write the picture of a product's first page, if the shelf shows it; return false where the store has none."""
        before = self.before.get(product.path)
        kept = before and (before.galley, before.cover) == (product.galley, product.cover)
        if not product.cover or (kept and product.cover in self.untouched):
            return True
        drawn = self.publication.store.get(covers.address(product.galley))
        if drawn is None:
            return False
        files.deliver(self.output, product.cover, drawn.content)
        return True

    def keep(self, ledgers: Ledgers | None, state_of: Callable[[Product], State]) -> None:
        """Keep what earlier runs have made, and say what it is worth now; what is withdrawn is taken away."""
        for old in manifest.read(self.output):
            if old.path not in self.products and files.delivered(self.output, old.path):
                self.products[old.path] = replace(old, state=state_of(old))
        if ledgers is not None and ledgers.withdrawals.withdrawn:
            self.take_away(ledgers.withdrawals)

    def take_away(self, known: Withdrawals) -> None:
        """Remove what is withdrawn, also what no manifest names any more, and what was withdrawn while this run made it."""
        for product in tuple(self.products.values()):
            place = product.imprint, product.locale, product.document
            if withdrawing.is_withdrawn(self.publication, known, place, product.format):
                self.remove(product.path)
        names = {*map(withdrawing.place_of, self.publication.names()), *known.places}
        for imprint, locale, document in sorted(place for place in names if known.of(place)):
            self.remove(covers.path_of(imprint, locale, document))
            for format in self.publication.features.formats:
                for ready in (False, True) if format.press_ready else (False,):
                    asked = self.publication.features.format(format.name, press_ready=ready)
                    self.remove(path_of(Name(document, locale, imprint), asked))

    def remove(self, path: str) -> None:
        """Remove a file; where that fails it is told, and the next run tries again."""
        if not files.delivered(self.output, path):
            self.products.pop(path, None)
            return
        try:
            (self.output / path).unlink()
            self.products.pop(path, None)
        except OSError as error:
            self.refused[path] = error
            if path in self.products:
                self.products[path] = replace(self.products[path], state=State.OUTDATED)
