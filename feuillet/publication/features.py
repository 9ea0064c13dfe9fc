"""What was discovered: the formats, and the checks of a manuscript, of a translation and of a product."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from feuillet.edition.galley import Format
from feuillet.findings import Finding
from feuillet.manuscript.document import Document
from feuillet.production.job import Inspection
from feuillet.publication.asks import Ask, Name
from feuillet.translation.translator import Comparison

Examination = Callable[[Document], Iterator[Finding]]
"""A check of a manuscript."""


@dataclass(frozen=True)
class Features:
    """All formats and checks there are."""

    formats: tuple[Format, ...] = ()
    examinations: tuple[Examination, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    inspections: tuple[Inspection, ...] = ()

    @cached_property
    def format_names(self) -> frozenset[str]:
        """The formats' names."""
        return frozenset(format.name for format in self.formats)

    def format(self, name: str, *, press_ready: bool = False) -> Format:
        """Find a format that there is."""
        (plain,) = (format for format in self.formats if format.name == name)
        return (plain.press_ready or plain) if press_ready else plain

    def ask(self, name: Name, product: str) -> Ask | None:
        """Name a product again by what the manifest calls its format; nothing where there is no such format any more."""
        for format in self.formats:
            if product == format.name:
                return Ask(name, product)
            if format.press_ready and product == format.press_ready.name:
                return Ask(name, format.name, press_ready=True)
        return None

    @property
    def without_comparisons(self) -> "Features":
        """The same without the checks of translations, for commands that change catalogs and print nothing."""
        return replace(self, comparisons=(), examinations=())
