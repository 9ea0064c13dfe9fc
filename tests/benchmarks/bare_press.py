"""A bare press: prints galleys that lie pickled in a file, in as many processes as Feuillet has workers, and does nothing else.

python -m benchmarks.bare_press mark-up PROJECT ASIDE FILE LOCALE      pickles the galleys
python -m benchmarks.bare_press print FILE                             prints them: what is measured
"""

import multiprocessing
import pickle
import sys
from functools import cache
from pathlib import Path

from benchmarks import within
from benchmarks.workplace import FORMATS, WORKERS
from feuillet.edition.galley import Format


def mark_up(project: str, aside: str, file: str, locale: str) -> None:
    """Pickle the galleys of a locale."""
    Path(file).write_bytes(pickle.dumps(within.plates(Path(project), Path(aside), (locale,), FORMATS)))


def press(plate: within.Plate) -> int:
    """Print one galley."""
    _, name, galley = plate
    return len(within.press(known()[name], galley))


@cache
def known() -> dict[str, Format]:
    """Return the formats by name."""
    return within.presses()


def print_all(file: str) -> None:
    """Print all galleys of a file; the engine is imported once, and processes are forked from there."""
    plates: list[within.Plate] = pickle.loads(Path(file).read_bytes())  # noqa: S301 we wrote it
    within.warm()
    known()
    plates.sort(key=lambda plate: -len(plate[2].parts[0].markup))
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        assert all(pool.map(press, plates, chunksize=1))


if __name__ == "__main__":
    if sys.argv[1] == "print":
        print_all(*sys.argv[2:])
    else:
        mark_up(*sys.argv[2:])
