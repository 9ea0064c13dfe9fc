"""What people wait for: one word changed, one product asked for, a check, and a run in which nothing has changed."""

import subprocess
import tarfile
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path

from benchmarks.measuring import FailedError, Program, Tell, in_turn, prepare, ratio, seconds
from benchmarks.target import Found, Target
from benchmarks.workplace import FORMATS, ROOT, Workplace, feuillet, make, part

LOCALE = "de"
CATALOG = f"locales/{LOCALE}/LC_MESSAGES/naltrexone.po"
TEXT = 'msgstr "Meine Fragen"'
"""A text that all three formats print, that is not one of safety, and that no check asks about."""
BEFORE = "4525c14"
"""The commit before speed was worked on."""


class Shelf:
    """A project whose whole shelf is made, and in which one word can be changed again and again."""

    def __init__(self, workplace: Workplace, name: str) -> None:
        self.project = workplace.fresh(name)
        self.catalog = self.project / CATALOG
        self.original = self.catalog.read_text(encoding="utf-8")
        self.aside, self.galleys = workplace.folder / f"{name}-aside", workplace.folder / f"{name}.pickle"
        self.numbers = count()
        self.left = dict[str, tuple[int, int]]()
        prepare(*make(self.project))

    def change(self) -> None:
        """Give the text a word it never had."""
        if self.original.count(TEXT) != 1:
            raise FailedError(f"{CATALOG} no longer has {TEXT} once: choose another text here")
        letter = chr(ord("B") + next(self.numbers))
        changed = self.original.replace(TEXT, f'{TEXT[:-1]} an Frau {letter}"')
        self.catalog.write_text(changed, encoding="utf-8")
        self.look()

    def look(self) -> None:
        """Note what lies in the output folder."""
        self.left = self.traces()

    def traces(self) -> dict[str, tuple[int, int]]:
        """Note of each product what changes when it is written anew."""
        files = (file for file in (self.project / "output").rglob("*") if file.suffix in {".pdf", ".epub"})
        return {str(file): (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}

    def insist(self, number: int) -> None:
        """Insist that so many products were written since the last look."""
        found = sum(self.left.get(name) != trace for name, trace in self.traces().items())
        if found != number:
            raise FailedError(f"{found} products were written where {number} were to be")

    def mark_up(self) -> None:
        """Pickle the galleys that the changed word is in."""
        prepare(*part("bare_press", "mark-up", str(self.project), str(self.aside), str(self.galleys), LOCALE))


def word(workplace: Workplace, tell: Tell) -> Found:
    """Change one msgstr of one locale, and ask for the whole shelf."""
    shelf = Shelf(workplace, "word")
    programs = (
        Program("one word changed", make(shelf.project), shelf.change, partial(shelf.insist, len(FORMATS))),
        Program("bare press", part("bare_press", "print", str(shelf.galleys)), shelf.mark_up),
        Program("nothing changed", make(shelf.project), shelf.look, partial(shelf.insist, 0)),
    )
    costs = in_turn(programs, workplace.rounds, tell)
    targets = (
        Target("one word changed, whole shelf asked", seconds(costs, "one word changed"), 1.5, "s"),
        Target("one word changed / bare press", ratio(costs, "one word changed", "bare press"), 1.3, "×"),
        Target("nothing changed", seconds(costs, "nothing changed"), 0.2, "s"),
    )
    return Found(costs, targets)


def product(workplace: Workplace, tell: Tell) -> Found:
    """Ask for one product where nothing has been made yet."""
    fresh = partial(workplace.fresh, "product")
    command = make(workplace.folder / "product", "--locale", "fr", "--format", "epub")
    costs = in_turn((Program("one product", command, fresh),), workplace.rounds, tell)
    return Found(costs, (Target("one product asked, from nothing", seconds(costs, "one product"), 1.2, "s"),))


def check(workplace: Workplace, tell: Tell) -> Found:
    """Check one locale, and everything, beside the same command before speed was worked on."""
    fresh, project = partial(workplace.fresh, "check"), workplace.folder / "check"
    programs = [
        Program("check --locale ja", feuillet(project, "check", "--locale", "ja"), fresh),
        Program("check", feuillet(project, "check"), fresh),
    ]
    old, before = past(workplace.folder / "past"), f"check at {BEFORE}"
    if old:
        programs.append(Program(before, feuillet(old, "check", root=old)))
        prepare(*feuillet(old, "check", "--locale", "ja", root=old))  # Python compiles its modules the first time
    costs = in_turn(tuple(programs), workplace.rounds, tell)
    one = Target("check --locale ja", seconds(costs, "check --locale ja"), 1.0, "s")
    if not old:
        return Found(costs, (one,), left_out=(f"{before}: this is no clone with that commit",))
    return Found(costs, (one, Target(f"check / {before}", ratio(costs, "check", before), 0.5, "×")))


def past(folder: Path) -> Path | None:
    """Lay out the project as it was, where git knows it."""
    done = subprocess.run(["git", "archive", BEFORE], cwd=ROOT, capture_output=True, check=False)  # noqa: S607 on the path
    if done.returncode:
        return None
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder
