"""What `make test` leaves to `make verify` is only what repeats, and nothing is lost."""

from collections import Counter
from itertools import combinations, product
from typing import Any

import pytest
from conftest import MOST, leave_half, left_out
from sampling import sample, shown

AXES = (("fr", "ar", "ja", "th", "ru"), ("leaflet", "handout", "booklet"), ("cut", "doubled"))


def run_by_make_test(cases: list[Any]) -> list[Any]:
    return [case for case in cases if "verify" not in {mark.name for mark in case.marks}]


def test_every_case_is_there_in_its_order() -> None:
    assert [case.values for case in sample(*AXES)] == list(product(*AXES))


@pytest.mark.parametrize("together", [1, 2, 3])
def test_all_values_are_seen_together(together: int) -> None:
    def seen(cases: list[tuple[str, ...]]) -> set[Any]:
        return {each for case in cases for each in combinations(enumerate(case), together)}

    chosen = [case.values for case in run_by_make_test(sample(*AXES, together=together))]
    assert seen(chosen) == seen(list(product(*AXES)))
    assert len(chosen) <= {1: 5, 2: 18, 3: 30}[together]


def test_one_case_of_each_kind_is_seen_and_the_quick_run_has_the_first_of_them() -> None:
    cases = shown(("a1", "a2", "b1", "b2", "c1"), lambda case: case[0], quick=1)
    assert [(case.values[0], [mark.name for mark in case.marks]) for case in cases] == [
        ("a1", []),
        ("a2", ["verify"]),
        ("b1", ["slow"]),
        ("b2", ["verify"]),
        ("c1", ["slow"]),
    ]


def test_of_a_test_with_many_cases_half_are_left_to_make_explore_and_of_one_with_few_none(
    request: pytest.FixtureRequest,
) -> None:
    def cases(test: str, many: int) -> list[pytest.Item]:
        names = [f"{test}[{number}]" for number in range(many)]
        return [pytest.Function.from_parent(request.node.parent, name=name, callobj=lambda: None) for name in names]

    few, many, soon = cases("test_few", MOST), cases("test_many", 2 * MOST), cases("test_soon", 2 * MOST)
    for item in few + many:
        item.add_marker(pytest.mark.verify)
    leave_half(few + many + soon)
    left = [[mark.name for mark in item.iter_markers()] for item in many]
    assert all(names in (["verify"], ["explore"]) for names in left)
    assert MOST // 2 < left.count(["explore"]) < MOST * 3 // 2
    assert {mark.name for item in few for mark in item.iter_markers()} == {"verify"}
    assert [mark for item in soon for mark in item.iter_markers()] == []


def test_a_run_says_what_it_leaves_out_by_the_command_that_runs_it() -> None:
    assert left_out(Counter({"make test": 3, "make verify": 12})) == [
        "left out: 12 tests of make verify",
        "left out: 3 tests of make test",
    ]
    assert left_out(Counter()) == []
