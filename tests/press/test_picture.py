"""A page made into a picture."""

from io import BytesIO

from PIL import Image

from feuillet.press.pages import picture
from feuillet.press.pages.typesetting import typeset

from . import small

STYLE = "@page { size: 60mm 90mm; margin: 0; @bottom-left { content: '' } } div { background: #0b5563; height: 45mm }"


def page(text: str, language: str = "en") -> bytes:
    galley = small.galley(f"<div></div><p>{text}</p>", language=language, styles=(STYLE,))
    return typeset(galley, galley.parts[0]).pdf(tagged=False)


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_the_same_page_gives_the_same_picture() -> None:
    assert picture.draw(page("Wash your hands"), 2) == picture.draw(page("Wash your hands"), 2)


def test_another_text_gives_another_picture() -> None:
    assert picture.draw(page("Wash your hands"), 2) != picture.draw(page("Dry your hands"), 2)


def test_the_scale_is_in_pixels_to_a_point() -> None:
    drawn = opened(picture.draw(page(""), 2))
    assert drawn.format == "PNG"
    assert all(abs(pixels - mm * 72 / 25.4 * 2) <= 1 for pixels, mm in zip(drawn.size, (60, 90), strict=True))


def test_colours_stay_what_they_are() -> None:
    drawn = opened(picture.draw(page("Wash your hands"), 2)).convert("RGB")
    assert drawn.getpixel((drawn.width // 2, drawn.height // 4)) == (0x0B, 0x55, 0x63)
    assert drawn.getpixel((drawn.width // 2, drawn.height - 2)) == (255, 255, 255)


def test_another_page_can_be_drawn() -> None:
    body = "<p>one</p><div style='break-before: page'></div>"
    galley = small.galley(body, styles=(STYLE,))
    content = typeset(galley, galley.parts[0]).pdf(tagged=False)
    first, second = (opened(picture.draw(content, 1, number)).convert("RGB") for number in (0, 1))
    assert first.getpixel((80, 60)) == (255, 255, 255)
    assert second.getpixel((80, 60)) == (0x0B, 0x55, 0x63)
