"""How long a large catalog takes to merge with a changed source, beside gettext's msgmerge: run it with `make bench`.

The two take turns, each in a process of its own, so that what else the machine does touches both; the ratio of their best
times is what to compare between machines and versions.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from feuillet.cldr import Locale
from feuillet.translation import po
from feuillet.translation.merge import merge
from feuillet.translation.messages import Message, Messages

MESSAGES = 60_000
REWORDED = 100
"""Every which message has another text in the source now."""
TURNS = 3


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds, and the most memory it held, in MB."""

    seconds: float
    memory: float


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
    """Write the catalog and its changed source, in a process of its own: a child counts its parent's memory as its own."""
    (folder / "de.po").write_text(po.write(messages(translated=True)), encoding="utf-8")
    (folder / "large.pot").write_text(po.write(messages(translated=False)), encoding="utf-8")


def run(folder: Path) -> None:
    """Read the template and the catalog, merge, and write: what the benchmark measures of ours."""
    old, _ = po.read(folder / "de.po", "de.po", "large", Locale("de"))
    assert old is not None
    merged = merge(messages(translated=False), old)
    assert sum(message.fuzzy for message in merged.messages) == MESSAGES // REWORDED
    (folder / "merged.po").write_text(po.write(merged), encoding="utf-8")


def cost(command: list[str]) -> Cost:
    """Run a command, and measure it."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, command
    return Cost(time.perf_counter() - begun, used.ru_maxrss / 1000)


def main() -> None:
    """Let the two take turns, and print their best."""
    with tempfile.TemporaryDirectory() as name:
        cost([sys.executable, __file__, "prepare", name])
        gettext = shutil.which("msgmerge") or "msgmerge"
        commands = {
            "feuillet": [sys.executable, __file__, "run", name],
            "msgmerge": [gettext, "--output-file", f"{name}/gnu.po", f"{name}/de.po", f"{name}/large.pot"],
            "msgmerge, no guesses": [
                *(gettext, "--no-fuzzy-matching", "--output-file"),
                *(f"{name}/gnu.po", f"{name}/de.po", f"{name}/large.pot"),
            ],
        }
        costs = {each: [cost(command) for _ in range(TURNS)] for each, command in commands.items()}
    ours = min(each.seconds for each in costs["feuillet"])
    print(f"{MESSAGES} messages, the best of {TURNS}")  # noqa: T201 a benchmark is read by a person
    for program, found in costs.items():
        seconds, memory = min(each.seconds for each in found), max(each.memory for each in found)
        print(f"{program:24} {seconds:7.2f} s {memory:6.0f} MB   ours is {ours / seconds:.2f} of it")  # noqa: T201 as above


if __name__ == "__main__":
    if len(sys.argv) > 1:
        {"prepare": prepare, "run": run}[sys.argv[1]](Path(sys.argv[2]))
    else:
        main()
