"""The other programs: what people use who have no Feuillet, each from its own command line and on the same text.

A rival is a list of shell lines, one a locale, of which `xargs` runs as many at once as Feuillet has workers.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shlex import join

from benchmarks.measuring import Program, prepare
from benchmarks.workplace import WORKERS, Workplace, part

TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
"""Typst's wheel has no command of its own: a process a file, as its command line would be."""
TEMPLATE = Path(__file__).with_name("rival.typ")
PAPERS = {
    "handout": {"width": "210mm", "height": "297mm", "margin": "18mm", "size": "10pt"},
    "leaflet": {"width": "99mm", "height": "210mm", "margin": "6mm", "size": "8pt"},
}
"""What Typst prints on; a leaflet is as many panels, a third of A4 each, as its text takes."""
CHROMIUM = "chromium"
HEADLESS = ("--headless", "--disable-gpu", "--no-pdf-header-footer", "--disable-breakpad")


Lines = Callable[["Rivals", Path], list[list[str]]]
"""Lists the commands that print the texts in a folder, in their order."""


@dataclass(frozen=True)
class Rivals:
    """The programs that are there, and what is missing."""

    python: Path
    pandoc: str
    chromium: str | None
    missing: tuple[str, ...]


def look(environment: Path) -> Rivals:
    """See which of the other programs this machine has; ``environment`` is the one `make bench` installs them into."""
    python, chromium = environment / "bin" / "python", shutil.which(CHROMIUM)
    asked = "import pypandoc, typst; print(pypandoc.get_pandoc_path())"
    done = (
        subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False) if python.exists() else None
    )
    pandoc = done.stdout.strip() if done and not done.returncode else ""
    missing = [] if pandoc else [f"Typst, Pandoc: not in {environment}; make bench installs them"]
    if not chromium:
        missing.append("Chromium: this machine has none; apt install chromium")
    return Rivals(python, pandoc, chromium, tuple(missing))


def programs(workplace: Workplace, rivals: Rivals) -> tuple[Program, ...]:
    """Write the texts and the lines of all rivals that are there, and return how they are run; without Pandoc, none."""
    if not rivals.pandoc:
        return ()
    folder = workplace.folder / "rivals"
    prepare(*part("rival_texts", str(workplace.fresh("texts")), str(folder), rivals.pandoc))
    places = sorted(file.parent for file in folder.glob("*/settings.yaml"))
    each: dict[str, Lines] = {"Typst + Pandoc": typst, "WeasyPrint + Pandoc": weasyprint}
    if rivals.chromium:
        each["Chromium + Pandoc"] = chromium
    for name, lines in each.items():
        text = "".join(
            f"cd {join([str(place)])} && {' && '.join(map(join, lines(rivals, place)))}\n" for place in places
        )
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(Program(name, at_once(folder / name)) for name in each)


def at_once(file: Path) -> tuple[str, ...]:
    """Write the command that runs the lines of a file, as many at once as there are workers."""
    return ("xargs", "-a", str(file), "-d", "\\n", "-n", "1", "-P", str(WORKERS), "sh", "-c")


def typst(rivals: Rivals, _place: Path) -> list[list[str]]:
    """Have Pandoc write Typst's markup and Typst print it."""
    lines = []
    for name, paper in PAPERS.items():
        variables = [f"--variable={key}:{value}" for key, value in paper.items()]
        settings = ["--metadata-file=settings.yaml", f"--template={TEMPLATE}", *variables]
        lines.append([rivals.pandoc, f"{name}.md", "--to=typst", *settings, f"--output={name}.typ"])
        lines.append([str(rivals.python), "-I", "-c", TYPST, f"{name}.typ", f"{name}-typst.pdf"])
    return [*lines, book(rivals)]


def weasyprint(rivals: Rivals, _place: Path) -> list[list[str]]:
    """Have WeasyPrint's own command print Feuillet's pages, bare and untagged."""
    command = [sys.executable, "-m", "weasyprint", "--quiet"]
    return [*([*command, f"{name}.html", f"{name}-weasyprint.pdf"] for name in PAPERS), book(rivals)]


def chromium(rivals: Rivals, place: Path) -> list[list[str]]:
    """Have Chromium print Feuillet's pages; a profile a locale, for two that run at once cannot share one."""
    assert rivals.chromium
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    command = [rivals.chromium, *HEADLESS, *root, f"--user-data-dir={place / 'profile'}"]
    lines = [[*command, f"--print-to-pdf={name}-chromium.pdf", f"file://{place}/{name}.html"] for name in PAPERS]
    return [*lines, book(rivals)]


def book(rivals: Rivals) -> list[str]:
    """Have Pandoc make the e-book."""
    return [rivals.pandoc, "handout.md", "--to=epub3", "--metadata-file=settings.yaml", "--output=book.epub"]
