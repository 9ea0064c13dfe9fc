"""Galleys of a few words, so that a press can be watched at work in a fraction of a second."""

import datetime

from feuillet.edition.colophon import Colophon
from feuillet.edition.galley import Asset, Galley, Part
from feuillet.faces import FACES, family

COLOPHON = Colophon(
    identifier="urn:uuid:11111111-1111-5111-8111-111111111111",
    revision=1,
    date=datetime.date(2026, 2, 1),
    next_review=datetime.date(2027, 2, 1),
    licence="CC BY-SA 4.0",
)
SCRIPTS = {"ar": "Arab", "ja": "Jpan"}
WORDS = ("cover", "flap", "left", "middle", "right", "back")
"""A word a panel, in reading order."""
PANEL_WIDTHS = (100, 97, 100, 100, 97, 100)
"""By panel: the flap and the panel printed behind it are short, so that it lies flat between the others."""


def galley(
    *bodies: str,
    language: str = "en",
    styles: tuple[str, ...] = (),
    shared: str = "",
    format: str = "handout-a4",
    assets: tuple[Asset, ...] = (),
) -> Galley:
    """Make a galley of parts; each body has its style sheet, or none; the shared one yields to those and to the press."""
    script, direction = SCRIPTS.get(language, "Latn"), "rtl" if language == "ar" else "ltr"
    face = (
        f":root {{ --size: {FACES[script].size}; font-family: {family(script)}; line-height: {FACES[script].leading} }}"
    )
    pages = (
        f'<!DOCTYPE html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"/><title>Small</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
        for body, style in zip(bodies, (*styles, *("",) * (len(bodies) - len(styles))), strict=True)
    )
    return Galley(
        format=format,
        title="Small",
        language=language,
        direction=direction,
        script=script,
        author="Ward 7",
        parts=tuple(Part(f"part-{number}.html", page) for number, page in enumerate(pages)),
        styles=(face, shared),
        assets=assets,
        colophon=COLOPHON,
        fonts=(),
        engines=(),
    )


PAGES = "".join(f"@page :nth({number}) {{ size: {width}mm 210mm }}" for number, width in enumerate(PANEL_WIDTHS, 1))
SHEET = '<div style="break-after: page">.</div><div>.</div>'
SHEET_STYLE = ":root { --body: 12pt } @page { size: 297mm 210mm; margin: 5mm }"


def panels(language: str = "en") -> Galley:
    """Make a leaflet of six panels with one word each."""
    body = "".join(f"<section>{word}</section>" for word in WORDS)
    style = f"{PAGES} @page {{ margin: 10mm }} section + section {{ break-before: page }}"
    return galley(body, SHEET, language=language, styles=(style, SHEET_STYLE), format="leaflet-print")


def leaflet(paragraphs: int, language: str = "en") -> Galley:
    """Make a leaflet that has its cover and its back, and between them so much text as to need fitting."""
    text = "".join(f"<p>{number} {'Wash your hands with soap and water. ' * 12}</p>" for number in range(paragraphs))
    fillers = "".join(f'<div class="filler filler-{number}">Notes</div>' for number in (1, 2, 3))
    body = f'<div class="cover">Cover</div><main>{text}</main>{fillers}<div class="back">Back</div>'
    shared = (
        "@page { margin: 10mm } .cover { break-after: page } .back, .filler { break-before: page }"
        ".filler { display: none } p { margin: calc(1em * var(--space)) 0 }"
        "html { font-size: calc(var(--body) * var(--size)) }"
    )
    return galley(body, SHEET, language=language, styles=(PAGES, SHEET_STYLE), shared=shared, format="leaflet-print")
