"""Joining shards: what each made for itself is put into one output folder and listed there, as if one run had made it all."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from feuillet import files, reading
from feuillet.catalogue import manifest
from feuillet.findings import Finding, Location
from feuillet.production.product import PRODUCT_BYTES, Product, State
from feuillet.publication import unmade, withdrawing
from feuillet.publication.asks import Name
from feuillet.publication.delivering import Delivery
from feuillet.publication.listing import Lists
from feuillet.publication.making import Outcome, Request
from feuillet.publication.publication import Publication

CHECK = "join"
AGAIN = "make its shard again"
DIGITS = 4
"""Nobody has more shards than four digits say."""


def join(publication: Publication, folders: tuple[Path, ...], request: Request) -> Outcome:
    """Put the products of some output folders into one, and list what is there then; a release is noted, if it is one."""
    joining = Joining(publication, request)
    shards = [joining.take(each) for each in folders]
    joining.note(missing(filter(None, shards)))
    return joining.listed()


class Joining:
    """What was joined so far."""

    def __init__(self, publication: Publication, request: Request) -> None:
        self.publication, self.request = publication, request
        self.delivery = Delivery(publication, request.output)
        answer = withdrawing.ledgers(publication)
        self.ledgers, self.findings = answer.value, dict.fromkeys(answer.findings)

    def take(self, folder: Path) -> str:
        """Take the products of a folder that are as its manifest says; returns which shard it is."""
        shard = manifest.read_shard(folder)
        self.hold(shard, folder)
        for product in shard.products:
            there = self.delivery.products.get(product.path)
            if there and there.sha256 != product.sha256:
                problem = "two shards have this file, and they differ"
                self.find(folder / product.path, problem, "make all shards of the same sources, in a folder each")
            elif product.state is State.CURRENT and not self.withdrawn(product):
                self.deliver(folder, product)
        return shard.name

    def hold(self, shard: manifest.Shard, folder: Path) -> None:
        """Say what of a manifest could not be read, for nobody knows what is lost with it."""
        file = folder / manifest.NAME
        if not reading.is_file(file):
            self.find(folder, "there is no manifest here", "give the output folder of a shard that was made")
        elif shard.entries is None:
            most = f"{manifest.FILE_BYTES // 10**6} MB"
            problem = f"the manifest cannot be read: it is damaged, or larger than {most}"
            self.find(file, problem, f"{AGAIN}, or more and smaller shards")
        elif lost := shard.entries - len(shard.products):
            problem = f"{lost} of {shard.entries} entries here describe no product that this Feuillet could have made"
            self.find(file, problem, f"{AGAIN}, with the version of Feuillet that is here")

    def withdrawn(self, product: Product) -> bool:
        """Return whether an edition was withdrawn since its shard was made; all is, where nobody knows what is."""
        place = (product.imprint, product.locale, product.document)
        known = self.ledgers.withdrawals if self.ledgers else None
        return withdrawing.is_withdrawn(self.publication, known, place, product.format)

    def deliver(self, folder: Path, product: Product) -> None:
        """Put a product in its place with its cover, unless it is not what the manifest says."""
        delivery, output = self.delivery, self.request.output
        content = self.content(folder, product.path, PRODUCT_BYTES)
        cover = self.content(folder, product.cover, PRODUCT_BYTES) if product.cover else b""
        if content is None or cover is None:
            return
        if hashlib.sha256(content).hexdigest() != product.sha256:
            self.find(folder / product.path, "the file is damaged: it is not what its manifest says", AGAIN)
            return
        try:
            delivery.written += files.deliver(output, product.path, content)
            if product.cover:
                files.deliver(output, product.cover, cover)
            delivery.products[product.path] = replace(product, state=self.state_of(product))
        except OSError as error:
            delivery.refused[product.path] = error

    def content(self, folder: Path, path: str, most: int) -> bytes | None:
        """Read a file of a shard; None where it cannot be read."""
        try:
            return reading.content(folder / path, path, most)
        except reading.RefusedError as error:
            self.find(folder / path, error.problem.text, AGAIN)
            return None

    def find(self, place: Path, problem: str, remedy: str) -> None:
        """Say what is wrong with a file of a shard."""
        self.note((Finding(Location(PurePosixPath(place).as_posix()), problem, remedy, CHECK),))

    def note(self, findings: Iterable[Finding]) -> None:
        """Keep findings, each once."""
        self.findings.update(dict.fromkeys(findings))

    def state_of(self, product: Product) -> State:
        """Say whether a product is what the sources here say."""
        name = Name(product.document, product.locale, product.imprint)
        return State.CURRENT if product.inputs == self.publication.memory.digest(name) else State.OUTDATED

    def listed(self) -> Outcome:
        """List all that is in the output folder."""
        request, delivery = self.request, self.delivery
        with files.alone(request.output):
            delivery.keep(
                self.ledgers, lambda old: old.state if self.state_of(old) is State.CURRENT else State.OUTDATED
            )
            products = tuple(sorted(delivery.products.values()))
            today = request.today if request.selection.release else None
            known = withdrawing.release(self.publication, self.ledgers, products, today)
            listed = Lists(self.publication, request.output, known.value).write(products)
        self.note(known.findings)
        self.note(unmade.unwritten(request.output, request.folder, delivery.refused | listed.refused))
        steady = self.publication.memory.inputs.steady
        return Outcome(products, tuple(self.findings), delivery.written + listed.written, listed.names, steady)


def missing(shards: Iterator[str]) -> Iterator[Finding]:
    """Report the shards that nobody gave, of those there must be."""
    there = set(shards)
    for whole in sorted({shard.partition("/")[2] for shard in there}):
        count = int(whole) if whole.isdecimal() and len(whole) <= DIGITS else 0
        gone = [f"{number}/{count}" for number in range(1, count + 1) if f"{number}/{count}" not in there]
        if gone:
            problem = f"of {count} shards {', '.join(gone)} {'is' if len(gone) == 1 else 'are'} missing"
            yield Finding(Location(manifest.NAME), problem, "make them, then join all", CHECK)
