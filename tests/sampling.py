"""Which cases of a product of cases `make test` runs, so that every value of every axis is seen; `make verify` runs the others."""

from collections.abc import Callable, Hashable, Iterable
from itertools import combinations, product
from typing import Any

import pytest

Case = tuple[Any, ...]


def sample(*axes: Iterable[Any], together: int = 1, quick: int | None = None) -> list[Any]:
    """Return every case of the product of axes; those that show nothing new are left to `make verify`.

    With ``together=2`` every pair of values of two axes is seen, and so on. Of the cases that `make test` runs, `make quick`
    leaves out all but the first ``quick``.
    """
    return marked(list(product(*map(list, axes))), lambda case: set(combinations(enumerate(case), together)), quick)


def shown(cases: Iterable[Any], *kinds: Callable[[Any], Hashable], quick: int | None = None) -> list[Any]:
    """Return every case; those whose every kind has been seen in an earlier one are left to `make verify`."""
    return marked(list(cases), lambda case: {(number, kind(case)) for number, kind in enumerate(kinds)}, quick)


def marked(cases: list[Any], shows: Callable[[Any], set[Any]], quick: int | None) -> list[Any]:
    """Mark the cases that are run later."""
    chosen = cover([shows(case) for case in cases])
    soon = chosen if quick is None else chosen[:quick]
    marks = [
        [] if n in soon else [pytest.mark.slow] if n in chosen else [pytest.mark.verify] for n in range(len(cases))
    ]
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=mark)
        for case, mark in zip(cases, marks, strict=True)
    ]


def cover(sets: list[set[Any]]) -> list[int]:
    """Choose sets that hold all that any holds: again and again the one that adds most, of equals the first."""
    left, chosen = set().union(*sets), list[int]()
    while left:
        best = max(range(len(sets)), key=lambda number: (len(sets[number] & left), -number))
        chosen.append(best)
        left -= sets[best]
    return chosen
