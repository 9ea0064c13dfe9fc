"""Kannada."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Kannada", 1.0, 1.75, carried=True),
    letters=frozenset({"Knda"}),
    signs=Signs.SYLLABLES,
    spaced=True,
    apart=True,
    stops=True,
    breaks=Breaks.NOWHERE,
    joiners=True,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
