"""A QR code of an address, for a phone held over paper."""

from io import BytesIO
from typing import Any

from feuillet.edition.galley import Asset

NAME = "qr.svg"
QUIET_MODULES = 4
"""What is left blank on each side of a code (ISO/IEC 18004, 6.3.8)."""
MODULE_MM, SIDE_MM = 0.4, 22.0
"""How large one square is at least, so that an old phone reads it off an office printer's page; and how large a code is."""
LONGEST = 500
"""How many bytes an address may have: a code of more is larger than 37 mm, which a leaflet's back has no room for."""


def address(sign: str, place: tuple[str, str, str], shelf: str | None) -> str:
    """Say which page of a clinic's shelf tells of a version whether it is still right; ``place`` is imprint, locale and document.

    What is behind the # is the browser's business, so that any server of files will do.
    """
    imprint, locale, document = place
    return f"{shelf.rstrip('/')}/{locale}/{imprint}/{document}.html#{sign}" if shelf else ""


def code(address: str) -> Any:
    """Make the code of an address."""
    import segno  # noqa: PLC0415 it opens all that a web browser needs, and most products have no code

    return segno.make(address, error="m", micro=False)


def side(address: str) -> float:
    """Say how wide a code is with what is left blank around it, in mm."""
    modules = int(code(address).symbol_size(border=QUIET_MODULES)[0])
    return round(max(SIDE_MM, MODULE_MM * modules), 1)


def draw(address: str) -> Asset:
    """Draw an address as an SVG that needs no colours."""
    target = BytesIO()
    code(address).save(target, kind="svg", border=QUIET_MODULES, xmldecl=True, svgns=True, nl=False)
    return Asset(NAME, "image/svg+xml", target.getvalue())
