"""Each text of a locale gets a picture on which it is framed, for tools in which nobody sees the page."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import polib
import pytest
from conftest import Run
from PIL import Image
from workshop import Workshop

from feuillet.edition.galley import Pages
from feuillet.press.pages.picture import FRAME
from feuillet.proof.crops import crops

DOMAINS = ("fever", "hand-washing", "imprint-clinic")


@pytest.fixture
def listed(workshop: Workshop, run: Run) -> list[dict[str, Any]]:
    """What the list of crops says of the Japanese texts."""
    assert run(workshop, "export", "--as", "crops", "--locale", "ja").status == 0
    return list(json.loads((folder(workshop) / "crops.json").read_text(encoding="utf-8")))


def folder(workshop: Workshop) -> Path:
    return workshop.output / "exchange" / "ja" / "crops"


def contexts(workshop: Workshop, domain: str) -> set[str]:
    """The texts of a domain that a translator has."""
    return {entry.msgctxt for entry in polib.pofile(str(workshop.path(f"locales/ja/LC_MESSAGES/{domain}.po")))}


@pytest.mark.slow
def test_a_picture_is_of_a_text_of_its_domain_which_is_framed_in_it(
    workshop: Workshop, listed: list[dict[str, Any]]
) -> None:
    assert {each["domain"] for each in listed} <= set(DOMAINS)
    assert len(listed) > 20
    for each in listed:
        assert each["context"] in contexts(workshop, each["domain"]), each
        picture = Image.open(folder(workshop) / each["picture"]).convert("RGB")
        assert set(edges(each)) <= set(red(picture)), each
        assert dark(picture, each), each


def edges(crop: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """The middles of a frame's sides, a little outside of what it frames."""
    x, y, width, height = (crop[side] for side in ("x", "y", "width", "height"))
    yield from ((x - 5, y + height // 2), (x + width + 5, y + height // 2))


def red(picture: Image.Image) -> Iterator[tuple[int, int]]:
    """The pixels of a frame's colour."""
    wanted = tuple(bytes.fromhex(FRAME[1:]))
    for y in range(picture.height):
        for x in range(picture.width):
            if picture.getpixel((x, y)) == wanted:
                yield x, y


def dark(picture: Image.Image, crop: dict[str, Any]) -> bool:
    """Return whether something is printed within a frame."""
    x, y, width, height = (crop[side] for side in ("x", "y", "width", "height"))
    return min(picture.crop((x, y, x + width, y + height)).convert("L").tobytes()) < 128


def test_what_stands_nowhere_has_no_picture() -> None:
    target = BytesIO()
    Image.new("RGB", (20, 20)).save(target, "PDF")
    assert list(crops(Pages(target.getvalue()))) == []
