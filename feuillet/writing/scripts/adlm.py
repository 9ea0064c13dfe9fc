"""Adlam, the script of Fula."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Adlam", 1.05, 1.6, carried=True),
    letters=frozenset({"Adlm"}),
    signs=Signs.LETTERS,
    spaced=True,
    apart=True,
    stops=True,
    breaks=Breaks.NOWHERE,
    joiners=False,
    cased=True,
    slanted=False,
    alike=frozenset(),
)
