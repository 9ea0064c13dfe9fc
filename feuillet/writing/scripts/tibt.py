"""Tibetan: a dot ends each syllable, and a stroke ends clauses as well as sentences."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Serif Tibetan", 1.0, 2.0, carried=True),
    letters=frozenset({"Tibt"}),
    signs=Signs.SYLLABLES,
    spaced=False,
    apart=True,
    stops=False,
    breaks=Breaks.STOPS,
    joiners=False,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
