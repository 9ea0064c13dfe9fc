"""An imposed sheet shows the same text as its twin, which can be read aloud: glyph by glyph, and nothing besides its own hint."""

from collections import Counter
from dataclasses import replace

import pytest

from feuillet.edition.galley import Galley, Printed
from feuillet.press.sheets.folds import C_FOLD_A4, C_FOLD_LETTER, Z_FOLD_A4
from feuillet.press.sheets.imposition import Fold

from . import aloud, small
from .printing import impose_booklet, impose_panels, print_flow, print_panels

LANGUAGES = ["en", "ar", "ja"]


def glyphs(printed: Printed) -> Counter[aloud.Glyph]:
    return aloud.glyphs(printed.content)


def hint(galley: Galley) -> Counter[aloud.Glyph]:
    """What a sheet shows of its own: the galley's second part."""
    return glyphs(print_flow(replace(galley, parts=galley.parts[1:])))


@pytest.mark.parametrize(
    "fold",
    [C_FOLD_A4, pytest.param(C_FOLD_LETTER, marks=pytest.mark.slow), Z_FOLD_A4],
    ids=["a4", "letter", "z"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folded_sheet_shows_its_panels_and_its_hint(language: str, fold: Fold) -> None:
    galley = small.panels(language)
    assert glyphs(impose_panels(galley, fold)) == glyphs(print_panels(galley, fold)) + hint(galley)


@pytest.mark.parametrize("pages", [1, 4, 7])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stitched_booklet_shows_its_pages_and_its_hint(language: str, pages: int) -> None:
    galley = small.booklet(pages, language)
    assert glyphs(impose_booklet(galley)) == glyphs(print_flow(galley)) + hint(galley)
