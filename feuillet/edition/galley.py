"""The galley: everything a press may read, so that its digest is the address of what the press will make of it."""

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from feuillet.edition.colophon import Colophon
from feuillet.findings import Finding
from feuillet.writing.script import typeface
from feuillet.writing.typefaces import Face

if TYPE_CHECKING:  # what prints is sent galleys, and need not read the code that makes them
    from collections.abc import Callable

    from feuillet.edition.edition import Edition
    from feuillet.edition.markup import MarkingUp

PDF, EPUB, HTML = "application/pdf", "application/epub+zip", "text/html"
PAPER = (PDF,)
"""Media types there are several formats of, so that a file's name says which."""
COVERS = "cover/"
"""How the names of pictures begin that only a cover shows."""
PRESS_READY = "-press"
"""What the name of a format ends in that only a print shop takes."""


FLIP = "flip on the edge"
"""Under which name a sheet's measurements say over which edge a printer turns it."""


@dataclass(frozen=True)
class Asset:
    """A file the markup names: a figure, a logo."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Entry:
    """A line of the contents: where it leads, the heading there, and the lines below it."""

    address: str
    heading: str
    below: tuple["Entry", ...] = ()


@dataclass(frozen=True)
class Part:
    """A complete HTML or XHTML document of the galley; ``entries`` are the lines of the contents that lead into it."""

    name: str
    markup: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Galley:
    """Marked-up parts, style sheets and assets, with what the finished file says of itself.

    On paper the first part flows over pages, and a second one, where there is one, is drawn on the sheet they are laid on.
    ``fonts`` are the digests of the font files, ``engines`` the versions of what prints: both are part of the address.
    ``panels`` is how many pages the text must fill exactly; 0 lets it take as many as it needs, and then they are a ``multiple`` of
    a number, 4 in a booklet. ``longest`` names the longest texts and their characters, for the one who must shorten them where
    panels do not hold them. ``profile`` is the ICC profile of a print shop's printing condition, ``condition`` its name, and
    ``imposed`` says whether the shop wants sheets. ``flip`` is the edge over which a printer turns a sheet, “short” or “long”.
    ``fold`` is the name of a leaflet's fold, and ``larger`` are the names of those that hold more, with how many times as much.
    ``metadata`` are properties of an e-book.
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
    panels: int = 0
    multiple: int = 1
    longest: tuple[tuple[str, int], ...] = ()
    profile: bytes = b""
    condition: str = ""
    imposed: bool = True
    flip: str = "short"
    fold: str = ""
    larger: tuple[tuple[str, float], ...] = ()

    @property
    def face(self) -> Face:
        """The typeface of the galley's script."""
        return typeface(self.script)

    @cached_property
    def digest(self) -> str:
        """The sha256 of all of it."""
        return sha256_of(self)

    @cached_property
    def pages_digest(self) -> str:
        """The sha256 of what its pages are made from, so that a product, its imposed sheet and a print shop's file share them."""
        fitted_to = (self.script, self.panels, self.multiple, self.longest, self.larger)
        return sha256_of(("pages", self.parts[0], self.styles, self.assets, self.fonts, self.engines, *fitted_to))


def sha256_of(value: object) -> str:
    """Digest a value of dataclasses, tuples, texts, numbers, dates and bytes."""
    said = json.dumps(value, default=encode, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def encode(value: object) -> object:
    """Write what JSON has no form for."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)


Measurements = tuple[tuple[str, float | int | str], ...]


@dataclass(frozen=True)
class Block:
    """Where a block-level element lies: its page, which counts from 0, its top and its height, in mm; ``name`` is its id or tag."""

    name: str
    page: int
    top: float
    height: float


@dataclass(frozen=True)
class Place:
    """Where a line of a text stands: its msgctxt, its page, which counts from 0, and a rectangle in mm from the page's top left."""

    context: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Pages:
    """Typeset pages as they are kept: the tagged PDF with the typesetter's notes, which every product of them is made from."""

    content: bytes
    measurements: Measurements = ()
    findings: tuple[Finding, ...] = ()
    blocks: tuple[Block, ...] = ()
    places: tuple[Place, ...] = ()


UNPAGED = Pages(b"")
"""The pages of what has none, such as an e-book."""


@dataclass(frozen=True)
class Printed:
    """What a press made: the bytes of the file, what was measured on the way, and what is wrong."""

    content: bytes
    measurements: Measurements = ()
    findings: tuple[Finding, ...] = ()


class MarkUp(Protocol):
    """Stop 4: mark up an edition in a format."""

    def __call__(self, edition: "Edition", marking: "MarkingUp", /) -> Galley:
        """Mark up."""


class Paginate(Protocol):
    """Stop 6, first step: typeset what flows over pages, once for all products that are made of them."""

    def __call__(self, galley: Galley, /) -> Pages:
        """Typeset."""


class Press(Protocol):
    """Stop 6, second step: make the product of its pages; it is cheap where there are any."""

    def __call__(self, galley: Galley, pages: Pages, /) -> Printed:
        """Make the product."""


def every(_edition: "Edition") -> bool:
    """Serve all editions."""
    return True


def nothing_to_mark_up(edition: "Edition", marking: "MarkingUp") -> Galley:
    """Stand where a galley has been marked up already."""
    raise AssertionError(edition, marking)


@dataclass(frozen=True)
class Format:
    """A kind of product: how an edition is marked up for it, how its pages are typeset, and which press makes it of them.

    What has no pages, such as an e-book, has no ``paginate``, and its press makes it in one step.
    ``tagged`` says that the file is for reading aloud too; an imposed sheet is not, and names its tagged ``twin``.
    ``serves`` says which editions there is such a product of. ``shop`` is the press for a print shop, where there is one.
    ``line_length`` is how many characters of an alphabet a line reads well with, from and to, where the format has room for them.
    """

    name: str
    extension: str
    media_type: str
    mark_up: MarkUp
    press: Press
    paginate: Paginate | None = None
    tagged: bool = True
    twin: str = ""
    serves: "Callable[[Edition], bool]" = every
    shop: Press | None = None
    line_length: tuple[int, int] | None = None

    @property
    def press_ready(self) -> "Format | None":
        """The same format as a print shop takes it; it is asked for by the name of this one, its twin."""
        if self.shop is None:
            return None
        return dataclasses.replace(
            self, name=f"{self.name}{PRESS_READY}", press=self.shop, tagged=False, twin=self.name, shop=None
        )

    @property
    def marked_up(self) -> "Format":
        """The same format as whoever prints wants it: a galley has been marked up, and how need not be known any more."""
        return dataclasses.replace(self, mark_up=nothing_to_mark_up, serves=every)

    def pages(self, galley: Galley) -> Pages:
        """Typeset the pages of a galley; `UNPAGED` where the format has none."""
        return self.paginate(galley) if self.paginate else UNPAGED

    def printed(self, galley: Galley) -> Printed:
        """Do both steps at once, and keep nothing."""
        return self.press(galley, self.pages(galley))

    def file_name(self, slug: str, tag: str) -> str:
        """Name a product: ``naltrexone-leaflet.ar.pdf``, and ``naltrexone.fr.epub`` for what there is one of.

        The language is in it, since files leave their folders: copied into one, twenty of a name would overwrite each other.
        """
        stem = f"{slug}-{self.name}" if self.media_type in PAPER else slug
        return f"{stem}.{tag}.{self.extension}"
