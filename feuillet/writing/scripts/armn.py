"""Armenian."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Armenian", 1.0, 1.45),
    letters=frozenset({"Armn"}),
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
