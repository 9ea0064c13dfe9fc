"""Sheets for an office printer that are cut out of larger paper: their boxes, their bleed, and the marks on the offcuts."""

import pytest

from feuillet.press.sheets.folds import C_FOLD_A4
from feuillet.press.sheets.imposition import Sheet

from . import small
from .inked import box, opened, picture
from .printing import impose_booklet, impose_panels
from .sheets import rules

ROUND = 40
"""In mm: what is cut off on each side."""
WHITE = (255, 255, 255)
BAND = (
    "section:first-child { background: #0b5563; margin: -10mm -10mm 0; padding: 10mm; height: 20mm } body { margin: 0 }"
)
BANDS = "@page { margin: 0 } section { background: #0b5563; padding: 10mm; height: 20mm } body { margin: 0 }"
FOLDS = {("en", "short"): ((97, 197), (100, 200)), ("ar", "short"): ((100, 200), (97, 197))} | {
    ("en", "long"): ((97, 197), (97, 197)),
    ("ar", "long"): ((100, 200), (100, 200)),
}
"""Of the outside and the inside as they are printed, in mm from the left."""
each_case = pytest.mark.parametrize(("language", "flip"), FOLDS)


def leaflet(language: str = "en", flip: str = "short", style: str = BAND, surround: float = ROUND) -> bytes:
    galley = small.panels(language, flip=flip, surround=surround, style=style)
    return impose_panels(galley, C_FOLD_A4).content


@each_case
def test_the_trimmed_sheet_lies_in_three_millimetres_of_bleed_in_the_middle_of_its_paper(
    language: str, flip: str
) -> None:
    with opened(leaflet(language, flip)) as pdf:
        for page in pdf.pages:
            media, trim, bleed = box(page.MediaBox), box(page.TrimBox), box(page.BleedBox)
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((297, 210), abs=0.1)
            assert bleed == pytest.approx([trim[0] - 3, trim[1] - 3, trim[2] + 3, trim[3] + 3], abs=0.1)
            around = [trim[0] - ROUND, trim[1] - ROUND, trim[2] + ROUND, trim[3] + ROUND]
            assert media == pytest.approx(around, abs=0.1)


@each_case
@pytest.mark.parametrize("side", [0, 1])
def test_marks_are_in_line_with_the_edges_and_the_folds_and_nowhere_else(language: str, flip: str, side: int) -> None:
    found = rules(leaflet(language, flip), side)
    upright, level = ([rule for rule in found if rule.upright is upright] for upright in (True, False))
    folds = FOLDS[language, flip][side]
    assert [rule.at for rule in upright] == pytest.approx(sorted((0, 0, 297, 297, *folds, *folds)), abs=0.1)
    assert [rule.at for rule in level] == pytest.approx([0, 0, 210, 210], abs=0.1)


@each_case
def test_marks_stand_outside_the_bleed_above_and_below(language: str, flip: str) -> None:
    content = leaflet(language, flip)
    for rule in (*rules(content, 0), *rules(content, 1)):
        beside = rule.right <= -2.9 or rule.left >= 299.9
        above_or_below = rule.top <= -2.9 or rule.bottom >= 212.9
        assert beside or above_or_below
        assert max(rule.right - rule.left, rule.top - rule.bottom) == pytest.approx(5, abs=0.2)


def test_every_sheet_of_a_booklet_has_its_marks() -> None:
    content = impose_booklet(small.booklet(8, surround=ROUND)).content
    for side in range(4):
        upright = [rule.at for rule in rules(content, side) if rule.upright]
        assert upright == pytest.approx([0, 0, 148.5, 148.5, 297, 297], abs=0.1)


@pytest.mark.parametrize(("language", "inside", "edge", "fold"), [("en", 250, 299.5, 196.5), ("ar", 47, -2.5, 100.5)])
def test_a_ground_runs_into_the_bleed_and_not_over_a_fold(language: str, inside: int, edge: float, fold: float) -> None:
    drawn = picture(leaflet(language))
    ground = drawn.at(inside, 5)
    assert ground != WHITE
    assert drawn.at(inside, -2.5) == drawn.at(edge, 5) == drawn.at(edge, -2.5) == ground
    assert drawn.at(fold, 5) == WHITE
    assert drawn.at(inside, -3.4) == drawn.at(edge, 43) == WHITE


def test_a_ground_on_a_side_that_stands_on_its_head_runs_into_the_bleed_at_the_foot() -> None:
    drawn = picture(leaflet(flip="long", style=BANDS), 1)
    ground = drawn.at(150, 200)
    assert ground != WHITE
    assert {drawn.at(x, 212.5) for x in (-2.5, 50, 150, 250, 299.5)} == {ground}
    assert drawn.at(150, 213.5) == drawn.at(150, 5) == drawn.at(150, -2.5) == WHITE


@pytest.mark.parametrize("flip", ["short", "long"])
def test_a_leaf_that_creeps_inward_still_bleeds_at_the_edge_of_its_sheet(flip: str) -> None:
    content = impose_booklet(small.booklet(12, flip=flip, surround=ROUND)).content
    drawn = picture(content, 5)
    level = 10 if flip == "short" else 200
    assert {drawn.at(x, level) for x in (-2.5, -0.05, 0.1, 296.9, 297.05, 299.5)} == {drawn.at(80, level)}
    assert drawn.at(80, level) != WHITE


def test_a_sheet_that_fills_its_paper_is_not_cut() -> None:
    content = leaflet(surround=0)
    assert rules(content, 0) == rules(content, 1) == []
    with opened(content) as pdf:
        assert all(box(page.MediaBox) == box(page.TrimBox) == box(page.BleedBox) for page in pdf.pages)


@pytest.mark.parametrize(("size", "paper"), [((297, 210), (420, 297)), ((279.4, 215.9), (431.8, 279.4))])
def test_a_sheet_is_cut_out_of_paper_twice_as_large(size: tuple[float, float], paper: tuple[float, float]) -> None:
    across, along = Sheet(*size, (), cut=True).surround
    assert (size[0] + 2 * across, size[1] + 2 * along) == pytest.approx(paper)
    assert all(room >= 8 + 3 for room in (across, along)), "bleed, marks, and what a printer leaves blank"
    assert Sheet(*size, (), cut=False).surround == (0, 0)


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert leaflet("ar", "long") == leaflet("ar", "long")
