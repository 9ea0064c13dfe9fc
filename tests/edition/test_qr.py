"""A QR code is as large as phones need it, whatever the address: four squares of quiet zone, and each square 0.4 mm or more."""

import re

import pytest
from lxml import etree

from feuillet.edition import qr

START = "https://clinic.example/"


@pytest.mark.parametrize("length", [len(START), 60, 128, 259, qr.LONGEST])
def test_a_square_is_large_enough_for_an_old_phone(length: int) -> None:
    address = START + "a" * (length - len(START))
    root = etree.fromstring(qr.draw(address).content)
    modules = int(root.get("width") or 0)
    assert qr.side(address) / modules >= 0.4 - 0.002
    assert qr.side(address) >= qr.SIDE_MM
    path = root.find("{*}path")
    assert path is not None
    first = re.match(r"M(\d+) (\d+(?:\.5)?)", path.get("d") or "")
    assert first
    assert (int(first[1]), int(float(first[2]))) == (4, 4)


def test_the_longest_code_leaves_room_for_the_address_beside_it() -> None:
    assert qr.side(START + "a" * (qr.LONGEST - len(START))) <= 40
