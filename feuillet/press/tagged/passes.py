"""The passes over a tagged PDF, in their order: what the typesetter cannot write."""

from io import BytesIO
from typing import cast

from pikepdf import Dictionary, Name, Pdf

from feuillet.edition.galley import Galley, Pages, Printed
from feuillet.press import gradients
from feuillet.press.pages.typesetting import profile
from feuillet.press.pdf_writer import write
from feuillet.press.tagged import conformance, elements, links, marked_content, reading_order, spacing, tounicode
from feuillet.press.tagged.structure_tree import marks


def print_tagged(galley: Galley, pages: Pages) -> Printed:
    """Print pages one after the other, to be read on a screen, by ear or by finger."""
    return Printed(repair(pages.content, galley), pages.measurements, pages.findings)


def repair(content: bytes, galley: Galley) -> bytes:
    """Make a tagged PDF of `Layout.pdf` one that is read aloud as it is on paper, and that claims PDF/UA-1 and PDF/A-2a."""
    with Pdf.open(BytesIO(content)) as pdf:
        preferences = preferences_of(pdf)
        preferences.DisplayDocTitle = True
        if galley.direction == "rtl":
            preferences.Direction = Name.R2L
        tree = pdf.Root.StructTreeRoot
        pages, fonts = marked_content.parse(pdf), tounicode.Maps()
        said = marked_content.read(pdf, pages, fonts)
        elements.tag(tree, said, galley.language)
        links.repair(tree, said)
        spoken = tuple(marks(tree, None))
        order, told = {mark: number for number, mark in enumerate(spoken)}, frozenset(spoken)
        said = spacing.part(said, spoken, spacing.text_of(galley))
        for page in pdf.pages:
            spaced = spacing.show(page.obj, pages[page.obj.objgen], said, fonts)
            arranged = reading_order.arrange(page.obj, spaced, order)
            page.Contents = pdf.make_stream(marked_content.write(marked_content.mark(page.obj, arranged, said, told)))
        tounicode.complete(pdf)
        if gradients.PATTERN in content:  # streams stand in a file as they are, all but their content
            gradients.widen(pdf)
        conformance.claim(pdf, profile())
        return write(pdf, galley)


def preferences_of(pdf: Pdf) -> Dictionary:
    """Take the viewer's preferences, or make some."""
    if "/ViewerPreferences" not in pdf.Root:
        pdf.Root.ViewerPreferences = Dictionary()
    return cast("Dictionary", pdf.Root.ViewerPreferences)
