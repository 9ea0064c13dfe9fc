"""A large shelf that was never printed: its store and its output folder are written as a run would leave them.

To print 100,000 products takes a day on a core, and planning and listing read nothing of their bytes. All that a run looks at is
real: sources, records, entries, verdicts, files and the manifest.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from feuillet import cli, files
from feuillet.catalogue import manifest
from feuillet.edition.galley import Printed
from feuillet.production.job import VERDICT, verdict_address
from feuillet.production.product import Product
from feuillet.production.store import FolderStore
from feuillet.project import Project
from feuillet.publication.asks import Ask, Name
from feuillet.publication.publication import Publication, label, path_of
from feuillet.publication.records import Learned

FORMAT, TITLE = "web", "Made up"
ABOUT = {"summary": "Made up.", "changed": "2026-01-15T00:00:00+00:00", "next_review": "2126-01-15", "sign": "7K3M9QXA"}
"""What the shelf says of each edition."""


def forge(root: Path) -> int:
    """Write what a run over a made-up shelf would have left; returns how many editions there are."""
    made = Publication(Project(root), cli.features(), FolderStore(root / ".feuillet" / "store"))
    products = tuple(forged(made, root / "output"))
    files.write(root / "output" / manifest.NAME, manifest.write(products), lasting=False)
    return len(products)


def forged(made: Publication, output: Path) -> Iterator[Product]:
    """Forge the products of a shelf that were not forged before."""
    format = made.features.format(FORMAT)
    for name in made.names():
        ask, galley = Ask(name, FORMAT), hashlib.sha256(repr(name).encode()).hexdigest()
        product = described(name, path_of(name, format), format.media_type, galley, made.memory.digest(name))
        if made.store.entry(galley) is None:
            made.memory.keep(name, Learned((), TITLE, True, (FORMAT,), {label(ask): galley}, **ABOUT))
            made.store.put(galley, Printed(content(name)))
            made.store.note(VERDICT, verdict_address(galley, product.sha256), [])
            files.write(output / product.path, content(name), lasting=False)
        yield product


def described(name: Name, path: str, media_type: str, galley: str, inputs: str) -> Product:
    """Describe a product as a run would."""
    return Product(
        path=path,
        media_type=media_type,
        size=len(content(name)),
        sha256=hashlib.sha256(content(name)).hexdigest(),
        imprint=name.imprint,
        locale=name.locale,
        document=name.document,
        format=FORMAT,
        title=TITLE,
        draft=True,
        galley=galley,
        inputs=inputs,
        summary=ABOUT["summary"],
        changed=ABOUT["changed"],
        next_review=ABOUT["next_review"],
        sign=ABOUT["sign"],
    )


def content(name: Name) -> bytes:
    """The bytes of a product, which nobody reads."""
    return repr(name).encode()


if __name__ == "__main__":
    sys.exit(0 if forge(Path(sys.argv[1])) else "there are no editions")
