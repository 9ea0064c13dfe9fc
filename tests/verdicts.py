"""What slow checkers said of a file. That they found nothing is kept, by the file's bytes and by what looked at them.

`make clean` takes it away. Of a file in which something was found nothing is kept: it is looked at again each time.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from workshop import ROOT

KEPT = ROOT / ".pytest_cache" / "verdicts"
Complaints = list[str]


def verdicts(
    checker: str, files: Sequence[Path], ask: Callable[[list[Path]], Sequence[Complaints]], kept: Path = KEPT
) -> dict[Path, Complaints]:
    """Return the complaints about each file; ``checker`` names what looks at them, and all that bears on what it says."""
    marks = {file: kept / digest(checker, file) for file in files}
    new = [file for file, mark in marks.items() if not mark.exists()]
    found = dict(zip(new, ask(new), strict=True)) if new else {}
    kept.mkdir(parents=True, exist_ok=True)
    for file, complaints in found.items():
        if not complaints:
            marks[file].touch()
    return {file: list(found.get(file, ())) for file in files}


def digest(checker: str, file: Path) -> str:
    """Name the verdict of a checker on a file."""
    return hashlib.sha256(b"%d %s %s" % (len(checker), checker.encode(), file.read_bytes())).hexdigest()
