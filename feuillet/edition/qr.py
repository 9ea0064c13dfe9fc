"""A QR code of an address, for a phone held over paper."""

from io import BytesIO

from feuillet.edition.galley import Asset

NAME = "qr.svg"
QUIET_MODULES = 2


def draw(address: str) -> Asset:
    """Draw an address as an SVG that needs no colours."""
    import segno  # noqa: PLC0415 it opens all that a web browser needs, and most products have no code

    target = BytesIO()
    segno.make(address, error="m", micro=False).save(
        target, kind="svg", border=QUIET_MODULES, xmldecl=True, svgns=True, nl=False
    )
    return Asset(NAME, "image/svg+xml", target.getvalue())
