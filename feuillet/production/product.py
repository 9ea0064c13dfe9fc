"""A product: a finished file below the output folder."""

from dataclasses import dataclass
from enum import StrEnum

from feuillet.edition.galley import FLIP

PRODUCT_BYTES = 200_000_000
"""Forty times the largest product that ships, with figures: what is larger is none of ours."""


class State(StrEnum):
    """Whether a product says what its sources say today."""

    CURRENT = "current"
    OUTDATED = "outdated"


@dataclass(frozen=True, order=True)
class Product:
    """A finished file; ``galley`` is the digest of what it was printed from, ``size`` is in bytes.

    ``inputs`` is the digest of the files its edition is made from (`feuillet.publication.inputs`). ``changed`` is the moment of the
    edition's newest change and ``next_review`` a day (ISO 8601), ``sign`` says which words it has. ``cover`` is the path of the
    picture of its first page, of that product of an edition which the shelf shows.
    """

    path: str
    media_type: str
    size: int
    sha256: str
    imprint: str
    locale: str
    document: str
    format: str
    title: str
    draft: bool
    galley: str
    inputs: str = ""
    summary: str = ""
    changed: str = ""
    next_review: str = ""
    sign: str = ""
    cover: str = ""
    state: State = State.CURRENT
    measurements: tuple[tuple[str, float | int | str], ...] = ()

    @property
    def flip(self) -> str:
        """The edge over which a printer turns its sheet, “short” or “long”; of what is no sheet, nothing."""
        return str(dict(self.measurements).get(FLIP, ""))
