"""Ol Chiki, the script of Santali."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Ol Chiki", 1.0, 1.5, carried=True),
    letters=frozenset({"Olck"}),
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
