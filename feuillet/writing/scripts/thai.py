"""Thai: words and sentences run on, and a blank ends a sentence."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans Thai", 1.05, 1.65, carried=True),
    letters=frozenset({"Thai"}),
    signs=Signs.SYLLABLES,
    spaced=False,
    apart=True,
    stops=False,
    breaks=Breaks.DICTIONARY,
    joiners=False,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
