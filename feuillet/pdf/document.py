"""A finished PDF, read once for all who ask of it: its pages, its fonts, and what it says of itself."""

from functools import cached_property, lru_cache
from io import BytesIO
from typing import Any

from pikepdf import Array, Pdf

from feuillet.pdf.colours import Palette
from feuillet.pdf.font import Font
from feuillet.pdf.geometry import Box
from feuillet.pdf.layout import PageText
from feuillet.pdf.page_reader import PageReader
from feuillet.pdf.structure import Structure


class PdfDocument:
    """An open PDF."""

    def __init__(self, content: bytes) -> None:
        self.file = Pdf.open(BytesIO(content))
        self.used: dict[Any, Font] = {}

    @cached_property
    def pages(self) -> tuple[PageText, ...]:
        """Its pages."""
        structure, palette = Structure(self.file), Palette(self.file)
        return tuple(
            page_text(number, page, PageReader(box_of(page.trimbox), structure.places(page.obj), self.used, palette))
            for number, page in enumerate(self.file.pages, 1)
        )

    @property
    def fonts(self) -> tuple[Font, ...]:
        """The fonts that its pages choose."""
        return tuple(self.used.values()) if self.pages else ()


def page_text(number: int, page: Any, reader: PageReader) -> PageText:
    """Read a page."""
    reader.stream(content_of(page.obj), page.resources)
    return PageText(number, reader.box, tuple(reader.runs), tuple(reader.shapes))


def content_of(page: Any) -> bytes:
    """Read the instructions of a page; its streams are one."""
    held = page.get("/Contents", Array())
    return b"\n".join(each.read_bytes() for each in (held.as_list() if isinstance(held, Array) else (held,)))


def box_of(edges: Any) -> Box:
    """Read a box of a page."""
    across, down = sorted(float(edges[at]) for at in (0, 2)), sorted(float(edges[at]) for at in (1, 3))
    return Box(across[0], down[0], across[1], down[1])


@lru_cache(maxsize=2)
def read_pdf(content: bytes) -> PdfDocument:
    """Open a PDF; the same bytes are read once, so that each check may ask."""
    return PdfDocument(content)
