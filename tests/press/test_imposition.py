"""Panels imposed on a sheet: the arithmetic, and what a reader finds on folding it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as some

from feuillet.manuscript.document import FoldName
from feuillet.press.sheets.folds import A4_FOLDS, LETTER_FOLDS, Z_FOLDS, larger, room
from feuillet.press.sheets.imposition import Fold, Placement, Side, cross_folds, fold_lines, impose, stitch

from .paper import INSIDE, OUTSIDE, Face, State, behind, c_fold, half_round, halves, like_a_page, met, through, z_fold

DIRECTIONS = ("ltr", "rtl")
FLIPS = ("short", "long")


@some.composite
def folds(draw: some.DrawFn) -> Fold:
    """Draw sheets of two to six columns in one or two rows, with their panels anywhere."""
    widths = tuple(draw(some.lists(some.integers(20, 200), min_size=2, max_size=6)))
    rows = draw(some.integers(1, 2))
    side = rows * len(widths)
    order = draw(some.permutations(range(1, 2 * side + 1)))
    turned = draw(some.sets(some.sampled_from(order)))
    size = sum(widths), draw(some.integers(20, 1000))
    return Fold("drawn", *size, widths, tuple(order[:side]), tuple(order[side:]), tuple(turned))


@given(folds(), some.sampled_from(DIRECTIONS), some.sampled_from(FLIPS))
def test_every_panel_lies_once_on_a_sheet(fold: Fold, direction: str, flip: str) -> None:
    placed = [placement.panel for side in impose(fold, direction, flip) for placement in side]
    assert sorted(placed) == list(range(1, fold.panels + 1))


@given(folds(), some.sampled_from(DIRECTIONS), some.sampled_from(FLIPS))
def test_panels_fill_each_side_without_gap_or_overlap(fold: Fold, direction: str, flip: str) -> None:
    for side in impose(fold, direction, flip):
        heights = [fold.height / 2 - each.raised - fold.panel_height / 2 for each in side[:: len(fold.widths)]]
        assert heights == [fold.panel_height * row for row in range(fold.rows)]
        for row in rows(side, fold):
            assert row[0].left == 0
            assert row[-1].left + row[-1].width == fold.width
            assert all(one.left + one.width == other.left for one, other in pairwise(row))
            assert len({each.raised for each in row}) == 1


def rows(side: Side, fold: Fold) -> list[Side]:
    """The rows of a side, from the top."""
    columns = len(fold.widths)
    return [side[start : start + columns] for start in range(0, len(side), columns)]


@given(folds(), some.sampled_from(DIRECTIONS))
def test_both_sides_are_folded_at_the_same_places_of_the_paper(fold: Fold, direction: str) -> None:
    for flip in FLIPS:
        outside, inside = impose(fold, direction, flip)
        lines = fold_lines(outside)
        assert fold_lines(inside) == (
            through(fold.width, lines) if like_a_page(fold.width, fold.height, flip) else lines
        )
        assert cross_folds(inside) == cross_folds(outside) == ((0,) if fold.rows > 1 else ())


@given(folds())
def test_a_right_to_left_sheet_is_the_mirror_of_a_left_to_right_one(fold: Fold) -> None:
    for there, here in zip(impose(fold, "ltr"), impose(fold, "rtl"), strict=True):
        for one, other in zip(rows(there, fold), rows(here, fold), strict=True):
            mirrored = [replace(each, left=fold.width - each.left - each.width) for each in one]
            assert mirrored == list(reversed(other))


@given(folds())
def test_a_panel_is_as_wide_on_the_screen_as_on_the_sheet(fold: Fold) -> None:
    for side in impose(fold, "ltr"):
        assert all(placement.width == fold.panel_width(placement.panel) for placement in side)


def printed_on(sheet: Fold, direction: str, flip: str) -> tuple[tuple[float, ...], dict[Face, Placement]]:
    """Print a sheet on paper with a printer that turns it over an edge: its edges, and the panel on each face."""
    outside, inside = impose(sheet, direction, flip)
    inside = duplex(inside, sheet, flip)
    edges = (0.0, *fold_lines(inside), sheet.width)
    faces: dict[Face, Placement] = {}
    for strip in range(len(inside)):
        faces[Face(strip, INSIDE)] = inside[strip]
        faces[Face(strip, OUTSIDE)] = outside[behind(strip, len(sheet.widths))]
    return edges, faces


def duplex(side: Side, sheet: Fold, flip: str) -> Side:
    """What comes to stand on the back of a sheet, as it is seen when the sheet is turned like the page of a book."""
    if like_a_page(sheet.width, sheet.height, flip):
        return side
    ends = ((each, *half_round(sheet.width, each.left, each.left + each.width)) for each in reversed(side))
    return tuple(replace(each, left=left, width=right - left, turned=not each.turned) for each, left, right in ends)


Folding = Callable[[tuple[float, ...], str, int], tuple[State, ...]]


@dataclass(frozen=True)
class Made:
    """A fold as it is made by hand, on a paper."""

    fold: Fold
    by: Folding
    paper: tuple[float, float]


A4, A3, LETTER, TABLOID = (210, 297), (297, 420), (215.9, 279.4), (279.4, 431.8)
HANDS: dict[str, Folding] = {"a4-6": c_fold, "a4-8": halves, "a3-6": c_fold, "a3-8": halves, "a3-12": c_fold}
ACCORDIONS = HANDS | dict.fromkeys(("a4-6", "a3-6", "a3-12"), z_fold)
Paper = tuple[tuple[Fold, ...], dict[str, Folding], dict[str, tuple[float, float]]]
PAPERS: Mapping[str, Paper] = {
    "A4": (A4_FOLDS, HANDS, {"a4": A4, "a3": A3}),
    "Letter": (LETTER_FOLDS, HANDS, {"a4": LETTER, "a3": TABLOID}),
    "Z": (Z_FOLDS, ACCORDIONS, {"a4": A4, "a3": A3}),
}
FOLDED = {
    f"{paper} {fold.name}": Made(fold, hands[fold.name], sizes[fold.name[:2]])
    for paper, (folds, hands, sizes) in PAPERS.items()
    for fold in folds
}
each_fold = pytest.mark.parametrize("made", FOLDED.values(), ids=FOLDED)


def folded_by(*ways: Folding) -> pytest.MarkDecorator:
    """Ask of the folds that are made in some ways."""
    made = {name: each for name, each in FOLDED.items() if each.by in ways}
    return pytest.mark.parametrize("made", made.values(), ids=made)


each_direction = pytest.mark.parametrize("direction", DIRECTIONS)


def test_every_fold_that_a_document_may_choose_is_there_on_every_paper() -> None:
    for folds, hands, _ in PAPERS.values():
        assert [fold.name for fold in folds] == list(get_args(FoldName)) == list(hands)


@each_fold
@each_direction
@pytest.mark.parametrize("flip", FLIPS)
def test_a_folded_leaflet_reads_in_order_and_upright(made: Made, direction: str, flip: str) -> None:
    edges, faces = printed_on(made.fold, direction, flip)
    read = met(made.by(edges, direction, made.fold.rows), direction)
    assert [faces[strip.face].panel for strip in read] == list(range(1, made.fold.panels + 1))
    assert [strip.number for strip in read if faces[strip.face].turned != strip.turned] == []


@each_fold
@pytest.mark.parametrize(("direction", "spine"), [("ltr", "left"), ("rtl", "right")])
def test_a_leaflet_opens_like_a_book_of_its_language(made: Made, direction: str, spine: str) -> None:
    edges, faces = printed_on(made.fold, direction, made.fold.page_turn)
    closed = made.by(edges, direction, made.fold.rows)[-1]
    cover = max(closed, key=lambda strip: strip.layer)
    column = cover.number % len(made.fold.widths)
    hinge = edges[1] if column == 0 else edges[-2]
    assert (faces[cover.face].panel, getattr(cover, spine)) == (1, hinge)


@folded_by(c_fold, halves)
@each_direction
def test_the_last_panel_is_the_back_of_what_is_folded(made: Made, direction: str) -> None:
    edges, faces = printed_on(made.fold, direction, made.fold.page_turn)
    lowest = min(made.by(edges, direction, made.fold.rows)[-1], key=lambda strip: strip.layer)
    assert faces[lowest.below].panel == made.fold.panels


@folded_by(c_fold)
@each_direction
def test_the_flap_ends_short_of_the_other_fold(made: Made, direction: str) -> None:
    edges, _ = printed_on(made.fold, direction, made.fold.page_turn)
    flap = max(c_fold(edges, direction)[1], key=lambda strip: strip.layer)
    gaps = sorted((flap.left - edges[1], edges[2] - flap.right))
    assert gaps == pytest.approx([0, 3], abs=0.21)


@folded_by(halves)
def test_what_is_folded_in_half_lies_edge_on_edge(made: Made) -> None:
    half_width, half_height = made.fold.width / 2, made.fold.height / 2
    assert (made.fold.widths, made.fold.panel_height) == ((half_width, half_width), half_height)


@each_fold
def test_panels_add_up_to_the_paper_there_is(made: Made) -> None:
    assert sorted((made.fold.width, made.fold.height)) == list(made.paper)
    assert sum(made.fold.widths) == pytest.approx(made.fold.width)


@pytest.mark.parametrize("paper", PAPERS)
def test_folds_are_listed_by_the_room_they_have_for_text(paper: str) -> None:
    folds, _, _ = PAPERS[paper]
    rooms = [room(fold) for fold in folds]
    assert rooms == sorted(rooms)
    for fold in folds:
        assert [name for name, _ in larger(folds, fold)] == [each.name for each in folds if room(each) > room(fold)]


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
