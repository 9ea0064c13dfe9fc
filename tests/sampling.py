"""Which cases of a product of cases `make test` runs, so that every value of every axis is seen; `make verify` runs most others."""

from collections.abc import Callable, Hashable, Iterable
from itertools import combinations, product
from typing import Any

import pytest


def sample(*axes: Iterable[Any], together: int = 1, quick: int | None = None) -> list[Any]:
    """Return every case of the product of axes; those that show nothing new are left to `make verify`.

    With ``together=2`` every pair of values of two axes is seen, and so on. Of the cases that `make test` runs, `make quick`
    leaves out all but the first ``quick``.
    """
    cases = list(product(*map(list, axes)))
    marks = marked(cases, lambda case: set(combinations(enumerate(case), together)), quick)
    return [pytest.param(*case, marks=mark) for case, mark in zip(cases, marks, strict=True)]


def shown(cases: Iterable[Any], *kinds: Callable[[Any], Hashable], quick: int | None = None) -> list[Any]:
    """Return every case; those whose every kind has been seen in an earlier one are left to `make verify`."""
    cases = list(cases)
    marks = marked(cases, lambda case: {(number, kind(case)) for number, kind in enumerate(kinds)}, quick)
    return [pytest.param(case, marks=mark, id=named(case)) for case, mark in zip(cases, marks, strict=True)]


def alternating(longer: Iterable[Any], shorter: Iterable[Any], every: int = 1) -> list[Any]:
    """Return every pair of two axes; `make verify` has one in ``every`` so many of the longer axis, once."""
    values, others = list(longer), list(shorter)
    return [
        pytest.param(
            value,
            other,
            marks=pytest.mark.verify if at % every == 0 and at // every % len(others) == turn else pytest.mark.explore,
        )
        for at, value in enumerate(values)
        for turn, other in enumerate(others)
    ]


def named(case: Any) -> str | None:
    """Name a case that is several words; pytest names what is one."""
    return "-".join(case) if isinstance(case, tuple) else None


def marked(cases: list[Any], shows: Callable[[Any], set[Any]], quick: int | None) -> list[list[pytest.MarkDecorator]]:
    """Say of each case whether it is run later."""
    chosen = cover([shows(case) for case in cases])
    soon = chosen if quick is None else chosen[:quick]
    return [
        [] if number in soon else [pytest.mark.slow] if number in chosen else [pytest.mark.verify]
        for number in range(len(cases))
    ]


def cover(sets: list[set[Any]]) -> list[int]:
    """Choose sets that hold all that any holds: again and again the one that adds most, of equals the first."""
    left, chosen = set().union(*sets), list[int]()
    while left:
        best = max(range(len(sets)), key=lambda number: (len(sets[number] & left), -number))
        chosen.append(best)
        left -= sets[best]
    return chosen
