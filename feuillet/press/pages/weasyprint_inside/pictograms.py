"""Pictograms drawn at once: each is one path of straight lines and curves, for which no SVG need be understood.

An SVG that WeasyPrint draws costs milliseconds, however small it is, and a leaflet has eight pictograms. WeasyPrint asks the cache
it is given for an image before it reads one. A drawing of another kind, which a project may have put in the place of ours, is
left to it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from feuillet.edition.galley import Asset

FOLDER = "pictograms/"
SIDE = 24
"""Each is drawn on a square of so many units."""
ONE_PATH = re.compile(
    rf'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}">'
    rf'<path (?P<mirrored>transform="matrix\(-1 0 0 1 {SIDE} 0\)" )?'
    r'fill="#(?P<colour>[0-9a-f]{3}|[0-9a-f]{6})" fill-rule="evenodd" d="(?P<path>[MLHVCZ0-9. -]+)"/></svg>'
)
STEP = re.compile(r"([MLHVCZ])([^MLHVCZ]*)")
Step = tuple[str, tuple[float, ...]]


@dataclass(frozen=True)
class Pictogram:
    """What WeasyPrint draws as an image."""

    colour: tuple[float, float, float]
    steps: tuple[Step, ...]
    mirrored: bool

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Say the width, the height and their ratio."""
        return SIDE, SIDE, 1

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        """Fill the path."""
        across = width / SIDE
        with stream.stacked():
            stream.transform(a=-across if self.mirrored else across, d=height / SIDE, e=width if self.mirrored else 0)
            stream.set_color_rgb(*self.colour)
            for kind, numbers in self.steps:
                {"M": stream.move_to, "L": stream.line_to, "C": stream.curve_to, "Z": stream.close}[kind](*numbers)
            stream.fill(even_odd=True)


def drawn(root: str, assets: tuple[Asset, ...]) -> dict[str, Pictogram]:
    """Map the addresses of pictograms to what is drawn at once, as the cache that WeasyPrint asks; ``root`` begins each address."""
    shown = ((root + each.name, pictogram(each.content)) for each in assets if each.name.startswith(FOLDER))
    return {address: found for address, found in shown if found}


@lru_cache(maxsize=64)
def pictogram(content: bytes) -> Pictogram | None:
    """Read a drawing that is one path; nothing of any other."""
    found = ONE_PATH.fullmatch(content.decode())
    if found is None:
        return None
    colour = found["colour"] if len(found["colour"]) > len("000") else "".join(digit * 2 for digit in found["colour"])
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return Pictogram((red, green, blue), tuple(steps(found["path"])), bool(found["mirrored"]))


def steps(path: str) -> list[Step]:
    """Write a path in steps that each name their whole place."""
    taken, x, y = list[Step](), 0.0, 0.0
    for sign, written in STEP.findall(path):
        numbers = tuple(map(float, written.split()))
        kind = sign
        match kind:
            case "H":
                kind, numbers = "L", (numbers[0], y)
            case "V":
                kind, numbers = "L", (x, numbers[0])
        if numbers:
            x, y = numbers[-2:]
        taken.append((kind, numbers))
    return taken
