"""How much something computes, in seconds of a machine of a known pace, so that no test fails because a machine is slow."""

import time
from collections.abc import Callable
from typing import Any

ADDITIONS, PACE_SECONDS = 500_000, 0.01
"""A piece of work, and how long it takes at the pace in which efforts are told."""


def effort(work: Callable[..., object], *arguments: Any) -> float:
    """Measure what work computes; a machine that is slower than the pace now, whatever else it does, is allowed for."""
    before, seconds, after = (computed(*each) for each in ((yardstick,), (work, *arguments), (yardstick,)))
    return seconds * min(1.0, PACE_SECONDS * 2 / (before + after))


def computed(work: Callable[..., object], *arguments: Any) -> float:
    """Measure the seconds that work takes a processor."""
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start


def yardstick() -> None:
    """Do the piece of work."""
    total = 0
    for number in range(ADDITIONS):
        total += number
