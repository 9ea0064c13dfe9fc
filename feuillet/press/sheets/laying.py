"""Pages laid on the sides of sheets, each as it is: none is scaled, and blanks stay blank."""

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Name, Pdf, Rectangle

from feuillet.edition.galley import Galley, Pages
from feuillet.press import gradients
from feuillet.press.pdf_writer import POINTS
from feuillet.press.sheets.imposition import A4_HEIGHT, A4_WIDTH, Fold, Placement, Sheet, impose, stitch
from feuillet.press.tagged.marked_content import unmark

KEPT = {"/Type", "/Pages", "/Lang"}
"""What the catalogue of a file keeps that is not for screens."""
SCREEN_ONLY = {"/Annots", "/StructParents", "/Tabs"}

Imposition = Callable[[Galley, Pages], Sheet]
"""Which page lies where."""


def fold_panels(galley: Galley, _pages: Pages, *, fold: Fold, flip: str = "") -> Sheet:
    """Place the panels of a leaflet on the two sides of a sheet; the edge to turn it over is the galley's if none is given."""
    return Sheet(fold.width, fold.height, impose(fold, galley.direction, flip or galley.flip), cut=False)


def stitch_pages(galley: Galley, pages: Pages) -> Sheet:
    """Place the pages of a booklet two on a side, to be folded and stapled in the fold."""
    count = int(dict(pages.measurements)["pages"])
    return Sheet(A4_WIDTH, A4_HEIGHT, stitch(count, galley.direction, galley.flip), cut=False)


def bare(pdf: Pdf) -> None:
    """Take out what is for screens: tags, links, bookmarks."""
    for key in set(pdf.Root.keys()) - KEPT:
        del pdf.Root[key]
    for page in pdf.pages:
        for key in set(page.obj.keys()) & SCREEN_ONLY:
            del page[key]
        page.Contents = pdf.make_stream(unmark(page.Contents.read_bytes()))
    gradients.widen(pdf)


def lay_all(pdf: Pdf, sheet: Sheet, drawn: Pdf | None = None) -> None:
    """Lay the pages of a bare file on sheets, under what is drawn on the sheets themselves."""
    panels = tuple(taken(pdf))
    if drawn is not None:
        pdf.pages.extend(drawn.pages)
    while len(pdf.pages) < len(sheet.sides):
        add_blank(pdf, sheet)
    for page, placements in zip(pdf.pages, sheet.sides, strict=True):
        for placement in placements:
            if placement.panel:
                lay(page, panels[placement.panel - 1], placement)


def taken(pdf: Pdf) -> Iterator[Any]:
    """Take the pages out of a file, each as a form that can be laid on a sheet."""
    for page in list(pdf.pages):
        yield page.as_form_xobject()
        del pdf.pages[0]


def add_blank(pdf: Pdf, sheet: Sheet) -> None:
    """Add a blank side, as large as the first."""
    size = (sheet.width * POINTS, sheet.height * POINTS)
    first = pdf.pages[0] if pdf.pages else None
    blank = pdf.add_blank_page(page_size=size)
    for box in ("/MediaBox", "/TrimBox", "/BleedBox"):
        blank[box] = Rectangle(0, 0, *size).as_array() if first is None else first[box].as_list()


def lay(page: pikepdf.Page, panel: pikepdf.Object, placement: Placement) -> None:
    """Lay a panel under a page's own marks, by a name that is the same in every run (pikepdf's is drawn at random)."""
    name = page.add_resource(panel, Name.XObject, Name(f"/Panel{placement.panel}"))
    left, bottom, _, top = (float(value) for value in page.trimbox.as_list())
    x = left + (placement.left + placement.shift + placement.width / 2) * POINTS
    y = (bottom + top) / 2 + placement.raised * POINTS
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
