"""The clinic's colour: taken as people write it, and refused where it cannot be read on white, with the nearest that can."""

import re
from typing import Any

from feuillet.edition.contrast import READABLE, channels, contrast, tint
from feuillet.findings import UnfitError
from feuillet.manuscript.limits import SHOWN
from feuillet.manuscript.values import bare

ACCENT = "#0b5563"
ACCENTS = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
PALE = 0.1
"""How much of the colour is in the ground of boxes: `--tint-10` of the style sheets."""
SHARES = range(255, -1, -1)
"""How much of a colour's light is left, in steps of the screen."""


def colour(value: Any) -> Any:
    """Take a colour in capitals, in three digits or without its sign; say how to write any other."""
    if not isinstance(value, str):
        return value
    typed = bare(value).removeprefix("#").lower()
    if re.fullmatch("[0-9a-f]{3}", typed):
        typed = "".join(digit * 2 for digit in typed)
    if not re.fullmatch("[0-9a-f]{6}", typed):
        raise UnfitError(
            f"{value[:SHOWN]} is no colour", f'write # and six digits or letters a-f, in quotes: "{ACCENT}"'
        )
    return f"#{typed}"


def readable(colour: str) -> str:
    """Refuse a colour too light to be read on white, or on the pale ground that boxes have of it."""
    if least_contrast(colour) < READABLE:
        ground = f"{shown(contrast(colour))} on white"
        if contrast(colour) >= READABLE:
            ground = f"{shown(least_contrast(colour))} on the pale ground that boxes have of it"
        near = darker(colour)
        problem = f"{colour} has a contrast of {ground} where text needs {READABLE}"
        raise UnfitError(problem, f'choose a darker colour; the nearest is "{near}", {shown(least_contrast(near))}')
    return colour


def least_contrast(colour: str) -> float:
    """Contrast ratio of a colour on its own pale ground, which is less than on white."""
    return contrast(colour) / contrast(tint(colour, PALE))


def darker(colour: str) -> str:
    """Find the nearest colour of the same hue that is dark enough: its light is dimmed evenly, as little as it takes."""
    shades = ("#" + "".join(f"{round(value * share / 255):02x}" for value in channels(colour)) for share in SHARES)
    return next(shade for shade in shades if least_contrast(shade) >= READABLE)


def shown(ratio: float) -> str:
    """Write a contrast ratio, cut and not rounded, so that none is said to be enough that is not."""
    return f"{int(ratio * 10) / 10}"
