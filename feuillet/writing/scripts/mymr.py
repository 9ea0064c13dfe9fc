"""Burmese: words run on, and U+200B shows where a line may end."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Myanmar", 1.05, 1.9, carried=True),
    letters=frozenset({"Mymr"}),
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
