"""Measures Feuillet beside other programs and against its targets: `make bench`.

    make bench                                   everything, five rounds; writes docs/benchmarks.json, .md and .svg
    make bench BENCH='--rounds 1 --case word'    one case, quickly; writes nothing
    make bench BENCH=--full                      the large shelf up to 20,000 editions, the forged one up to 100,000

Programs take turns in one run on two processors, and what counts are ratios of the same round.
"""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import (
    breaks,
    cold_shelf,
    large_shelf,
    measuring,
    memory,
    merge,
    planning,
    record,
    scaling,
    small_requests,
    static_shelf,
    stops,
    typing,
)
from benchmarks.measuring import Tell
from benchmarks.target import Found
from benchmarks.workplace import ROOT, WORKERS, Workplace

Case = Callable[[Workplace, Tell], Found]

CASES: dict[str, Case] = {
    "cold": cold_shelf.cold,
    "leaflet": cold_shelf.leaflet,
    "word": small_requests.word,
    "product": small_requests.product,
    "check": small_requests.check,
    "memory": memory.memory,
    "breaks": breaks.breaks,
    "typing": typing.typing,
    "stops": stops.stops,
    "shelf": large_shelf.shelf,
    "planning": planning.planning,
    "scaling": scaling.scaling,
    "pages": static_shelf.shelf,
    "merge": merge.merging,
}


def say(line: str) -> None:
    """Tell the person who waits."""
    print(line, flush=True)  # noqa: T201 a benchmark is read by a person


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure Feuillet beside other programs.")
    parser.add_argument("--case", action="append", choices=CASES, help="only this case; may be repeated")
    parser.add_argument("--rounds", type=int, default=5, help="how often each program runs (default: 5)")
    parser.add_argument(
        "--full", action="store_true", help="let the shelf grow to 20,000 editions, the forged one to 100,000"
    )
    parser.add_argument(
        "--rivals", type=Path, default=ROOT / ".venv/bench", help="where Typst and Pandoc are installed"
    )
    parser.add_argument("--output", type=Path, help="where figures are kept (default: docs, of a run of all cases)")
    return parser.parse_args()


def main() -> int:
    """Run the cases and print what they found; 1 where a target is missed."""
    asked = options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:WORKERS])
    measuring.adopt()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as people have it: Python keeps what it has compiled
    results: record.Results = {}
    with tempfile.TemporaryDirectory(prefix="feuillet-bench-") as folder:
        for name in asked.case or CASES:
            say(f"--- {name}")
            place = Workplace(Path(folder) / name, asked.rivals.absolute(), asked.rounds, asked.full)
            place.folder.mkdir()
            results[name] = CASES[name](place, say)
            for each in results[name].left_out:
                say(f"left out: {each}")
    say(record.table(results))
    output = asked.output or (None if asked.case else ROOT / "docs")
    if output:
        record.keep(results, asked.rounds, output)
        say(f"kept in {output}")
    return 0 if all(target.holds for found in results.values() for target in found.targets) else 1


if __name__ == "__main__":
    sys.exit(main())
