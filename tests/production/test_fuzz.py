"""A slice of the fuzzing runs with the tests; the whole of it is a command of its own (`fuzz.py`)."""

import random

import pytest

from production import fuzz

SLICE = 150


@pytest.mark.parametrize(
    "seed",
    [pytest.param(1, marks=pytest.mark.slow), *(pytest.param(each, marks=pytest.mark.verify) for each in range(2, 6))],
)
def test_spoilt_files_come_to_findings_within_seconds(seed: int) -> None:
    outcome = fuzz.fuzz(seed, SLICE)
    assert [str(failure) for failure in outcome.failures] == []
    assert outcome.refused > SLICE / 2  # what is spoilt is mostly seen


def test_the_same_seed_spoils_in_the_same_way() -> None:
    original = b"title: La fievre\nkey-points:\n  - Buvez.\n" * 3
    once, again = (
        [mutate(original, random.Random(seed)) for seed in range(50) for mutate in fuzz.MUTATIONS]  # noqa: S311 no secret
        for _ in range(2)
    )
    assert once == again
    assert sum(content != original for content in once) > len(once) / 2


@pytest.mark.parametrize(
    ("status", "said", "seconds"),
    [(-1, "Traceback (most recent call last):", 0.1), (1, "words of a library", 0.1), (0, "", 6.0), (2, "", 0.1)],
)
def test_what_is_no_finding_is_a_failure(status: int, said: str, seconds: float) -> None:
    assert fuzz.judge(status, said, seconds)
    assert fuzz.judge(1, "a.yaml:2: this is wrong; do that [manuscript]", 0.1) == ""
