"""A word wider than the cover of a leaflet is set smaller until it has room; what has room is left as it is."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from workshop import ROOT

from feuillet.edition.galley import Galley
from feuillet.press.pages.covers import narrower, smaller
from feuillet.press.pages.pagination import flowing
from feuillet.press.pages.typesetting import Layout, typeset
from feuillet.writing.script import family, typeface

from . import small

TITLES = yaml.safe_load(Path(__file__).with_name("long_words.yaml").read_text(encoding="utf-8"))
SHEETS = "".join(
    (ROOT / "templates" / "styles" / name).read_text(encoding="utf-8")
    for name in ("page.css", "cover.css", "leaflet.css")
)
PANEL = "--body: 11pt; --space: 1; --beside: 8mm; --panel: 210mm; --accent: #000"
ENDLESS = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherung"


def galley_of(title: str, language: str = "de", script: str = "Latn") -> Galley:
    """Mark up a cover of a title."""
    face = typeface(script)
    look = f"--size: {face.size}; --leading: {face.leading}; font-family: {family(script)}; {PANEL}"
    own = f":root {{ {look} }} @page {{ size: 99mm 210mm }}"
    body = f'<section class="cover"><div class="field"><h1>{title}</h1><p class="message">.</p></div></section>'
    return small.galley(body, language=language, styles=(SHEETS + own,))


def cover(title: str, language: str, script: str, *settings: str) -> tuple[Layout, str]:
    """Typeset a cover, and say how it would be set for its longest word."""
    galley = galley_of(title, language, script)
    layout = typeset(galley, galley.parts[0], *settings)
    return layout, narrower(layout, galley)


@pytest.mark.parametrize("row", TITLES, ids=lambda row: f"{row['language']}-{row['title'][:12]}")
def test_the_longest_word_of_a_title_has_room_on_the_cover(row: dict[str, Any]) -> None:
    first, smaller = cover(row["title"], row["language"], row["script"])
    assert (smaller == "") == row["fits"]
    if smaller:
        assert [name for name, _, _ in first.strained(0)] == ["h1"]
        assert cover(row["title"], row["language"], row["script"], smaller)[1] == ""


def test_no_word_is_set_below_the_floor() -> None:
    assert cover(ENDLESS * 2, "de", "Latn")[1] == ".cover h1 { font-size: 7.50pt !important }"


LONG = "Was Sie wissen sollten, bevor Sie dieses Arzneimittel zum ersten Mal einnehmen, und wen Sie vorher fragen"


def first_line(layout: Layout) -> float:
    """How far down the title begins, in mm."""
    return next(block.top for block in layout.blocks() if block.name == "h1")


def test_a_title_of_many_lines_is_set_smaller_until_it_has_room_and_begins_at_the_same_place() -> None:
    short, long = (galley_of(title) for title in ("Husten", f"{LONG}. {LONG}"))
    layouts = [typeset(each, each.parts[0]) for each in (short, long)]
    assert [bool(layout.crowded(0)) for layout in layouts] == [False, True]
    assert smaller(layouts[0], short, short.parts[0]) == ""
    settings = smaller(layouts[1], long, long.parts[0])
    fitted = typeset(long, long.parts[0], settings)
    assert fitted.crowded(0) == ()
    assert first_line(fitted) == first_line(layouts[0]) == first_line(layouts[1])


def test_what_has_no_cover_is_left_alone() -> None:
    galley = small.galley(f"<h1>{ENDLESS * 3}</h1>", language="de", styles=(SHEETS,))
    assert smaller(typeset(galley, galley.parts[0]), galley, galley.parts[0]) == ""


@pytest.mark.parametrize("pages", range(1, 6))
def test_a_booklet_s_pages_are_a_multiple_of_four_and_its_last_is_its_back(pages: int) -> None:
    text = "".join(f'<p style="break-after: page">{number}</p>' for number in range(pages))
    blanks = "".join(f'<div class="filler filler-{number}">Notes</div>' for number in range(1, 4))
    style = ".filler { display: none; break-before: page } .back { break-before: page }"
    galley = small.galley(f'{text}{blanks}<div class="back">Back</div>', language="en", shared=style)
    layout, _ = flowing(replace(galley, multiple=4))
    assert (len(layout) % 4, layout.text(len(layout) - 1)) == (0, "Back")
