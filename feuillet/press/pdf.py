"""The pass over a finished PDF: what the typesetter cannot write, and the imposition of its pages on a sheet."""

from io import BytesIO
from typing import cast

import pikepdf
from pikepdf import Dictionary, Name, Pdf

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
    """Give a tagged PDF its reading direction, and its header cells the scope readers ask for."""
    with Pdf.open(BytesIO(content)) as pdf:
        preferences = preferences_of(pdf)
        preferences.DisplayDocTitle = True
        if galley.direction == "rtl":
            preferences.Direction = Name.R2L
        for element in pdf.objects:
            if isinstance(element, Dictionary) and element.get("/S") == Name.TH:
                scope(element)
        return write(pdf)


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
    """Lay pages on the sides of a sheet, over the sheet's own marks; no page is scaled."""
    with Pdf.open(BytesIO(sheet)) as pdf, Pdf.open(BytesIO(panels)) as source:
        for page, placements in zip(pdf.pages, sides, strict=True):
            height = float(page.mediabox[3])
            for placement in placements:
                box = pikepdf.Rectangle(placement.left * POINTS, 0, (placement.left + placement.width) * POINTS, height)
                page.add_overlay(source.pages[placement.panel - 1], box)
        preferences = preferences_of(pdf)
        preferences.PrintScaling = Name("/None")
        preferences.Duplex = Name.DuplexFlipShortEdge
        preferences.DisplayDocTitle = True
        if galley.direction == "rtl":
            preferences.Direction = Name.R2L
        pdf.Root.Lang = galley.language
        return write(pdf)
