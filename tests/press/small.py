"""Galleys of a few words, so that a press can be watched at work in a fraction of a second."""

import datetime
from dataclasses import replace

from feuillet.edition.colophon import Colophon
from feuillet.edition.galley import Asset, Galley, Part
from feuillet.writing.script import family, typeface

COLOPHON = Colophon(
    identifier="urn:uuid:11111111-1111-5111-8111-111111111111",
    revision=1,
    changed=datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC),
    next_review=datetime.date(2027, 2, 1),
    licence="CC BY-SA 4.0",
    sign="7K3M9QXA",
)
SCRIPTS = {"ar": "Arab", "hi": "Deva", "ja": "Jpan", "ko": "Kore", "ru": "Cyrl", "th": "Thai", "zh-Hans": "Hans"}
WORDS = ("cover", "flap", "left", "middle", "right", "back")
"""A word a panel, in reading order."""
MORE_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
"""What stands between the cover and the back where there are more panels."""
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
    face = f":root {{ --size: {typeface(script).size}; font-family: {family(script)}; line-height: {typeface(script).leading} }}"
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


SHEET = '<div style="break-after: page">.</div><div>.</div>'


def pages(widths: tuple[float, ...], height: float) -> str:
    """Size the pages of a leaflet."""
    return "".join(f"@page :nth({number}) {{ size: {width}mm {height}mm }}" for number, width in enumerate(widths, 1))


def sheet(width: float, height: float, surround: float = 0) -> str:
    """Size a sheet, with so much paper round it in mm as is cut off."""
    paper = "".join(f"; bleed-{side}: {surround}mm" for side in ("left", "right", "top", "bottom"))
    return f":root {{ --body: 12pt }} @page {{ size: {width}mm {height}mm; margin: 5mm{paper} }}"


PAGES = pages(PANEL_WIDTHS, 210)
SHEET_STYLE = sheet(297, 210)


def words(count: int) -> tuple[str, ...]:
    """A word for each of so many panels, in reading order."""
    return WORDS if count == len(WORDS) else ("cover", *MORE_WORDS[: count - 2], "back")


def panels(
    language: str = "en",
    widths: tuple[float, ...] = PANEL_WIDTHS,
    rows: tuple[float, ...] = (210,),
    flip: str = "short",
    surround: float = 0,
    style: str = "",
) -> Galley:
    """Make a leaflet with one word a panel; ``widths`` are in reading order, and ``rows`` the heights of the sheet's rows."""
    body = "".join(f"<section>{word}</section>" for word in words(len(widths)))
    panel = f"{pages(widths, rows[0])} @page {{ margin: 10mm }} section + section {{ break-before: page }} {style}"
    styles = (panel, sheet(sum(widths) / 2 / len(rows), sum(rows), surround))
    made = galley(body, SHEET, language=language, styles=styles, format="leaflet-print")
    return replace(made, flip=flip)


def booklet(count: int, language: str = "en", flip: str = "short", surround: float = 0) -> Galley:
    """Make a booklet of so many pages of A5, each with its number on a ground in colour that reaches its edges."""
    style = "@page { size: 148.5mm 210mm; margin: 0 } body { margin: 0 } section + section { break-before: page }"
    style += "section { background: #0b5563; color: #fff; height: 20mm; padding: 0 10mm }"
    body = "".join(f"<section>{number}</section>" for number in range(1, count + 1))
    styles = (style, sheet(297, 210, surround))
    made = galley(body, "<div>.</div>", language=language, styles=styles, format="booklet-print")
    return replace(made, flip=flip)


def leaflet(paragraphs: int, language: str = "en") -> Galley:
    """Make a leaflet that has its cover and its back, and between them so much text as to need fitting."""
    text = "".join(f"<p>{number} {'Wash your hands with soap and water. ' * 12}</p>" for number in range(paragraphs))
    fillers = "".join(f'<div class="filler filler-{number}">Notes</div>' for number in (1, 2, 3))
    body = f'<div class="cover">Cover</div><main>{text}</main>{fillers}<div class="back">Back</div>'
    shared = (  # a text too long runs on over pages like the last
        "@page { size: 100mm 210mm; margin: 10mm } p { break-inside: avoid; width: 77mm }"
        ".cover { break-after: page } .back, .filler { break-before: page }"
        ".filler { display: none } p { margin: calc(1em * var(--space)) 0 } main > p:first-child { margin-top: 0 }"
        "html { font-size: calc(var(--body) * var(--size)) }"
    )
    return galley(body, SHEET, language=language, styles=(PAGES, SHEET_STYLE), shared=shared, format="leaflet-print")
