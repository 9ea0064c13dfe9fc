"""A typeset page made into a picture; text in SVG is not shaped, so covers are pages."""

from io import BytesIO

import pypdfium2


def draw(pdf: bytes, scale: float, page: int = 0) -> bytes:
    """Draw a page of a PDF as a PNG of few colours; ``scale`` is in pixels to a point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[page].render(scale=scale).to_pil()
    finally:
        document.close()
    target = BytesIO()
    image.quantize(colors=64, dither=0).save(target, "PNG", optimize=True)
    return target.getvalue()
