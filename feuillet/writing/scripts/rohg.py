"""Hanifi Rohingya."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Hanifi Rohingya", 1.05, 1.65, carried=True),
    letters=frozenset({"Rohg"}),
    signs=Signs.LETTERS,
    spaced=True,
    apart=True,
    stops=True,
    breaks=Breaks.NOWHERE,
    joiners=False,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
