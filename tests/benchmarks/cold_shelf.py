"""The cold shelf: everything made from nothing, beside other programs, with one worker and with two; and a leaflet's twin."""

from functools import partial

from benchmarks import rivals
from benchmarks.measuring import Costs, Program, Tell, in_turn, ratio
from benchmarks.target import Found, Target
from benchmarks.workplace import FORMATS, Workplace, make

OURS, ALONE = "Feuillet", "Feuillet, one worker"
BOUNDS = {"Typst + Pandoc": (5.0, 4.0), "WeasyPrint + Pandoc": (0.75, 0.6)}
"""Of how many times what another program takes is good enough, and what would be good."""


def cold(workplace: Workplace, tell: Tell) -> Found:
    """Make the shelf of twenty locales in three formats: empty store and output folder, warm file cache."""
    there = rivals.look(workplace.rivals)
    fresh, project = partial(workplace.fresh, "cold"), workplace.folder / "cold"
    ours = (
        Program(OURS, make(project), fresh),
        Program(ALONE, make(project, workers=1), fresh),
    )
    costs = in_turn((*ours, *rivals.programs(workplace, there)), workplace.rounds, tell)
    beside = tuple(
        Target(f"cold shelf / {name}", ratio(costs, OURS, name), bound, "×", goal=goal)
        for name, (bound, goal) in BOUNDS.items()
        if name in costs
    )
    workers = Target("one worker / two workers", ratio(costs, ALONE, OURS), 1.8, "×", at_least=True)
    return Found(costs, (*beside, workers), left_out=there.missing)


def leaflet(workplace: Workplace, tell: Tell) -> Found:
    """Make the leaflets of all locales alone, and together with the sheets they are imposed on."""
    both = ("leaflet", "leaflet-print")
    fresh, project = partial(workplace.fresh, "leaflet", (*FORMATS, "leaflet-print")), workplace.folder / "leaflet"
    programs = tuple(
        Program(" + ".join(formats), make(project, *(word for name in formats for word in ("--format", name))), fresh)
        for formats in (both[:1], both)
    )
    costs: Costs = in_turn(programs, workplace.rounds, tell)
    one, two = (program.name for program in programs)
    return Found(costs, (Target("leaflet + leaflet-print / leaflet", ratio(costs, two, one), 1.1, "×"),))
