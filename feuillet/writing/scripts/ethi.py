"""Ethiopic."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Ethiopic", 1.05, 1.6, carried=True),
    letters=frozenset({"Ethi"}),
    signs=Signs.SYLLABLES,
    spaced=True,
    apart=True,
    stops=True,
    breaks=Breaks.NOWHERE,
    joiners=False,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
