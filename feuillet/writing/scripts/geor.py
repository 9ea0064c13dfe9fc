"""Georgian, whose capitals are for words in capitals alone."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Georgian", 1.0, 1.5),
    letters=frozenset({"Geor"}),
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
