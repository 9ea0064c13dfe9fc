"""A target: what a measured value must not exceed, or must reach; and what a case of the benchmarks found."""

from dataclasses import dataclass, field

from benchmarks.measuring import Costs


@dataclass(frozen=True)
class Target:
    """A value and its bound; ``unit`` is ×, s, or MB; ``goal`` is what would be better than good enough."""

    name: str
    value: float
    bound: float
    unit: str
    at_least: bool = False
    goal: float | None = None

    @property
    def holds(self) -> bool:
        """Say whether the value is within its bound."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    @property
    def share(self) -> float:
        """Return how much of what is allowed was taken: 1 is the bound itself, more is too much."""
        return self.bound / self.value if self.at_least else self.value / self.bound

    @property
    def limit(self) -> str:
        """Write the bound as a reader takes it."""
        better = f", goal {self.goal:g}" if self.goal else ""
        return f"{'≥' if self.at_least else '≤'} {self.bound:g} {self.unit}{better}"

    @property
    def measured(self) -> str:
        """Write the value, with as many digits as its size bears."""
        digits = 0 if self.value >= 100 else 1 if self.value >= 10 else 2
        return f"{self.value:.{digits}f} {self.unit}"


@dataclass(frozen=True)
class Found:
    """What a case came to: what each program took, the targets, and figures that no target is set for, by name and unit."""

    costs: Costs = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    figures: tuple[tuple[str, float, str], ...] = ()
    left_out: tuple[str, ...] = ()
