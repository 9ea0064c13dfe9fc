"""Panels arranged all at once, and type chosen by what was measured: as every arrangement tried one by one would have it."""

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from feuillet.press.pages.arrangements import (
    BELOW_NOTES,
    DIVIDED,
    STRETCH,
    UNEVEN,
    Arrangement,
    Block,
    arrange,
    spread,
    stretchable,
)
from feuillet.press.pages.fitting import LARGEST_POINTS, closest
from feuillet.press.pages.panels import YIELDS, Choice, Measured, loosen
from feuillet.press.pages.pieces import Lines, Piece, Run, ragged

SIZES = tuple(7.5 + 0.25 * step for step in range(23))
HIGH = 700.0
"""The height of a panel, in pixels."""

blocks = some.builds(Block, some.floats(0, 0.1), some.floats(0.01, 0.6), some.booleans(), spaces=some.floats(0, 0.01))


def every(texts: list[Block], panels: int) -> Iterator[tuple[float, ...]]:
    """The feet of every arrangement that fits, with what it costs as the last."""
    for begins in combinations(range(1, len(texts)), panels - 1):
        parts = [texts[start:end] for start, end in pairwise((0, *begins, len(texts)))]
        used = [part[0].height + sum(each.above + each.height for each in part[1:]) for part in parts]
        if max(used) < 0.99:
            feet = [1 - each for each in used]
            yield (*feet, sum(foot**2 for foot in feet) + sum(DIVIDED for at in begins if texts[at].bound))


@given(some.lists(blocks, min_size=1, max_size=8), some.integers(1, 4))
def test_no_arrangement_has_smaller_feet_nor_divides_less(texts: list[Block], panels: int) -> None:
    found = arrange(texts, panels, 0.0)
    costs = [each[-1] for each in every(texts, panels)]
    if costs:
        assert found is not None
        assert found.cost <= min(costs) + 1e-9
        assert found.begins[0] == 0
        assert len(found.begins) == len(found.feet) == panels


@given(some.lists(blocks, min_size=2, max_size=8), some.integers(2, 4))
def test_what_is_arranged_fits(texts: list[Block], panels: int) -> None:
    found = arrange(texts, panels, 0.0)
    if found:
        assert min(found.feet) >= 0
        whole = sum(each.height for each in texts) + sum(each.above for each in texts)
        assert panels - sum(found.feet) <= whole + 1e-9


@given(some.lists(blocks, min_size=2, max_size=8), some.integers(2, 4), some.booleans())
def test_spaces_stretch_within_bounds_and_never_beyond_a_foot(texts: list[Block], panels: int, noted: bool) -> None:
    found = arrange(texts, panels, 0.0)
    if found:
        evened = found.evened(texts, STRETCH, noted=noted)
        assert evened.begins == found.begins
        assert evened.spread <= spread(found.feet, noted=noted) + 1e-9
        assert all(1 <= ratio <= STRETCH + 1e-9 for ratio in evened.ratios)
        parts = [texts[start:end] for start, end in pairwise((*found.begins, len(texts)))]
        for part, ratio, before, after in zip(parts, evened.ratios, found.feet, evened.feet, strict=True):
            assert after >= min(BELOW_NOTES, *found.feet)
            assert before - after == pytest.approx((ratio - 1) * stretchable(part))


def piece(lines: int, part: str = "inside", *, number: int = 0, bound: bool = False) -> Piece:
    """A paragraph of so many lines of 300 px, each 20 px high."""
    text = Lines((*(280.0,) * (lines - 1), 150.0), 300.0, 20.0 * lines)
    return Piece(f".p{number}", part, 10.0, (Run((text,)),), 0.0, 0.0, bound)


def measured(*pieces: Piece) -> Measured:
    return Measured(pieces, 11.0, 1.0, HIGH)


