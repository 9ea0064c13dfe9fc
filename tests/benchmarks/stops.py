"""Time by stop: a cold shelf in one process, which is asked five hundred times a second of computing where it is.

    python -m benchmarks.stops FILE ARGUMENT…      runs Feuillet in this process, and writes the seconds by stop to a file

What a library computes counts for the department that called it: the innermost one on the stack that belongs to a stop.
"""

import json
import signal
import sys
import time
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from types import FrameType

from benchmarks.measuring import Tell, prepare
from benchmarks.target import Found
from benchmarks.workplace import ROOT, Workplace, make, part

PAUSE = 0.002
PACKAGE = ROOT / "feuillet"
PLAN = "0 digest what is read"
STOPS = {
    "preflight/translation": "2 check translations",
    "preflight/manuscript": "1 read",
    "preflight": "7 inspect",
    "manuscript": "1 read",
    "translation": "2 translate",
    "edition/markup": "4 mark up",
    "edition/galley": "4 mark up",
    "edition": "3 issue",
    "formats": "4 mark up",
    "production/store": "5 look up, keep",
    "press/pages": "6 print: pages",
    "press/sheets": "6 print: sheets",
    "press/tagged": "6 print: tagged",
    "press/book": "6 print: book",
    "press": "6 print: rest",
    "files": "7 deliver",
    "production/deliver": "7 deliver",
    "catalogue": "8 list",
    "publication/listing": "8 list",
    "publication/inputs": PLAN,
    "publication/records": PLAN,
    "production/run_fingerprint": PLAN,
    "engines": PLAN,
}
"""Which stop a folder or module of the package belongs to; the others work for whoever calls them."""
REST = "start, and the rest"
IMPORT, MODULE = "<frozen importlib._bootstrap>", "<module>"


@lru_cache(maxsize=1000)
def stop_of(file: str, name: str) -> str:
    """Say which stop a function in a file belongs to, if any; the code of a module itself runs while it is imported."""
    if file == IMPORT or name == MODULE:
        return REST
    place = Path(file)
    if not place.is_relative_to(PACKAGE):
        return ""
    room = place.relative_to(PACKAGE).with_suffix("").as_posix()
    return next((stop for start, stop in STOPS.items() if room == start or room.startswith(f"{start}/")), "")


class Clock:
    """Adds the computing since its last look to the stop where this look finds the process."""

    def __init__(self) -> None:
        self.last, self.seconds = time.process_time(), defaultdict[str, float](float)

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """Find the innermost department on the stack."""
        now = time.process_time()
        stop = ""
        while frame and not stop:
            stop, frame = stop_of(frame.f_code.co_filename, frame.f_code.co_name), frame.f_back
        self.seconds[stop or REST] += now - self.last
        self.last = now


def run(file: str, *arguments: str) -> int:
    """Run a command of Feuillet under the clock."""
    from feuillet.cli import main  # noqa: PLC0415 the clock is only wound up where Feuillet runs

    clock = Clock()
    signal.signal(signal.SIGALRM, clock.look)
    signal.siginterrupt(signal.SIGALRM, False)  # what reads is not disturbed
    signal.setitimer(signal.ITIMER_REAL, PAUSE, PAUSE)
    status = main(arguments)
    signal.setitimer(signal.ITIMER_REAL, 0)
    Path(file).write_text(json.dumps(clock.seconds), encoding="utf-8")
    return status


def stops(workplace: Workplace, tell: Tell) -> Found:
    """Make the cold shelf with one worker, and say where the time goes."""
    file = workplace.folder / "stops.json"
    command = make(workplace.fresh("stops"), workers=1)
    prepare(*part("stops", str(file), *command[2:]))
    seconds: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    tell(f"{sum(seconds.values()):.1f} s of computing in one process")
    return Found(figures=tuple((name, seconds[name], "s") for name in sorted(seconds)))


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
