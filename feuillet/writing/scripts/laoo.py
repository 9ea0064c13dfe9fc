"""Lao: words and sentences run on; a blank ends a sentence, and U+200B shows where a line may end."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Lao", 1.05, 1.75, carried=True),
    letters=frozenset({"Laoo"}),
    signs=Signs.SYLLABLES,
    spaced=False,
    apart=True,
    stops=False,
    breaks=Breaks.MARKS,
    joiners=False,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
