"""Breaks are the best there are: on small texts they cost what the best of all possible breaks costs."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feuillet.press.pages.optimum import FORBIDDEN, Paper, Piece, choose, cost, fills

PIECES = st.lists(
    st.builds(
        Piece,
        height=st.integers(1, 12),
        space=st.integers(0, 3),
        head=st.integers(0, 2),
        penalty=st.sampled_from((0.0, 0.0, 0.0, 0.5, FORBIDDEN)),
        forced=st.sampled_from((False, False, False, False, True)),
    ),
    min_size=1,
    max_size=9,
)
PAPERS = st.builds(
    Paper,
    heights=st.lists(st.integers(8, 20), min_size=1, max_size=4).map(tuple),
    shrink=st.sampled_from((0.0, 0.25)),
    stretch=st.sampled_from((0.0, 0.5)),
)


def all_breaks(count: int) -> Iterator[tuple[int, ...]]:
    """List every way to begin pages with some of so many pieces."""
    for pages in range(count):
        for rest in combinations(range(1, count), pages):
            yield (0, *rest)


@given(PIECES, PAPERS)
def test_no_breaks_cost_less(pieces: list[Piece], paper: Paper) -> None:
    best = min(cost(pieces, starts, paper) for starts in all_breaks(len(pieces)))
    assert cost(pieces, choose(pieces, paper), paper) == pytest.approx(best)


@given(PIECES)
def test_any_text_has_breaks(pieces: list[Piece]) -> None:
    assert choose(pieces, Paper((10,)))[0] == 0


def test_a_text_of_nothing_has_no_pages() -> None:
    assert choose((), Paper((10,))) == ()


def test_a_page_ends_early_for_the_sake_of_the_next() -> None:
    """By greed the pages would be full to 10, 6, 9 and 5."""
    pieces = [Piece(4), Piece(4), Piece(2), Piece(6), Piece(9), Piece(5)]
    assert choose(pieces, Paper((10,))) == (0, 2, 4, 5)


def test_a_heading_goes_along_with_its_text() -> None:
    heading, text = Piece(1, space=1), Piece(4, penalty=FORBIDDEN)
    assert choose([Piece(7), heading, text, Piece(1)], Paper((10,))) == (0, 1)


def test_the_last_page_is_no_shorter_than_a_third_where_others_can_spare_it() -> None:
    pieces = [Piece(2) for _ in range(21)]
    shares = fills(pieces, choose(pieces, Paper((20,))), Paper((20,)))
    assert shares[-1] >= 1 / 3
    assert min(shares[:-1]) >= 3 / 4


def test_the_page_before_one_that_begins_by_order_may_end_anywhere() -> None:
    pieces = [Piece(8), Piece(8), Piece(8), Piece(8, forced=True)]
    assert choose(pieces, Paper((20,))) == (0, 2, 3)


def test_the_head_of_a_table_takes_room_on_each_page_it_goes_on() -> None:
    rows = [Piece(4), *(Piece(3, head=1) for _ in range(5))]
    assert choose(rows, Paper((10,))) == (0, 3)


def test_a_piece_that_fits_no_page_has_one_of_its_own() -> None:
    assert choose([Piece(3), Piece(25), Piece(8)], Paper((10,))) == (0, 1, 2)
