"""A word wider than the cover of a leaflet is set smaller until it has room; what has room is left as it is."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from workshop import ROOT

from feuillet.press.pages.covers import narrower
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


def cover(title: str, language: str, script: str, *settings: str) -> tuple[Layout, str]:
    """Typeset a cover, and say how it would be set for its longest word."""
    face = typeface(script)
    look = f"--size: {face.size}; --leading: {face.leading}; font-family: {family(script)}; {PANEL}"
    own = f":root {{ {look} }} @page {{ size: 99mm 210mm }}"
    body = f'<section class="cover"><div class="field"><h1>{title}</h1><p class="message">.</p></div></section>'
    galley = small.galley(body, language=language, styles=(SHEETS + own,))
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
