"""The pass over a finished PDF: what the typesetter cannot write, and the imposition of its pages on a sheet."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from feuillet.edition.galley import Galley
from feuillet.press.imposition import Placement

POINTS = 72 / 25.4
"""Points in a millimetre."""


def write(pdf: Pdf) -> bytes:
    """Write a PDF whose bytes depend on its content alone."""
    target = BytesIO()
    pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def mend(content: bytes, galley: Galley) -> bytes:
    """Give a tagged PDF what screen readers ask for: its direction, the scope of header cells, heads and feet as artifacts."""
    with Pdf.open(BytesIO(content)) as pdf:
        preferences = preferences_of(pdf)
        preferences.DisplayDocTitle = True
        if galley.direction == "rtl":
            preferences.Direction = Name.R2L
        for element in pdf.objects:
            if isinstance(element, Dictionary) and element.get("/S") == Name.TH:
                scope(element)
        spoken = frozenset(marks(pdf.Root.StructTreeRoot, None))
        for page in pdf.pages:
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(tuple(artifacts(page, spoken))))
        return write(pdf)


Mark = tuple[tuple[int, int], int]
"""A piece of marked content: the object number of its page, and its number there."""


def marks(element: Any, page: Any) -> Iterator[Mark]:
    """List the marked content that the structure tree leads to (ISO 32000-1, 14.7.4)."""
    if isinstance(element, int) and page is not None:
        yield page.objgen, element
    elif isinstance(element, Array):
        for child in element.as_list():
            yield from marks(child, page)
    elif isinstance(element, Dictionary):
        page = element.get("/Pg", page)
        if "/MCID" in element and page is not None:
            yield page.objgen, int(element.MCID)
        yield from marks(element.get("/K", Array()), page)


def artifacts(page: pikepdf.Page, spoken: frozenset[Mark]) -> Iterator[pikepdf.ContentStreamInstruction]:
    """Mark as pagination what belongs to no element: running heads and feet, which are not to be read aloud on every page."""
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        operator = instruction.operator
        if str(operator) == "BDC" and "/MCID" in operands[1] and (page.obj.objgen, int(operands[1].MCID)) not in spoken:
            operands = [Name.Artifact, Dictionary(Type=Name.Pagination)]
        yield pikepdf.ContentStreamInstruction(operands, operator)


def preferences_of(pdf: Pdf) -> Dictionary:
    """Take the viewer's preferences, or make some."""
    if "/ViewerPreferences" not in pdf.Root:
        pdf.Root.ViewerPreferences = Dictionary()
    return cast("Dictionary", pdf.Root.ViewerPreferences)


def scope(header: Dictionary) -> None:
    """Write a header cell's scope: a row's in the table's body, a column's in its head."""
    group = header.P.P.get("/S")
    kind = Name.Row if group == Name.TBody else Name.Column
    header.A = Dictionary(O=Name.Table, Scope=kind)


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
                    page.add_underlay(source.pages[placement.panel - 1], box)
        preferences = preferences_of(pdf)
        preferences.PrintScaling = Name("/None")
        preferences.Duplex = Name.DuplexFlipShortEdge
        preferences.DisplayDocTitle = True
        if galley.direction == "rtl":
            preferences.Direction = Name.R2L
        pdf.Root.Lang = galley.language
        return write(pdf)
