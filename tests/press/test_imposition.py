"""Panels imposed on a sheet: the arithmetic, and what a reader finds on folding it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from feuillet.press.sheets.imposition import (
    C_FOLD_A4,
    C_FOLD_LETTER,
    Z_FOLD_A4,
    Fold,
    Placement,
    Side,
    fold_lines,
    impose,
    stitch,
)

from .paper import INSIDE, OUTSIDE, Face, State, behind, c_fold, half_round, reading, through, z_fold

DIRECTIONS = ("ltr", "rtl")
FLIPS = ("short", "long")


@some.composite
def folds(draw: some.DrawFn) -> Fold:
    """Draw sheets of two to six columns, with their panels anywhere."""
    widths = tuple(draw(some.lists(some.integers(20, 200), min_size=2, max_size=6)))
    order = draw(some.permutations(range(1, 2 * len(widths) + 1)))
    return Fold("drawn", sum(widths), 210, widths, tuple(order[: len(widths)]), tuple(order[len(widths) :]))


@given(folds(), some.sampled_from(DIRECTIONS), some.sampled_from(FLIPS))
def test_every_panel_lies_once_on_a_sheet(fold: Fold, direction: str, flip: str) -> None:
    placed = [placement.panel for side in impose(fold, direction, flip) for placement in side]
    assert sorted(placed) == list(range(1, fold.panels + 1))


@given(folds(), some.sampled_from(DIRECTIONS), some.sampled_from(FLIPS))
def test_panels_fill_each_side_without_gap_or_overlap(fold: Fold, direction: str, flip: str) -> None:
    for side in impose(fold, direction, flip):
        assert side[0].left == 0
        assert side[-1].left + side[-1].width == fold.width
        assert all(one.left + one.width == other.left for one, other in pairwise(side))


@given(folds(), some.sampled_from(DIRECTIONS))
def test_both_sides_are_folded_at_the_same_places_of_the_paper(fold: Fold, direction: str) -> None:
    outside, inside = impose(fold, direction)
    assert fold_lines(inside) == through(fold.width, fold_lines(outside))
    outside, inside = impose(fold, direction, "long")
    assert fold_lines(inside) == fold_lines(outside)


@given(folds())
def test_a_right_to_left_sheet_is_the_mirror_of_a_left_to_right_one(fold: Fold) -> None:
    for there, here in zip(impose(fold, "ltr"), impose(fold, "rtl"), strict=True):
        mirrored = [Placement(each.panel, fold.width - each.left - each.width, each.width) for each in there]
        assert mirrored == list(reversed(here))


@given(folds())
def test_a_panel_is_as_wide_on_the_screen_as_on_the_sheet(fold: Fold) -> None:
    for side in impose(fold, "ltr"):
        assert all(placement.width == fold.panel_width(placement.panel) for placement in side)


def printed_on(sheet: Fold, direction: str, flip: str) -> tuple[tuple[float, ...], dict[Face, int]]:
    """Print a sheet on paper with a printer that turns it over an edge: its edges, and the panel on each face.

    A panel on its head counts as none.
    """
    outside, inside = impose(sheet, direction, flip)
    inside = duplex(inside, sheet.width, flip)
    edges = (0.0, *fold_lines(inside), sheet.width)
    faces: dict[Face, int] = {}
    for strip in range(len(inside)):
        there, here = inside[strip], outside[behind(strip, len(outside))]
        faces[Face(strip, INSIDE)] = 0 if there.turned else there.panel
        faces[Face(strip, OUTSIDE)] = 0 if here.turned else here.panel
    return edges, faces


def duplex(side: Side, width: float, flip: str) -> Side:
    """What comes to stand on the back of a sheet, as it is seen when the sheet is turned like the page of a book."""
    if flip == "short":
        return side
    ends = ((each, *half_round(width, each.left, each.left + each.width)) for each in reversed(side))
    return tuple(replace(each, left=left, width=right - left, turned=not each.turned) for each, left, right in ends)


FOLDED = [(C_FOLD_A4, c_fold), (C_FOLD_LETTER, c_fold), (Z_FOLD_A4, z_fold)]
each_fold = pytest.mark.parametrize(("sheet", "by"), FOLDED, ids=["C of A4", "C of Letter", "Z of A4"])
each_direction = pytest.mark.parametrize("direction", DIRECTIONS)
Folding = Callable[[tuple[float, ...], str], tuple[State, ...]]


@each_fold
@each_direction
@pytest.mark.parametrize("flip", FLIPS)
def test_a_folded_leaflet_reads_in_order(sheet: Fold, by: Folding, direction: str, flip: str) -> None:
    edges, faces = printed_on(sheet, direction, flip)
    assert [faces[face] for face in reading(by(edges, direction), direction)] == [1, 2, 3, 4, 5, 6]


@each_fold
@pytest.mark.parametrize(("direction", "spine"), [("ltr", "left"), ("rtl", "right")])
def test_a_leaflet_opens_like_a_book_of_its_language(sheet: Fold, by: Folding, direction: str, spine: str) -> None:
    edges, faces = printed_on(sheet, direction, "short")
    cover = max(by(edges, direction)[-1], key=lambda strip: strip.layer)
    hinge = {0: edges[1], 2: edges[2]}[cover.number]
    assert (faces[cover.face], getattr(cover, spine)) == (1, hinge)


@pytest.mark.parametrize("sheet", [C_FOLD_A4, C_FOLD_LETTER], ids=["A4", "Letter"])
@each_direction
def test_the_flap_ends_short_of_the_other_fold(sheet: Fold, direction: str) -> None:
    edges, _ = printed_on(sheet, direction, "short")
    flap = max(c_fold(edges, direction)[1], key=lambda strip: strip.layer)
    gaps = sorted((flap.left - edges[1], edges[2] - flap.right))
    assert gaps == pytest.approx([0, 3], abs=0.11)


@pytest.mark.parametrize(
    ("sheet", "size"),
    [(C_FOLD_A4, (297, 210)), (C_FOLD_LETTER, (279.4, 215.9)), (Z_FOLD_A4, (297, 210))],
    ids=["C of A4", "C of Letter", "Z of A4"],
)
def test_panels_add_up_to_the_paper_there_is(sheet: Fold, size: tuple[float, float]) -> None:
    assert (sheet.width, sheet.height) == size
    assert sum(sheet.widths) == pytest.approx(sheet.width)


@given(some.integers(1, 80), some.sampled_from(DIRECTIONS))
def test_a_stitched_booklet_reads_in_order_with_its_blank_pages_at_the_back(pages: int, direction: str) -> None:
    recto = -1 if direction == "ltr" else 0  # the half of an outer side that faces a reader when the booklet is closed
    sides = stitch(pages, direction)
    first = [
        (outer[recto].panel, inner[-1 - recto].panel) for outer, inner in zip(sides[::2], sides[1::2], strict=True)
    ]
    second = [
        (inner[recto].panel, outer[-1 - recto].panel) for outer, inner in zip(sides[::2], sides[1::2], strict=True)
    ]
    read = [page for leaf in (*first, *reversed(second)) for page in leaf]
    assert read == [*range(1, pages + 1), *[0] * (len(read) - pages)]
    assert len(read) - pages < 4


@given(some.integers(1, 80), some.sampled_from(DIRECTIONS))
def test_a_booklet_for_a_printer_that_flips_on_the_long_edge_has_each_second_side_half_a_turn_round(
    pages: int, direction: str
) -> None:
    there, here = stitch(pages, direction), stitch(pages, direction, "long")
    assert here[::2] == there[::2]
    for upright, turned in zip(there[1::2], here[1::2], strict=True):
        assert [each.panel for each in turned] == [each.panel for each in reversed(upright)]
        assert [each.shift for each in turned] == [-each.shift for each in reversed(upright)]
        assert all(each.turned for each in turned)


@given(some.integers(1, 80), some.sampled_from(DIRECTIONS))
def test_inner_sheets_of_a_booklet_are_printed_nearer_to_the_spine(pages: int, direction: str) -> None:
    for number, (left, right) in enumerate(stitch(pages, direction)):
        assert [left.shift, right.shift] == pytest.approx([0.1 * (number // 2), -0.1 * (number // 2)])
        assert (left.left, right.left, left.width, right.width) == (0, 148.5, 148.5, 148.5)
