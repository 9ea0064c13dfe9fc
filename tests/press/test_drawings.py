"""What WeasyPrint draws of an SVG with our repairs: boxes of paths, gradients to their edges, the same bytes in every process."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pikepdf
import pytest
from weasyprint.svg.bounding_box import _bounding_box_elliptical_arc

from feuillet.edition.galley import Asset
from feuillet.press.pages.weasyprint_inside import path_box

from . import small
from .printing import print_flow

ROOT = Path(__file__).parents[2]
BOXES = {
    "M10 20h30v-5": (10, 15, 30, 5),
    "M0 0C0 40 40 40 40 0": (0, 0, 40, 30),
    "M0 0c0 40 40 40 40 0s40-40 40 0": (0, -30, 80, 60),
    "M0 0Q20 40 40 0T80 0": (0, -20, 80, 40),
    "m10 10 10 0 0 10zl-5-5": (5, 5, 15, 15),
    "M0 0A10 10 0 0 1 20 0": (0, -10, 20, 10),
    "M50 50": (float("inf"), float("inf"), 0, 0),
}


@pytest.mark.parametrize(("path", "box"), BOXES.items())
def test_the_box_of_a_path_is_as_large_as_what_is_drawn(path: str, box: tuple[float, ...]) -> None:
    node = SimpleNamespace(get=lambda _, __="": path)
    assert path_box.measure(_bounding_box_elliptical_arc, None, node, 16) == pytest.approx(box)


FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><linearGradient id="g"><stop stop-color="red"/>'
    '<stop offset="1" stop-color="blue" stop-opacity=".5"/></linearGradient><pattern id="p" width="9" height="9" '
    'patternUnits="userSpaceOnUse"><rect width="5" height="5"/></pattern>'
    '<rect width="40" height="40" fill="url(#g)"/><rect y="50" width="40" height="40" fill="url(#p)"/></svg>'
)
GALLEY = small.galley(
    '<h1>A</h1><figure><img src="figures/a.svg" alt="A figure"/></figure>',
    assets=(Asset("figures/a.svg", "image/svg+xml", FIGURE.encode()),),
)


def test_a_gradient_has_room_around_its_shape_and_a_pattern_repeats_as_it_was_drawn() -> None:
    with pikepdf.open(BytesIO(print_flow(GALLEY).content)) as pdf:
        tiles = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/PatternType") == 1]
        boxes = sorted([float(edge) for edge in tile.BBox.as_list()] for tile in tiles)
        steps = sorted(float(tile.XStep) for tile in tiles)
    assert boxes == [[-1000, -1000, 2000, 2000], [0, 0, 9, 9]]
    assert steps == [9, 3000]


@pytest.mark.slow
def test_a_figure_is_printed_in_the_same_bytes_by_every_process() -> None:
    program = (
        "import hashlib; from tests.press.test_drawings import GALLEY; from tests.press.printing import print_flow;"
        "print(hashlib.sha256(print_flow(GALLEY).content).hexdigest())"
    )
    digests = set()
    for seed in ("1", "2"):
        words, where = [sys.executable, "-c", program], {"PYTHONHASHSEED": seed, "PYTHONPATH": ".:tests"}
        digests.add(subprocess.run(words, env=where, capture_output=True, text=True, check=True, cwd=ROOT).stdout)
    assert len(digests) == 1
