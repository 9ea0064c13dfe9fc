"""A finished product: its file, and what its name says it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import faults as eye
from .area import AREAS
from .faults import Fault
from .tree import Tree, read

PANELS = ("leaflet", "leaflet-letter", "leaflet-z")


@dataclass(frozen=True)
class Product:
    """A tagged PDF of an imprint, in a locale, in a format."""

    path: str
    imprint: str
    locale: str
    format: str
    content: bytes

    @cached_property
    def tree(self) -> Tree:
        """What stands on its pages."""
        return read(self.content)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.tree.pages)


def products(folder: Path) -> Iterator[Product]:
    """List the tagged products of an output folder."""
    for file in sorted(folder.glob("*/*/*.pdf")):
        imprint, locale, name = file.relative_to(folder).parts
        stem = name.removesuffix(".pdf").removesuffix(f".{locale}")
        format = max((each for each in AREAS if stem.endswith(f"-{each}")), key=len, default="")
        if format:
            yield Product(f"{imprint}/{locale}/{name}", imprint, locale, format, file.read_bytes())


def faults(product: Product) -> Iterator[Fault]:
    """Find the faults of a product."""
    tree, area, panels = product.tree, AREAS[product.format], product.format in PANELS
    yield from eye.uneven_panels(tree, area) if panels else eye.low_pages(tree, area)
    yield from eye.stranded_headings(tree)
    if product.format != "bilingual":  # its rows stand side by side, and are held together as they are
        yield from eye.broken(tree, panels=panels)
        yield from eye.parted_warnings(tree)
    yield from eye.short_last_lines(tree)
