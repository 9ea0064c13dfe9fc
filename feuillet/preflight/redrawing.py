"""The second renderer: a figure is drawn by resvg, or decoded by Pillow, which have nothing in common with what prints it."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import islice
from math import ceil, sqrt

from PIL import Image, ImageChops

from feuillet.edition.galley import Asset
from feuillet.manuscript import svg
from feuillet.manuscript.svg.tree import Element
from feuillet.manuscript.svg.values import LENGTH
from feuillet.manuscript.svg.vocabulary import SHAPES, UNDRAWN
from feuillet.preflight.likeness import Difference
from feuillet.writing.typefaces import LATIN

WHITE = "white"
SVG = "image/svg+xml"
PIXELS = 1_500_000
"""Of a picture that is looked at: a figure of 100 mm by 100 mm at four pixels to one of CSS has as many."""
BITMAP_PIXELS = 4_000_000
"""Of a bitmap, which is decoded and not drawn."""
TRIED = 100
"""How many elements of a drawing are left out in turn to find the one that is printed otherwise."""
LEAVES = {*SHAPES, "text", "use"}
"""What leaves a mark of its own."""
KEPT = 16
UNITS = {"px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "ex": 8}
"""Pixels in a unit of length (CSS Values 3, 5)."""


def width(figure: Asset, across: float, down: float) -> int:
    """Say how many pixels across a figure is looked at that is printed so large in CSS pixels; a bitmap at its own, or a part."""
    if figure.media_type == SVG:
        return max(1, round(across * min(4, sqrt(PIXELS / (across * down)))))
    with Image.open(BytesIO(figure.content)) as picture:
        return ceil(picture.width / coarseness(picture))


def coarseness(picture: Image.Image) -> int:
    """Say how many pixels of a bitmap are looked at as one."""
    return ceil(sqrt(picture.width * picture.height / BITMAP_PIXELS))


@lru_cache(maxsize=KEPT)
def redraw(figure: Asset, size: tuple[int, int]) -> Image.Image:
    """Draw a figure in a size, on white paper."""
    if figure.media_type == SVG:
        return render(figure.content, size)
    with Image.open(BytesIO(figure.content)) as picture:
        shown = picture.convert("RGBA")
        paper = Image.new("RGBA", shown.size, WHITE)
        whole = Image.alpha_composite(paper, shown).convert("RGB").reduce(coarseness(picture))
        return whole if whole.size == size else whole.resize(size)


def render(content: bytes, size: tuple[int, int]) -> Image.Image:
    """Draw an SVG in a size with resvg, in the typefaces that print it."""
    import resvg_py  # noqa: PLC0415 only who prints figures waits for it

    drawn = resvg_py.svg_to_bytes(
        svg_string=svg.write(sized(svg.read(content), size)).decode(),
        background=WHITE,
        dpi=96,
        skip_system_fonts=True,
        font_files=[str(file) for file in LATIN.files],
        font_family=LATIN.family,
        sans_serif_family=LATIN.family,
    )
    with Image.open(BytesIO(drawn)) as picture:
        return picture.convert("RGB")


def sized(root: Element, size: tuple[int, int]) -> Element:
    """Give a drawing a size in pixels; its own would be rounded to whole ones first."""
    own = [read_length(root.attributes.get(side, "100%")) for side in ("width", "height")]
    root.attributes.setdefault("viewBox", f"0 0 {own[0]:g} {own[1]:g}")
    root.attributes["width"], root.attributes["height"] = map(str, size)
    return root


def read_length(text: str) -> float:
    """Read a length of a drawing's side in pixels."""
    match = LENGTH.fullmatch(text)
    assert match is not None, "the drawing was read"
    return float(match[1]) * UNITS.get(match[2] or "px", 1)


def line(figure: Asset, size: tuple[int, int], where: Difference) -> int:
    """Find the line of the topmost element that a drawing has at a place; 0 where there is none."""
    root = svg.read(figure.content)
    before = redraw(figure, size).crop(where.box)
    for element, change in islice(changes(root), TRIED):
        kept = element.attributes
        element.attributes = {key: value for key, value in kept.items() if key not in change} | change
        after = render(svg.write(root), size).crop(where.box)
        element.attributes = kept
        if ImageChops.difference(before, after).getbbox():
            return element.line
    return 0


def changes(root: Element) -> Iterator[tuple[Element, dict[str, str]]]:
    """List what may be changed of a drawing, the topmost first: each thing left out, and each hole and shadow."""
    elements = [*drawn(root)][::-1]
    yield from ((element, {"display": "none"}) for element in elements if element.name in LEAVES)
    bare = dict.fromkeys(("mask", "clip-path", "filter"), "none")
    yield from ((element, bare) for element in elements if bare.keys() & element.attributes.keys())


def drawn(element: Element) -> Iterator[Element]:
    """List the elements that are drawn where they are."""
    for child in element.children:
        if child.name not in UNDRAWN:
            yield child
            if child.name not in LEAVES:
                yield from drawn(child)
