"""Thaana, the script of Dhivehi."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Thaana", 1.2, 1.7, carried=True),
    letters=frozenset({"Thaa"}),
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
