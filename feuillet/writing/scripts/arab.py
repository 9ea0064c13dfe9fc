"""Arabic."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Naskh Arabic", 1.12, 1.7),
    letters=frozenset({"Arab"}),
    signs=Signs.LETTERS,
    spaced=True,
    apart=True,
    stops=True,
    breaks=Breaks.NOWHERE,
    joiners=True,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
