"""Khmer: words run on, and U+200B shows where a line may end."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Khmer", 1.05, 1.65, carried=True),
    letters=frozenset({"Khmr"}),
    signs=Signs.SYLLABLES,
    spaced=False,
    apart=True,
    stops=True,
    breaks=Breaks.MARKS,
    joiners=True,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
