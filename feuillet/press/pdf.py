"""The pass over a finished PDF: what the typesetter cannot write, and the imposition of its pages on a sheet."""

from io import BytesIO
from typing import cast

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from feuillet.edition.galley import Galley
from feuillet.press import conformance, links, marking, tagging
from feuillet.press.imposition import Placement
from feuillet.press.tree import marks
from feuillet.press.typesetting import profile

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
        pages = marking.parse(pdf)
        said = marking.read(pdf, pages)
        tagging.tag(tree, said, galley.language)
        links.mend(tree, said)
        spoken = frozenset(marks(tree, None))
        for page in pdf.pages:
            instructions = marking.mark(page.obj, pages[page.obj.objgen], said, spoken)
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
        marking.complete(pdf)
        conformance.claim(pdf, profile())
        return write(pdf)


def lay(page: pikepdf.Page, panel: pikepdf.Object, number: int, box: pikepdf.Rectangle) -> None:
    """Lay a panel under a page's own marks, by a name that is the same in every run (pikepdf's is drawn at random)."""
    name = page.add_resource(panel, Name.XObject, Name(f"/Panel{number}"))
    placed = page.calc_form_xobject_placement(panel, name, box, allow_shrink=False, allow_expand=False)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"Q\n")
    page.contents_add(placed, prepend=True)
    page.contents_coalesce()


def preferences_of(pdf: Pdf) -> Dictionary:
    """Take the viewer's preferences, or make some."""
    if "/ViewerPreferences" not in pdf.Root:
        pdf.Root.ViewerPreferences = Dictionary()
    return cast("Dictionary", pdf.Root.ViewerPreferences)


def impose(panels: bytes, sheet: bytes, sides: tuple[tuple[Placement, ...], ...], galley: Galley) -> bytes:
    """Lay pages on the sides of a sheet, under the sheet's own marks; no page is scaled, and blanks stay blank."""
    with Pdf.open(BytesIO(sheet)) as pdf, Pdf.open(BytesIO(panels)) as source:
        while len(pdf.pages) < len(sides):
            pdf.add_blank_page(page_size=(float(pdf.pages[0].mediabox[2]), float(pdf.pages[0].mediabox[3])))
        for page, placements in zip(pdf.pages, sides, strict=True):
            height = float(page.mediabox[3])
            for placement in placements:
                if placement.panel:
                    left = (placement.left + placement.shift) * POINTS
                    box = pikepdf.Rectangle(left, 0, left + placement.width * POINTS, height)
                    panel = pdf.copy_foreign(source.pages[placement.panel - 1].as_form_xobject())
                    lay(page, panel, placement.panel, box)
        preferences = preferences_of(pdf)
        preferences.PrintScaling = Name("/None")
        preferences.Duplex = Name.DuplexFlipShortEdge
        preferences.DisplayDocTitle = True
        if galley.direction == "rtl":
            preferences.Direction = Name.R2L
        pdf.Root.Lang = galley.language
        return write(pdf)
