"""A page draws its text in the order it is read, and looks the same for it."""

import pypdfium2
import pytest
from PIL import Image, ImageChops

from . import aloud, tags

STYLE = """
@page { size: 100mm 90mm; margin: 15mm 8mm; @top-center { content: element(head) } @bottom-center { content: element(foot) } }
.head { position: running(head) } .foot { position: running(foot) } li, .box { position: relative }
small { float: left; width: 20mm; border-top: 1pt solid #900; color: #900 } mark { background: #ff0 } h1 { color: #059 }
"""
RUNNING = '<div class="head">Head</div><div class="foot">Foot</div>'
BODIES = {
    "what floats": "<p><small>beside</small>One</p><p><small>again</small>Two</p>",
    "what is positioned": "<ul><li>One</li><li>Two</li></ul><p>Three</p>",
    "what is clipped": '<div class="box" style="overflow: hidden; width: 20mm; height: 4mm"><p>One two three</p></div><p>Four</p>',
    "what is turned": '<p class="box" style="transform: rotate(20deg)">One</p><p>Two</p>',
    "what is coloured": '<p class="box">One</p><p>Two <mark>three</mark></p><p style="border: 1pt solid">Four</p>',
    "what is underlined": '<p class="box"><a href="https://example.org">One</a></p><p>Two</p>',
}


def copied(content: bytes) -> str:
    """Copy the text of the first page without its blanks and bullets, as readers do that know nothing of tags."""
    document = pypdfium2.PdfDocument(content)
    try:
        return "".join(document[0].get_textpage().get_text_bounded().replace("•", "").split())
    finally:
        document.close()


def spoken(content: bytes) -> str:
    return "".join("".join(aloud.paragraphs(content)).split())


def picture(content: bytes) -> Image.Image:
    """Draw the first page."""
    document = pypdfium2.PdfDocument(content)
    try:
        drawn: Image.Image = document[0].render(scale=2).to_pil()
        return drawn.convert("RGB")
    finally:
        document.close()


@pytest.mark.parametrize("name", BODIES)
def test_text_is_drawn_in_the_order_it_is_read(name: str) -> None:
    before, after = tags.both(f"{RUNNING}<h1>A</h1>{BODIES[name]}", style=STYLE)
    assert copied(before) != copied(after) == f"{spoken(after)}HeadFoot"


@pytest.mark.parametrize("name", BODIES)
def test_a_page_looks_the_same(name: str) -> None:
    before, after = tags.both(f"{RUNNING}<h1>A</h1>{BODIES[name]}", style=STYLE)
    assert ImageChops.difference(picture(before), picture(after)).getbbox() is None


def test_what_was_covered_stays_covered() -> None:
    cover = '<div style="position: absolute; top: 0; left: 0; width: 60mm; height: 40mm; background: #9cf"></div>'
    before, after = tags.both(f"{RUNNING}<h1>A</h1><p>One</p>{cover}", style=STYLE)
    assert copied(after) == copied(before)
    assert ImageChops.difference(picture(before), picture(after)).getbbox() is None


def test_a_picture_is_painted_where_it_was() -> None:
    before, after = tags.both(f"{RUNNING}<h1>A</h1><ul><li>One</li></ul><p>Two</p><hr/>", style=STYLE)
    assert ImageChops.difference(picture(before), picture(after)).getbbox() is None
    assert copied(after) == "AOneTwoHeadFoot"
