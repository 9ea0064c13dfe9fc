"""A finished product: its file, what its name says it is, and what its clinic wants to stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from workshop import ROOT

from feuillet.cldr import Locale
from feuillet.writing.script import typeface

from . import faults as eye
from . import ink
from .area import AREAS
from .faults import Fault
from .tree import Tree, read

PANELS = ("leaflet", "leaflet-letter", "leaflet-z")
HANDOUTS = ("handout-a4", "handout-letter")
SHEETS = (*(f"{name}-print" for name in PANELS), "booklet-print")
"""Imposed on paper: the pages of their twins, which are tagged and so can be judged by their structure."""


@dataclass(frozen=True)
class Clinic:
    """What the file of an imprint says to whom patients may turn."""

    emergency: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    web: bool = False

    @classmethod
    def read(cls, imprint: str, locale: str, root: Path = ROOT) -> "Clinic":
        """Read what an imprint says to the readers of a locale."""
        said = yaml.safe_load((root / f"content/imprints/{imprint}.yaml").read_text(encoding="utf-8"))
        phones = [each for each in said.get("phones", ()) if locale in each.get("locales", (locale,))]
        number = said.get("emergency")
        urgent = (*filter(None, [number]), *(each["number"] for each in phones if each.get("for") == "emergency"))
        return cls(urgent, (*filter(None, [number]), *(each["number"] for each in phones)), "web" in said)


@dataclass(frozen=True)
class Product:
    """A PDF of an imprint, in a locale, in a format."""

    path: str
    locale: str
    format: str
    content: bytes
    clinic: Clinic = Clinic()

    @cached_property
    def tree(self) -> Tree:
        """What stands on its pages."""
        return read(self.content)

    @property
    def kind(self) -> str:
        """What it has in common with the same product in other locales."""
        return self.path.replace(f"/{self.locale}/", "/").replace(f".{self.locale}.", ".")

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.tree.pages)

    @property
    def title(self) -> tuple[int, float, float] | None:
        """Where its title stands."""
        return ink.title_at(self.tree, leftward=Locale(self.locale).direction == "rtl")


def products(folder: Path) -> Iterator[Product]:
    """List the PDFs of an output folder."""
    for file in sorted(folder.glob("*/*/*.pdf")):
        imprint, locale, name = file.relative_to(folder).parts
        stem = name.removesuffix(".pdf").removesuffix(f".{locale}")
        format = max((each for each in (*AREAS, *SHEETS) if stem.endswith(f"-{each}")), key=len, default="")
        if format:
            path = f"{imprint}/{locale}/{name}"
            yield Product(path, locale, format, file.read_bytes(), Clinic.read(imprint, locale))


def faults(product: Product) -> Iterator[Fault]:
    """Find the faults of a product."""
    if product.format in AREAS:
        yield from of_structure(product)
    if product.format in PANELS:
        yield from ink.contacts_elsewhere(product.tree.pages, product.clinic.numbers)
    yield from of_type(product)


def of_structure(product: Product) -> Iterator[Fault]:
    """Find the faults that the structure of its text shows."""
    tree, area, panels = product.tree, AREAS[product.format], product.format in PANELS
    yield from eye.uneven_panels(tree, area) if panels else eye.low_pages(tree, area)
    yield from eye.stranded_headings(tree)
    if product.format != "bilingual":  # its rows stand side by side, and are held together as they are
        yield from eye.broken(tree, panels=panels)
        yield from eye.parted_warnings(tree)
    yield from eye.short_last_lines(tree)


def of_type(product: Product) -> Iterator[Fault]:
    """Find the faults of its type and of what is drawn."""
    pages, leaflet = product.tree.pages, product.format.startswith("leaflet")
    yield from ink.small_type(pages, typeface(Locale(product.locale).script).floor)
    yield from ink.small_codes(pages)
    if leaflet and product.clinic.web and not ink.codes(pages):
        yield Fault("QR code", len(pages), "it has none that is drawn in lines")
    if leaflet and product.format in PANELS:
        yield from ink.small_numbers(pages[-1], product.clinic.emergency)
    elif leaflet or product.format in HANDOUTS:
        yield from ink.small_numbers(pages[0], product.clinic.emergency)
