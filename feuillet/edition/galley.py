"""The galley: everything a press may read, so that its digest is the address of what the press will make of it."""

import dataclasses
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from feuillet.edition.colophon import Colophon
from feuillet.edition.edition import Edition
from feuillet.findings import Finding
from feuillet.typefaces import FACES, Face

PDF, EPUB, HTML = "application/pdf", "application/epub+zip", "text/html"
PAPER = (PDF,)
"""Media types there are several formats of, so that a file's name says which."""
PRESS_READY = "-press"
"""What the name of a format ends in that only a print shop takes."""
PROFILE_NAME = "cmyk.icc"
"""The asset that tells a print shop's press how inks look."""


@dataclass(frozen=True)
class Asset:
    """A file the markup names: a figure, a logo."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Part:
    """A complete HTML or XHTML document of the galley.

    ``heading`` is its line in the contents, where it has one; ``entries`` are the lines below it, each an id and a heading.
    """

    name: str
    markup: str
    heading: str = ""
    entries: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Galley:
    """Marked-up parts, style sheets and assets, with what the finished file says of itself.

    ``fonts`` are the digests of the font files, ``engines`` the versions of what prints: both are part of the address.
    ``longest`` names the longest texts and their characters, for the one who must shorten them where panels do not hold them.
    """

    format: str
    title: str
    language: str
    direction: str
    script: str
    author: str
    parts: tuple[Part, ...]
    styles: tuple[str, ...]
    assets: tuple[Asset, ...]
    colophon: Colophon
    fonts: tuple[tuple[str, str], ...]
    engines: tuple[str, ...]
    metadata: tuple[tuple[str, str], ...] = ()
    longest: tuple[tuple[str, int], ...] = ()

    @property
    def face(self) -> Face:
        """The typeface of the galley's script."""
        return FACES[self.script]

    @cached_property
    def digest(self) -> str:
        """The sha256 of all of it."""
        said = json.dumps(dataclasses.asdict(self), default=encode, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()


def encode(value: object) -> str:
    """Write what JSON has no form for."""
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)


@dataclass(frozen=True)
class Printed:
    """What a press made: the bytes of the file, what was measured on the way, and what is wrong."""

    content: bytes
    measurements: tuple[tuple[str, float | int | str], ...] = ()
    findings: tuple[Finding, ...] = ()


def every(_edition: Edition) -> bool:
    """Serve all editions."""
    return True


@dataclass(frozen=True)
class Format:
    """A kind of product: how an edition is marked up for it, and which press makes it.

    ``tagged`` tells that the file is for reading aloud too; an imposed sheet is not, and names its tagged ``twin``.
    ``serves`` tells which editions there is such a product of. ``shop`` is the press for a print shop, where there is one.
    """

    name: str
    extension: str
    media_type: str
    mark_up: Callable[..., Galley]
    press: Callable[[Galley], Printed]
    tagged: bool = True
    twin: str = ""
    serves: Callable[[Edition], bool] = every
    shop: Callable[[Galley], Printed] | None = None

    @property
    def press_ready(self) -> "Format | None":
        """The same format as a print shop takes it; it is asked for by the name of this one, its twin."""
        if self.shop is None:
            return None
        return dataclasses.replace(
            self, name=f"{self.name}{PRESS_READY}", press=self.shop, tagged=False, twin=self.name, shop=None
        )

    def file_name(self, slug: str) -> str:
        """Name a product: ``naltrexone-leaflet.pdf``, and ``naltrexone.epub`` for what there is one of."""
        return f"{slug}-{self.name}.{self.extension}" if self.media_type in PAPER else f"{slug}.{self.extension}"
