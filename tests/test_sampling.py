"""What `make test` leaves to `make verify` is only what repeats, and nothing is lost."""

from collections import Counter
from itertools import combinations, product
from typing import Any

import pytest
from conftest import left_out
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


def test_a_run_says_what_it_leaves_out_by_the_command_that_runs_it() -> None:
    assert left_out(Counter({"make test": 3, "make verify": 12})) == [
        "left out: 12 tests of make verify",
        "left out: 3 tests of make test",
    ]
    assert left_out(Counter()) == []
