"""The pass over a finished PDF: what the typesetter cannot write, and the imposition of its pages on a sheet."""

from io import BytesIO
from typing import cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from feuillet.edition.galley import Galley
from feuillet.press import gradients
from feuillet.press.pages.typesetting import profile
from feuillet.press.sheets.imposition import SHORT, Placement, Side
from feuillet.press.tagged import conformance, elements, links, marked_content, reading_order, spacing, tounicode
from feuillet.press.tagged.structure_tree import marks

POINTS = 72 / 25.4
"""Points in a millimetre."""


def write(pdf: Pdf) -> bytes:
    """Write a PDF whose bytes depend on its content alone."""
    target = BytesIO()
    pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def mend(content: bytes, galley: Galley) -> bytes:
    """Make a tagged PDF of `Pages.pdf` one that is read aloud as it stands on paper, and that claims PDF/UA-1 and PDF/A-2a."""
    with Pdf.open(BytesIO(content)) as pdf:
        preferences = preferences_of(pdf)
        preferences.DisplayDocTitle = True
        if galley.direction == "rtl":
            preferences.Direction = Name.R2L
        tree = pdf.Root.StructTreeRoot
        pages = marked_content.parse(pdf)
        said = marked_content.read(pdf, pages)
        elements.tag(tree, said, galley.language)
        links.mend(tree, said)
        spoken = tuple(marks(tree, None))
        said = spacing.part(said, spoken, spacing.text_of(galley))
        for page in pdf.pages:
            spaced = spacing.show(page.obj, pages[page.obj.objgen], said)
            arranged = reading_order.arrange(page.obj, spaced, {mark: number for number, mark in enumerate(spoken)})
            instructions = marked_content.mark(page.obj, arranged, said, frozenset(spoken))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        tounicode.complete(pdf)
        gradients.widen(pdf)
        conformance.claim(pdf, profile())
        return write(pdf)


def lay(page: pikepdf.Page, panel: pikepdf.Object, placement: Placement) -> None:
    """Lay a panel under a page's own marks, by a name that is the same in every run (pikepdf's is drawn at random)."""
    name = page.add_resource(panel, Name.XObject, Name(f"/Panel{placement.panel}"))
    left, bottom, _, top = (float(value) for value in page.trimbox.as_list())
    x, y = left + (placement.left + placement.shift + placement.width / 2) * POINTS, (bottom + top) / 2
    across, up = middle(panel.BBox)
    turn = -1 if placement.turned else 1
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"Q\n")
    placed = f"q {turn} 0 0 {turn} {x - turn * across:.4f} {y - turn * up:.4f} cm {name} Do Q\n"
    page.contents_add(placed.encode(), prepend=True)
    page.contents_coalesce()


def middle(box: pikepdf.Object) -> tuple[float, float]:
    """Find the middle of a rectangle."""
    left, bottom, right, top = (float(value) for value in box.as_list())
    return (left + right) / 2, (bottom + top) / 2


def preferences_of(pdf: Pdf) -> Dictionary:
    """Take the viewer's preferences, or make some."""
    if "/ViewerPreferences" not in pdf.Root:
        pdf.Root.ViewerPreferences = Dictionary()
    return cast("Dictionary", pdf.Root.ViewerPreferences)


def impose(panels: bytes, sheet: bytes, sides: tuple[Side, ...], galley: Galley, flip: str) -> bytes:
    """Lay pages on the sides of a sheet, under the sheet's own marks; no page is scaled, and blanks stay blank."""
    with Pdf.open(BytesIO(sheet)) as pdf, Pdf.open(BytesIO(panels)) as source:
        while len(pdf.pages) < len(sides):
            blank = pdf.add_blank_page()
            for box in ("/MediaBox", "/TrimBox", "/BleedBox"):
                blank[box] = Array(pdf.pages[0][box].as_list())
        for page, placements in zip(pdf.pages, sides, strict=True):
            for placement in placements:
                if placement.panel:
                    panel = pdf.copy_foreign(source.pages[placement.panel - 1].as_form_xobject())
                    lay(page, panel, placement)
        gradients.widen(pdf)
        preferences = preferences_of(pdf)
        preferences.PrintScaling = Name("/None")
        preferences.Duplex = Name.DuplexFlipShortEdge if flip == SHORT else Name.DuplexFlipLongEdge
        preferences.PickTrayByPDFSize = True
        preferences.DisplayDocTitle = True
        if galley.direction == "rtl":
            preferences.Direction = Name.R2L
        pdf.Root.Lang = galley.language
        return write(pdf)
