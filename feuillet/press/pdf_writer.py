"""How every finished PDF is written, and what its units are."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Pdf, String

from feuillet.edition.galley import Galley

POINTS = 72 / 25.4
"""Points in a millimetre."""


def write(pdf: Pdf, galley: Galley, version: str = "") -> bytes:
    """Write a PDF whose bytes depend on its content alone; its identifier begins with that of the edition (ISO 32000-1, 14.4)."""
    identifier = String(galley.colophon.identifier)
    pdf.trailer.ID = Array([identifier, identifier])
    target = BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        force_version=version,
    )
    return target.getvalue()
