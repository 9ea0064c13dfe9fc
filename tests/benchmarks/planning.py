"""Planning and listing: a shelf of 100,000 editions of which nothing has changed, asked for whole.

Twice: the quick way, which repeats the last answer, and the long way, where that answer was to another question: each edition is
looked up in its record, each product in the store and the output folder, and all are listed anew.
"""

import json
from pathlib import Path

from benchmarks import synthetic_shelf
from benchmarks.large_shelf import grown_to
from benchmarks.measuring import Cost, Program, Tell, in_turn, prepare
from benchmarks.target import Found
from benchmarks.workplace import Workplace, make, part

SIZES, FULL = (2_500, 5_000), 100_000
MOST = 100_000
ANSWERED, PLANNED = "nothing changed, answered", "nothing changed, planned and listed"
SECONDS, MEGABYTES = 60.0, 1000.0


def planning(workplace: Workplace, tell: Tell) -> Found:
    """Let a forged shelf grow, and plan and list it at each size."""
    root, documents, costs = workplace.folder / "shelf", 0, dict[str, list[Cost]]()
    synthetic_shelf.lay_out(root)
    sizes = (*SIZES, FULL) if workplace.full else SIZES
    for size in sizes:
        wanted = size // len(synthetic_shelf.LOCALES)
        synthetic_shelf.add(root, range(documents, wanted))
        documents = wanted
        prepare(*part("forging", str(root)))
        prepare(*make(root))
        programs = (
            Program(f"{PLANNED}, {size}", make(root), lambda: forget(root)),
            Program(f"{ANSWERED}, {size}", make(root)),
        )
        costs |= in_turn(programs, min(workplace.rounds, 2), tell)
    targets = [
        target for name in (ANSWERED, PLANNED) for target in grown_to(MOST, costs, name, sizes, (SECONDS, MEGABYTES))
    ]
    return Found(costs, tuple(targets))


def forget(root: Path) -> None:
    """Have the last answer be to another question; which files it left as they are is still known."""
    for note in (root / ".feuillet" / "store").glob("shelf-*.json"):
        note.write_text(json.dumps(json.loads(note.read_text(encoding="utf-8")) | {"key": ""}), encoding="utf-8")
