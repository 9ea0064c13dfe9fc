"""A typeset page made into a picture; text in SVG is not shaped, so covers are pages."""

from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO

import pypdfium2
from PIL import Image, ImageDraw

Pages = tuple[Image.Image, ...]
FRAME, FRAME_WIDTH, AIR = "#b00020", 2, 5
"""The colour of a frame; its width, and how far it is from what it frames, in pixels."""
MM = 25.4 / 72
PACKED = 8
"""How hard a picture is packed: the hardest takes three times as long for a fiftieth less."""
QUALITY = 92
COLOURS = 64
"""Enough for type on a few flat grounds."""


def draw(pdf: bytes, scale: float, page: int = 0) -> bytes:
    """Draw a page of a PDF as a PNG of few colours; ``scale`` is in pixels to a point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return png(document[page].render(scale=scale).to_pil())
    finally:
        document.close()


def thumbnail(pdf: bytes, width: int) -> bytes:
    """Draw the first page of a PDF as a PNG of few colours, so many pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn: Image.Image = page.render(scale=(width - 0.001) / page.get_width()).to_pil()  # it rounds up
        return png(drawn.convert("RGB"))
    finally:
        document.close()


def swift(pdf: bytes, scale: float, page: int) -> bytes:
    """Draw a page of a PDF as a JPEG for somebody who waits: a PNG takes five times as long, and no eye sees the difference."""
    target = BytesIO()
    document = pypdfium2.PdfDocument(pdf)
    try:
        drawn = document[page].render(scale=scale).to_pil()
        drawn.convert("RGB").save(target, "JPEG", quality=QUALITY, subsampling=0)
    finally:
        document.close()
    return target.getvalue()


def sizes(pdf: bytes) -> Iterator[tuple[float, float]]:
    """Measure the pages of a PDF: their widths and heights in mm."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            width, height = document.get_page_size(number)
            yield width * MM, height * MM
    finally:
        document.close()


def pages(pdf: bytes, scale: float) -> Iterator[Image.Image]:
    """Draw all pages of a PDF; none of one that is damaged."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return
    try:
        for page in document:
            yield page.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()


def window(pdf: bytes, page: int, box: tuple[float, float, float, float], width: int) -> Image.Image:
    """Draw what is in a box of a page, in so many pixels across; a box is left, bottom, right and top, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        document[page].set_cropbox(*box)
        sheet = document[page]  # pdfium reads the box when it opens a page
        scale = (width - 0.001) / sheet.get_width()  # it rounds up
        drawn: Image.Image = sheet.render(scale=scale).to_pil()
        return drawn.convert("RGB")
    finally:
        document.close()


def framed(image: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    """Draw a frame about a box of a picture; a box is left, top, right and bottom, in pixels."""
    left, top, right, bottom = box
    within = (left - AIR, top - AIR, right + AIR, bottom + AIR)
    ImageDraw.Draw(image).rectangle(within, outline=FRAME, width=FRAME_WIDTH)
    return image


def png(image: Image.Image) -> bytes:
    """Write a picture as a PNG of few colours, with nothing in it but the picture."""
    target = BytesIO()
    image.quantize(colors=COLOURS, dither=Image.Dither.NONE).save(target, "PNG", compress_level=PACKED)
    return target.getvalue()


def address(image: Image.Image) -> str:
    """Write a picture as an address that holds it, so that a web page is one file."""
    return f"data:image/png;base64,{b64encode(png(image)).decode()}"