def test_what_stands_on_a_panel_is_named_by_the_outermost_that_stands_nowhere_else() -> None:
    section = ":root > :nth-child(2) > :nth-child(3) > :nth-child"
    paths = (f"{section}(1) > p", f"{section}(2) > h2", f"{section}(2) > p", f"{section}(3) > p", ".yields-3 > h2")
    arrangement = Arrangement((0, 2), (0.3, 0.1), 0.0, (1.5, 1.2))
    assert list(loosen(paths, arrangement)) == [
        (f"{section}(1)", 1.5),
        (f"{section}(2) > h2", 1.5),
        (f"{section}(2) > p", 1.2),
        (f"{section}(3)", 1.2),
        (".yields-3", 1.2),
    ]


BACK = (piece(12, "back"), piece(6, "yields-3"), piece(3, "yields-2"), piece(2, "yields-1"))


def test_a_text_that_fits_is_set_as_large_as_there_is() -> None:
    plan = Choice(measured(*(piece(4, number=n) for n in range(4)), piece(3, "back")), 6, SIZES).best()
    assert plan
    assert (plan.size, plan.yields) == (LARGEST_POINTS, 0)


@pytest.mark.parametrize("paragraphs", [16, 20, 24, 28, 32])
def test_panels_are_even_or_what_is_left_is_for_notes(paragraphs: int) -> None:
    text = measured(*(piece(4, number=n) for n in range(paragraphs)), *BACK)
    plan = Choice(text, 6, SIZES, notes=0.2).best()
    assert plan
    assert plan.spread <= UNEVEN
    assert plan.noted == (spread(plan.feet) > UNEVEN)
    assert plan.space >= closest(plan.size, SIZES[0])


@pytest.mark.parametrize(("lines", "yields"), [(8, 0), (24, 1), (27, 2), (31, 3)])
def test_a_full_back_yields_in_its_order_and_never_whom_to_call(lines: int, yields: int) -> None:
    back = (piece(lines, "back"), *BACK[1:])
    text = measured(*(piece(5, number=n) for n in range(16)), *back)
    plan = Choice(text, 6, (11.0,)).best()
    assert plan
    assert plan.yields == yields
    assert {each.part for each in text.back(YIELDS)} == {"back"}
    assert "back" not in {each.part for each in text.inside(YIELDS)}


def test_a_text_too_long_even_at_the_floor_has_no_plan() -> None:
    assert Choice(measured(*(piece(30, number=n) for n in range(12)), *BACK), 6, SIZES).best() is None


def test_after_a_plan_that_took_too_much_the_next_takes_less() -> None:
    text = measured(*(piece(4, number=n) for n in range(24)), *BACK)
    first = Choice(text, 6, SIZES).best()
    assert first
    second = Choice(text, 6, SIZES, below=first).best()
    assert second
    assert (second.size, second.space) < (first.size, first.space)


lines = some.builds(
    lambda lengths, last: Lines((*lengths, last), 300.0, 20.0 * (len(lengths) + 1)),
    some.lists(some.floats(230, 300), max_size=12).map(tuple),
    some.floats(20, 300),
)


@given(some.lists(lines, min_size=1, max_size=10), some.floats(0.6, 1.4), some.floats(0.6, 1.4))
def test_larger_type_never_takes_less_room(texts: list[Lines], one: float, two: float) -> None:
    smaller, larger = sorted((one, two))
    assert all(text.scaled(smaller, 0.1) <= text.scaled(larger, 0.1) + 1e-6 for text in texts)


@given(some.lists(lines, min_size=1, max_size=10))
def test_at_its_own_size_a_text_is_reckoned_as_it_was_measured(texts: list[Lines]) -> None:
    one = Piece(".a", "inside", 0.0, (Run(tuple(texts)),), 0.0, 0.0)
    assert one.height(1, 1, ragged([one])) == pytest.approx(sum(text.height for text in texts))


def test_a_line_that_the_author_ended_is_ended_at_every_size() -> None:
    text = Lines((100.0, 100.0, 100.0), 300.0, 60.0, frozenset((0, 1)))
    assert [text.scaled(size, 0.1) / size for size in (0.7, 1, 1.3)] == pytest.approx([60, 60, 60])
