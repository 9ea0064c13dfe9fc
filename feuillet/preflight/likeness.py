"""How like two pictures of one figure are.

Two renderers draw the same edge up to a pixel apart, and smooth it each in its own way. So a pixel counts only as far as it is
lighter or darker than all of its neighbours in the other picture; what is missing altogether counts in full.
"""

from dataclasses import dataclass

from PIL import Image, ImageChops

TILE = 8
"""Pixels per side of the tiles that are looked at: 2 mm of a figure at its full size."""
STEPS = ((0, 1), (0, -1), (1, 0), (-1, 0))


@dataclass(frozen=True)
class Difference:
    """The tile in which two pictures differ most: by how much of 255, and where it is, in pixels."""

    amount: float
    left: int
    top: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The tile."""
        return self.left, self.top, self.left + TILE, self.top + TILE


def compare(one: Image.Image, other: Image.Image, grain: int = 1) -> Difference:
    """Find where two pictures of one size in colours differ most; so many pixels per side are looked at as one."""
    one, other = one.reduce(grain), other.reduce(grain)
    tiles = ImageChops.lighter(beyond(one, other), beyond(other, one)).reduce(TILE)
    bands = [band.tobytes() for band in tiles.split()]
    sums = [sum(levels) for levels in zip(*bands, strict=True)]
    worst = sums.index(max(sums))
    down, across = divmod(worst, tiles.width)
    return Difference(sums[worst] / len(bands), across * TILE * grain, down * TILE * grain)


def beyond(picture: Image.Image, other: Image.Image) -> Image.Image:
    """Measure how much lighter or darker each pixel is than its neighbours in another picture."""
    dark, light = (neighbours(other, choose) for choose in (ImageChops.darker, ImageChops.lighter))
    return ImageChops.add(ImageChops.subtract(picture, light), ImageChops.subtract(dark, picture))


def neighbours(picture: Image.Image, choose: object) -> Image.Image:
    """Choose for each pixel the darkest, or the lightest, of the nine around it."""
    assert callable(choose)
    for steps in (STEPS[:2], STEPS[2:]):
        moved = []
        for across, down in steps:
            copy = picture.copy()
            copy.paste(picture, (across, down))
            moved.append(copy)
        picture = choose(choose(picture, moved[0]), moved[1])
    return picture
