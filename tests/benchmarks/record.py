"""What is kept of a run: docs/benchmarks.json with all figures, the table in docs/benchmarks.md, and the plot."""

import json
import os
import platform
import subprocess
from dataclasses import asdict
from pathlib import Path
from statistics import median

from benchmarks import plot
from benchmarks.target import Found
from benchmarks.workplace import ROOT

NAME = "benchmarks"
MARK = "<!-- what follows is written by make bench -->\n"
Results = dict[str, Found]
"""What each case found, by its name."""


def keep(results: Results, rounds: int, folder: Path) -> None:
    """Write the figures of a run, its table and its plot."""
    facts = {"machine": machine(), "rounds": rounds, "cases": {name: told(found) for name, found in results.items()}}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / f"{NAME}.svg").write_text(plot.draw(results), encoding="utf-8")
    page = folder / f"{NAME}.md"
    said = page.read_text(encoding="utf-8").partition(MARK)[0] if page.exists() else ""
    plotted = f"![Times beside other programs, targets and time by stop]({NAME}.svg)\n\nAll figures: [{NAME}.json]({NAME}.json).\n"
    written = "\n".join((machine_line(rounds), "", plotted, table(results)))
    page.write_text(f"{said}{MARK}\n{written}", encoding="utf-8")


def told(found: Found) -> dict[str, object]:
    """Fold what a case found into what JSON can hold."""
    return {
        "costs": {name: [asdict(cost) for cost in costs] for name, costs in found.costs.items()},
        "targets": [asdict(target) | {"holds": target.holds} for target in found.targets],
        "figures": [{"name": name, "value": value, "unit": unit} for name, value, unit in found.figures],
        "left_out": list(found.left_out),
    }


def machine() -> dict[str, object]:
    """Describe where and what was measured."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607 found on the path
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    model = [line.partition(":")[2].strip() for line in cpuinfo() if line.startswith("model name")]
    return {
        "commit": commit.stdout.strip(),
        "processor": model[0] if model else platform.machine(),
        "processors": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        "load": os.getloadavg()[0],
    }


def cpuinfo() -> list[str]:
    """Read what the kernel says of the processor."""
    file = Path("/proc/cpuinfo")
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def machine_line(rounds: int) -> str:
    """Say on which machine a run was."""
    said = machine()
    where = f"{said['processors']} processors ({said['processor']}), Python {said['python']}"
    return f"Medians of {rounds} rounds at commit {said['commit']}; {where}."


def table(results: Results) -> str:
    """Write the targets and what programs took as Markdown."""
    rows = [
        f"| {target.name} | {target.limit} | {target.measured} | {'yes' if target.holds else '**no**'} |"
        for found in results.values()
        for target in found.targets
    ]
    times = [
        f"| {name} | {median(each.wall for each in costs):.2f} | {median(each.cpu for each in costs):.2f} "
        f"| {max(each.memory for each in costs):.0f} |"
        for found in results.values()
        for name, costs in found.costs.items()
    ]
    figures = [f"| {name} | {value:.2f} {unit} |" for found in results.values() for name, value, unit in found.figures]
    parts = (
        ("| what | target | value | holds |\n|---|---|---|---|", rows),
        ("| what ran | seconds | of computing | MB of its largest process |\n|---|---|---|---|", times),
        ("| stop, in one process; and memory | value |\n|---|---|", figures),
    )
    return "\n".join("\n".join((head, *lines)) + "\n" for head, lines in parts if lines)
