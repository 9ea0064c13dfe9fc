"""How long a large catalog takes to merge with a changed source, beside gettext's msgmerge.

    python -m benchmarks.merge prepare FOLDER      writes the catalog and the source
    python -m benchmarks.merge run FOLDER          merges them: what is measured of ours

Ours and gettext's take turns, each in a process of its own, for a child counts its parent's memory as its own.
"""

import shutil
import sys
from pathlib import Path

from benchmarks import measuring
from benchmarks.measuring import Program, Tell
from benchmarks.target import Found
from benchmarks.workplace import Workplace, part
from feuillet.cldr import Locale
from feuillet.translation import po
from feuillet.translation.merge import merge
from feuillet.translation.messages import Message, Messages

MESSAGES = 60_000
REWORDED = 100
"""Every which message has another text in the source now."""
TURNS = 3
"""How often at most: msgmerge takes longer than ours, and no target hangs on it."""


def text(number: int, *, reworded: bool = False) -> str:
    return f"Prenez {{4.5 mg}} du médicament numéro {number}{' le soir' if reworded else ''}, avec un verre d'eau."


def messages(*, translated: bool) -> Messages:
    """Make up a source that was changed, or a catalog of what it was before."""
    made = (
        Message(
            f"sections/s{number // 100}/b{number}/text",
            text(number, reworded=not translated and number % REWORDED == 0),
            f"Nehmen Sie {{4.5 mg}} des Medikaments Nummer {number} mit einem Glas Wasser." if translated else "",
            source="content/documents/large.yaml",
        )
        for number in range(MESSAGES)
    )
    return Messages("large", "de" if translated else "", messages=tuple(made))


def prepare(folder: Path) -> None:
    """Write the catalog and its changed source."""
    (folder / "de.po").write_text(po.write(messages(translated=True)), encoding="utf-8")
    (folder / "large.pot").write_text(po.write(messages(translated=False)), encoding="utf-8")


def run(folder: Path) -> None:
    """Read the template and the catalog, merge, and write: what the benchmark measures of ours."""
    old, _ = po.read(folder / "de.po", "de.po", "large", Locale("de"))
    assert old is not None
    merged = merge(messages(translated=False), old)
    assert sum(message.fuzzy for message in merged.messages) == MESSAGES // REWORDED
    (folder / "merged.po").write_text(po.write(merged), encoding="utf-8")


def merging(workplace: Workplace, tell: Tell) -> Found:
    """Merge a large catalog with its changed source, beside gettext."""
    folder = workplace.folder / "merge"
    folder.mkdir()
    measuring.prepare(*part("merge", "prepare", str(folder)))
    gettext = shutil.which("msgmerge")
    programs = [Program("Feuillet's merge", part("merge", "run", str(folder)))]
    for name, options in {"msgmerge": (), "msgmerge, no guesses": ("--no-fuzzy-matching",)}.items():
        if gettext:
            files = (f"{folder}/gnu.po", f"{folder}/de.po", f"{folder}/large.pot")
            programs.append(Program(name, (gettext, *options, "--quiet", "--output-file", *files)))
    costs = measuring.in_turn(tuple(programs), min(workplace.rounds, TURNS), tell)
    return Found(costs, left_out=() if gettext else ("msgmerge: this machine has none; apt install gettext",))


if __name__ == "__main__":
    {"prepare": prepare, "run": run}[sys.argv[1]](Path(sys.argv[2]))
