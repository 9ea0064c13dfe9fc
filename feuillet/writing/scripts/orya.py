"""Odia."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Oriya", 1.0, 1.7, carried=True),
    letters=frozenset({"Orya"}),
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
