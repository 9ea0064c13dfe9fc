"""The passes over a tagged PDF, in their order: each adds what the typesetter cannot write."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import cast

from pikepdf import Dictionary, Name, Pdf

from feuillet.edition.galley import Galley, Pages, Printed
from feuillet.press import gradients
from feuillet.press.pages.typesetting import profile
from feuillet.press.pdf_writer import write
from feuillet.press.tagged import (
    conformance,
    continued,
    elements,
    links,
    marked_content,
    reading_order,
    spacing,
    tounicode,
)
from feuillet.press.tagged.marked_content import Instructions, Mark, Said
from feuillet.press.tagged.structure_tree import marks


@dataclass(frozen=True)
class Work:
    """A tagged PDF on its way through the passes, with what was read of it once for all of them."""

    pdf: Pdf
    content: bytes
    galley: Galley
    pages: dict[tuple[int, int], Instructions]
    fonts: tounicode.Maps
    said: dict[Mark, Said]

    @cached_property
    def text(self) -> str:
        """The text of the galley, a line per block."""
        return spacing.text_of(self.galley)


def prefer(work: Work) -> None:
    """Have viewers show the title, and turn pages as the language is read."""
    preferences = preferences_of(work.pdf)
    preferences.DisplayDocTitle = True
    if work.galley.direction == "rtl":
        preferences.Direction = Name.R2L


def tag(work: Work) -> None:
    """Tell of each element its language, its headers, its labels."""
    continued.join_paragraphs(work.pdf.Root.StructTreeRoot, work.said, work.text)
    elements.tag(work.pdf.Root.StructTreeRoot, work.said, work.galley.language)


def name_links(work: Work) -> None:
    """Tell of each link where it leads, in its own words."""
    links.repair(work.pdf.Root.StructTreeRoot, work.said)


def arrange(work: Work) -> None:
    """Draw each page in the order in which it is read, with its spaces, and with marks that readers know."""
    spoken = tuple(marks(work.pdf.Root.StructTreeRoot, None))
    said = spacing.part(work.said, spoken, work.text)
    order, told = {mark: number for number, mark in enumerate(spoken)}, frozenset(spoken)
    for page in work.pdf.pages:
        spaced = spacing.show(page.obj, work.pages[page.obj.objgen], said, work.fonts)
        arranged = reading_order.arrange(page.obj, spaced, order)
        page.Contents = work.pdf.make_stream(marked_content.write(marked_content.mark(page.obj, arranged, said, told)))


def complete_letters(work: Work) -> None:
    """Tell of each glyph which text it stands for."""
    tounicode.complete(work.pdf)


def widen_gradients(work: Work) -> None:
    """Let gradients go on past the edges of their shapes."""
    if gradients.PATTERN in work.content:  # in a file, streams stand as they are, all but their content
        gradients.widen(work.pdf)


def claim(work: Work) -> None:
    """Claim PDF/UA-1 and PDF/A-2a."""
    conformance.claim(work.pdf, profile())


PASSES: tuple[Callable[[Work], None], ...] = (
    prefer,
    tag,
    name_links,
    arrange,
    complete_letters,
    widen_gradients,
    claim,
)


def print_tagged(galley: Galley, pages: Pages) -> Printed:
    """Print pages one after the other, to be read on a screen, by ear or by finger."""
    return Printed(repair(pages.content, galley), pages.measurements, pages.findings)


def repair(content: bytes, galley: Galley) -> bytes:
    """Make a tagged PDF of `Layout.pdf` one that is read aloud as it is on paper; it is read once and written once."""
    with Pdf.open(BytesIO(content)) as pdf:
        fonts = tounicode.Maps()
        pages, said = marked_content.parse(pdf), marked_content.read(pdf, fonts)
        work = Work(pdf, content, galley, pages, fonts, said)
        for each in PASSES:
            each(work)
        return write(pdf, galley)


def preferences_of(pdf: Pdf) -> Dictionary:
    """Take the viewer's preferences, or make some."""
    if "/ViewerPreferences" not in pdf.Root:
        pdf.Root.ViewerPreferences = Dictionary()
    return cast("Dictionary", pdf.Root.ViewerPreferences)
