"""Where the benchmarks work: copies of the shipped project below a temporary folder, and Feuillet's command line on them."""

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PARTS = ("content", "locales", "templates")
MEASURED = {"naltrexone", "house", "imprint-house", "templates"}
"""What is copied of the publication: one article of one imprint, in all locales."""
FORMATS = ("handout-a4", "leaflet", "epub")
"""The formats of the shelf that is measured; each of the twenty locales is made in all of them."""
WORKERS = 2


@dataclass(frozen=True)
class Workplace:
    """A temporary folder to work in, the environment of the other programs, and how often each program runs."""

    folder: Path
    rivals: Path
    rounds: int
    full: bool = False

    def whole(self, name: str) -> Path:
        """Lay out a copy of the shipped project in which nothing has been made."""
        project = self.folder / name
        shutil.rmtree(project, ignore_errors=True)
        for part in PARTS:
            shutil.copytree(ROOT / part, project / part)
        return project

    def fresh(self, name: str, formats: tuple[str, ...] = FORMATS) -> Path:
        """Lay out a copy with one article of one imprint; copying it warms the file cache."""
        project = self.whole(name)
        for file in (
            *project.rglob("documents/*.yaml"),
            *project.rglob("imprints/*.yaml"),
            *project.rglob("locales/**/*.po*"),
        ):
            if file.stem not in MEASURED:
                file.unlink()
        imprint = project / "content" / "imprints" / "house.yaml"
        issued = re.sub(r"(?m)^formats:.*$", f"formats: [{', '.join(formats)}]", imprint.read_text(encoding="utf-8"))
        imprint.write_text(issued, encoding="utf-8")
        return project


def feuillet(project: Path, command: str, *words: str, root: Path = ROOT) -> tuple[str, ...]:
    """Write a command of Feuillet, or of another version of it that lies in ``root``, for a project."""
    return (sys.executable, str(root / "build.py"), command, "--project", str(project), *words)


def make(project: Path, *words: str, workers: int = WORKERS) -> tuple[str, ...]:
    """Write the command that makes what is asked for."""
    return feuillet(project, "make", "--workers", str(workers), *words)


def part(name: str, *words: str) -> tuple[str, ...]:
    """Write the command that runs a module of the benchmarks in a process of its own."""
    return (sys.executable, "-m", f"benchmarks.{name}", *words)
