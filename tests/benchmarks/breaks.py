"""What the choice of breaks costs: the pages of some locales typeset by greed and by optimum, in turn, in one process.

python -m benchmarks.breaks PROJECT ASIDE FILE ROUNDS      writes the ratio of computing, and the most typesettings of a text
"""

import json
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks import within
from benchmarks.measuring import Tell, prepare
from benchmarks.target import Found, Target
from benchmarks.workplace import Workplace, part

LOCALES = ("es", "ar", "ja", "ru")
FORMATS = ("handout-a4", "handout-letter", "large-print", "booklet", "bilingual")
MOST_TYPESETTINGS = 2
DEARER = 1.5
"""By how much a shelf's pages may cost more."""


def typeset(project: str, aside: str, file: str, rounds: str) -> None:
    """Typeset each galley both ways, first to warm up, then under the clock."""
    plates = within.plates(Path(project), Path(aside), LOCALES, FORMATS)
    within.warm()
    ratios, most, again = list[float](), 0, 0
    for number in range(int(rounds) + 1):
        seconds = [0.0, 0.0]
        for _, _, galley in plates:
            for way in (0, 1):
                begun = time.process_time()
                typesettings = within.typesettings(galley, by_optimum=bool(way))
                seconds[way] += time.process_time() - begun
                most, again = max(most, typesettings), again + (typesettings > 1 and number == 0)
        if number:
            ratios.append(seconds[1] / seconds[0])
    Path(file).write_text(json.dumps([median(ratios), most, again / len(plates)]), encoding="utf-8")


def breaks(workplace: Workplace, tell: Tell) -> Found:
    """Measure what the optimum costs beside greed."""
    file, rounds = workplace.folder / "breaks.json", min(workplace.rounds, 3)
    project = workplace.fresh("breaks", FORMATS)
    prepare(*part("breaks", str(project), str(workplace.folder / "aside"), str(file), str(rounds)))
    dearer, most, again = json.loads(file.read_text(encoding="utf-8"))
    tell(f"{again:.0%} of the texts were typeset again")
    targets = (
        Target("pages by optimum / by greed", dearer, DEARER, "×"),
        Target("typesettings of a text, at the most", most, MOST_TYPESETTINGS, ""),
    )
    return Found(targets=targets, figures=(("texts that the optimum typesets again", 100 * again, "%"),))


if __name__ == "__main__":
    typeset(*sys.argv[1:])
