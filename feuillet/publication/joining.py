"""Joining shards: what each made for itself is put into one output folder and listed there, as if one run had made it all."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from feuillet import files, reading
from feuillet.catalogue import manifest
from feuillet.findings import Finding, Location
from feuillet.production.product import PRODUCT_BYTES, Product, State
from feuillet.publication import listing, unmade
from feuillet.publication.asks import Name
from feuillet.publication.making import Outcome
from feuillet.publication.publication import Publication

CHECK = "join"
AGAIN = "make its shard again"
DIGITS = 4
"""Nobody has more shards than four digits say."""


def join(publication: Publication, folders: tuple[Path, ...], output: Path, folder: str) -> Outcome:
    """Put the products of some output folders into one, and list what is there then."""
    joining = Joining(publication, output)
    shards = [joining.take(each) for each in folders]
    joining.findings.extend(missing(filter(None, shards)))
    return joining.listed(folder)


class Joining:
    """What was joined so far."""

    def __init__(self, publication: Publication, output: Path) -> None:
        self.publication, self.output, self.written = publication, output, 0
        self.findings, self.products = list[Finding](), dict[str, Product]()
        self.refused = dict[str, OSError]()

    def take(self, folder: Path) -> str:
        """Take the products of a folder that are as its manifest says; returns which shard it is."""
        shard = manifest.read_shard(folder)
        self.hold(shard, folder)
        for product in shard.products:
            there = self.products.get(product.path)
            if there and there.sha256 != product.sha256:
                problem = "two shards have this file, and they differ"
                self.find(folder / product.path, problem, "make all shards of the same sources, in a folder each")
            elif product.state is State.CURRENT:
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

    def deliver(self, folder: Path, product: Product) -> None:
        """Put a product in its place, unless it is not what the manifest says."""
        file = folder / product.path
        try:
            content = reading.content(file, product.path, PRODUCT_BYTES)
        except reading.RefusedError as error:
            self.find(file, error.problem.text, AGAIN)
            return
        if hashlib.sha256(content).hexdigest() != product.sha256:
            self.find(file, "the file is damaged: it is not what its manifest says", AGAIN)
            return
        try:
            self.written += files.deliver(self.output, product.path, content)
            self.products[product.path] = replace(product, state=self.state_of(product))
        except OSError as error:
            self.refused[product.path] = error

    def find(self, place: Path, problem: str, remedy: str) -> None:
        """Say what is wrong with a file of a shard."""
        self.findings.append(Finding(Location(PurePosixPath(place).as_posix()), problem, remedy, CHECK))

    def state_of(self, product: Product) -> State:
        """Say whether a product is what the sources here say."""
        name = Name(product.document, product.locale, product.imprint)
        return State.CURRENT if product.inputs == self.publication.memory.digest(name) else State.OUTDATED

    def listed(self, folder: str) -> Outcome:
        """List all that is in the output folder."""
        with files.alone(self.output):
            for old in manifest.read(self.output):
                if old.path not in self.products and files.delivered(self.output, old.path):
                    state = old.state if self.state_of(old) is State.CURRENT else State.OUTDATED
                    self.products[old.path] = replace(old, state=state)
            products = tuple(sorted(self.products.values()))
            listed, refused = listing.write(self.publication, products, self.output)
        self.findings.extend(unmade.unwritten(self.output, folder, self.refused | refused))
        steady = self.publication.memory.inputs.steady
        return Outcome(products, tuple(dict.fromkeys(self.findings)), self.written + listed, steady)


def missing(shards: Iterator[str]) -> Iterator[Finding]:
    """Report the shards that nobody gave, of those there must be."""
    there = set(shards)
    for whole in sorted({shard.partition("/")[2] for shard in there}):
        count = int(whole) if whole.isdecimal() and len(whole) <= DIGITS else 0
        gone = [f"{number}/{count}" for number in range(1, count + 1) if f"{number}/{count}" not in there]
        if gone:
            problem = f"of {count} shards {', '.join(gone)} {'is' if len(gone) == 1 else 'are'} missing"
            yield Finding(Location(manifest.NAME), problem, "make them, then join all", CHECK)
