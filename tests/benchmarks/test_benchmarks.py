"""The benchmarks measure what they say, and keep what they found."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from benchmarks import plot, record, scaling, synthetic_shelf
from benchmarks.large_shelf import drawn_out
from benchmarks.measuring import Cost, ratio, seconds
from benchmarks.recording import Recorded
from benchmarks.target import Found, Target
from benchmarks.workplace import ROOT, feuillet

FAST, SLOW = Target("fast", 0.5, 1.0, "s"), Target("slow", 3.0, 1.0, "×")
WORKERS = Target("workers", 1.9, 1.8, "×", at_least=True)
FOUND = Found({"ours": [Cost(1, 2, 30)], "another": [Cost(4, 4, 50)]}, (FAST, SLOW, WORKERS), (("6 print", 2.5, "s"),))
BURN = "import time\nwhile time.process_time() < 0.5: pass"


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    """Run Python where the benchmarks can be imported; in a process of its own, for they wait for all of their children."""
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    return subprocess.run(
        [sys.executable, *words], env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False
    )


def test_a_program_is_charged_for_what_its_orphans_compute() -> None:
    left_behind = f"{sys.executable} -c '{BURN}' &"
    script = f"""
from benchmarks.measuring import Program, adopt, measure
adopt()
print(measure(Program("orphans", ("sh", "-c", {left_behind!r}))).cpu)
"""
    done = run("-c", script)
    assert float(done.stdout) > 0.4, done.stderr


def test_a_program_that_fails_is_not_measured() -> None:
    script = 'from benchmarks.measuring import Program, measure\nmeasure(Program("broken", ("sh", "-c", "echo why >&2; exit 3")))'
    assert "broken ended with status 3: why" in run("-c", script).stderr


def test_a_ratio_is_taken_within_each_round() -> None:
    costs = {
        "one": [Cost(2, 0, 0), Cost(20, 0, 0), Cost(4, 0, 0)],
        "two": [Cost(1, 0, 0), Cost(10, 0, 0), Cost(1, 0, 0)],
    }
    assert ratio(costs, "one", "two") == 2
    assert seconds(costs, "one") == 4


@pytest.mark.parametrize(
    ("target", "holds", "share"), [(FAST, True, 0.5), (SLOW, False, 3), (WORKERS, True, 1.8 / 1.9)]
)
def test_a_target_holds_within_its_bound(target: Target, holds: bool, share: float) -> None:
    assert target.holds is holds
    assert target.share == pytest.approx(share)


def test_what_grows_is_drawn_out_along_the_last_two_sizes() -> None:
    assert drawn_out({1_000: 5, 5_000: 2, 10_000: 3}) == pytest.approx(5)
    assert drawn_out({10_000: 3, 20_000: 4}) == 4


def test_workers_that_never_wait_are_as_good_as_can_be() -> None:
    assert scaling.simulate([Recorded(0, (2.0,), 0)] * 8, 4).efficiency == 1
    assert scaling.simulate([Recorded(0, (2.0,), 0)] * 9, 4).took == 6


def test_a_run_that_reads_for_as_long_as_its_workers_print_keeps_one_of_them_busy() -> None:
    groups = [Recorded(0.5, (1.0,), 0.5)] * 100
    assert scaling.kept_busy(groups) == 1
    assert scaling.simulate(groups, 64).took == pytest.approx(101, abs=1)
    assert scaling.simulate(groups, 1).efficiency > 0.9


@pytest.mark.slow
def test_a_forged_shelf_is_one_that_a_run_finds_made(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    synthetic_shelf.lay_out(shelf)
    synthetic_shelf.add(shelf, range(1))
    assert run("-m", "benchmarks.forging", str(shelf)).returncode == 0
    before = {file: file.stat().st_mtime_ns for file in (shelf / "output").rglob("*.html")}
    words = feuillet(shelf, "make", "--workers", "1")[1:]
    done = run(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{len(synthetic_shelf.LOCALES)} products are in ")
    assert len(before) == len(synthetic_shelf.LOCALES)
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_a_run_is_kept_below_what_the_page_says(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text(f"How it measures.\n{record.MARK}\nOf an earlier run.\n", encoding="utf-8")
    record.keep({"case": FOUND}, 5, tmp_path)
    said = page.read_text(encoding="utf-8")
    assert said.startswith("How it measures.\n")
    assert "earlier" not in said
    assert "| slow | ≤ 1 × | 3.00 × | **no** |" in said
    assert "| workers | ≥ 1.8 × | 1.90 × | yes |" in said
    kept = json.loads((tmp_path / "benchmarks.json").read_text(encoding="utf-8"))
    assert kept["cases"]["case"]["costs"]["another"] == [{"wall": 4, "cpu": 4, "memory": 50}]


def test_the_plot_has_a_bar_for_each_figure_and_stays_within_its_frame() -> None:
    drawn = etree.fromstring(plot.draw({"cold": FOUND, "stops": FOUND}).encode())
    bars = drawn.findall("{*}rect")[1:]
    assert len(bars) == 2 + 2 * 3 + 1
    assert all(float(bar.get("x")) + float(bar.get("width")) <= plot.WIDTH for bar in bars)


@pytest.mark.slow
def test_no_check_finds_anything_in_the_made_up_shelf(tmp_path: Path) -> None:
    synthetic_shelf.lay_out(tmp_path / "shelf")
    synthetic_shelf.add(tmp_path / "shelf", range(2))
    for _ in range(2):
        words = feuillet(tmp_path / "shelf", "check", "--strict", "--json")[1:]
        done = run(*words)
        assert (done.returncode, json.loads(done.stdout)["findings"]) == (0, [])
        synthetic_shelf.reword(tmp_path / "shelf", 1, " (ab)")


@pytest.mark.slow
def test_one_command_measures_and_keeps(tmp_path: Path) -> None:
    done = run("-m", "benchmarks", "--rounds", "1", "--case", "product", "--output", str(tmp_path))
    assert done.returncode in {0, 1}, done.stderr
    kept = json.loads((tmp_path / "benchmarks.json").read_text(encoding="utf-8"))
    (cost,) = kept["cases"]["product"]["costs"]["one product"]
    assert cost["cpu"] > 0.1
    assert {file.name for file in tmp_path.iterdir()} == {"benchmarks.json", "benchmarks.md", "benchmarks.svg"}
