"""Orchestration and scaling: how much of a cold run is not press, and how many workers a run keeps busy, by simulation.

What each group of jobs takes is recorded in one process (`benchmarks.recording`); the simulation then lets a run hand out the
same groups, many times over, to any number of workers. The run itself reads, hands out and delivers, one thing after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from benchmarks.measuring import Program, Tell, measure, prepare
from benchmarks.recording import Recorded, read
from benchmarks.target import Found, Target
from benchmarks.workplace import Workplace, make, part
from feuillet.production.crew import AHEAD

MOST, SHARDS = 64, 16
COPIES = 100
"""How many times the recorded shelf is handed out: 6,000 products, as few as anybody would take 64 workers for."""
REPORTED = (2, 4, 8, 16, 32, 64)


@dataclass(frozen=True)
class Simulated:
    """How long a run took, and how long its jobs would take if no worker ever waited."""

    took: float
    ideal: float

    @property
    def efficiency(self) -> float:
        """Say how near it came to what could be at best."""
        return self.ideal / self.took


def simulate(groups: Sequence[Recorded], workers: int) -> Simulated:
    """Let a run hand groups out to workers; it keeps so many ahead that none is idle while it delivers."""
    now, free, pending = 0.0, [0.0] * workers, list[tuple[float, float]]()
    heapify(free)
    for group in groups:
        now += group.before
        while pending and (len(pending) >= AHEAD * workers or pending[0][0] <= now):
            done, after = heappop(pending)
            now = max(now, done) + after
        end = max(now, heappop(free)) + sum(group.jobs)
        heappush(free, end)
        heappush(pending, (end, group.after))
    while pending:
        done, after = heappop(pending)
        now = max(now, done) + after
    return Simulated(now, sum(sum(group.jobs) for group in groups) / workers)


def kept_busy(groups: Sequence[Recorded]) -> float:
    """Say how many workers one run can keep busy: it hands out no faster than it reads and delivers."""
    return sum(sum(group.jobs) for group in groups) / sum(group.before + group.after for group in groups)


def scaling(workplace: Workplace, tell: Tell) -> Found:
    """Record a cold shelf, simulate more workers, and say how much of a run is not press."""
    file = workplace.folder / "recorded.json"
    prepare(*part("recording", str(workplace.fresh("recorded")), str(file)))
    groups = read(file)
    press = sum(sum(group.jobs) for group in groups)
    project = workplace.folder / "cold"
    cost = measure(Program("two workers", make(project), lambda: workplace.fresh("cold")))
    run = sum(group.before + group.after for group in groups)
    tell(
        f"{len(groups)} groups: {press:.1f} s of press, {run:.1f} s before and after; {cost.cpu:.1f} s with two workers"
    )
    many = tuple(groups) * COPIES
    figures = [
        (f"{workers} workers, one run: of what could be at best", simulate(many, workers).efficiency, "×")
        for workers in REPORTED
    ]
    whole = press + run
    figures += [("before jobs, of it all: read, check, mark up", sum(group.before for group in groups) / whole, "×")]
    figures += [("after jobs, of it all: look up, deliver", sum(group.after for group in groups) / whole, "×")]
    shard = simulate(tuple(groups) * (COPIES // SHARDS), MOST // SHARDS)
    figures += [("workers that one run keeps busy", kept_busy(groups), "workers")]
    figures += [("products a second a core", sum(len(group.jobs) for group in groups) / press, "1/s")]
    return Found(
        {"two workers": [cost]},
        (
            Target("all that is not press / cold run, two workers", (cost.cpu - press) / cost.cpu, 0.05, "×"),
            Target(f"{MOST} workers in {SHARDS} shards / ideal", shard.efficiency, 0.9, "×", at_least=True),
            Target(f"{MOST} workers of one run / ideal", simulate(many, MOST).efficiency, 0.9, "×", at_least=True),
        ),
        tuple(figures),
    )
