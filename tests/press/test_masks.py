"""A mask hides what it is laid over and nothing beside it, in another reader than the one the checks look with."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from feuillet.edition.galley import Asset
from feuillet.manuscript.svg import written

from . import small
from .printing import print_flow

MASKED = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100">
<mask id="m"><rect width="200" height="100" fill="white"/><circle cx="60" cy="50" r="20" fill="black"/></mask>
<rect x="10" y="10" width="100" height="80" fill="#008888" mask="url(#m)"/>
<rect x="120" y="10" width="30" height="80" fill="#cc0000"/><circle cx="175" cy="50" r="20" fill="#0000cc"/></svg>"""
SHAPES = {"behind the mask": (0, 136, 136), "beside it": (204, 0, 0), "after it": (0, 0, 204)}


def drawn(content: bytes, folder: Path) -> Image.Image:
    """Draw the first page with poppler."""
    file = folder / "page.pdf"
    file.write_bytes(content)
    command = ["pdftoppm", "-r", "50", "-png", "-singlefile", str(file)]
    return Image.open(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("RGB")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_mask_takes_away_nothing_that_stands_beside_it(shape: str, tmp_path: Path) -> None:
    body = '<h1>T</h1><p><img src="figures/m.svg" alt="shapes" style="width: 80mm"/></p>'
    galley = small.galley(body, assets=(Asset("figures/m.svg", "image/svg+xml", written(MASKED)),))
    page = drawn(print_flow(galley).content, tmp_path)
    assert SHAPES[shape] in {colour for _, colour in page.getcolors(1 << 20) or ()}
