"""Tibetan: a dot ends each syllable, and a stroke with a blank a sentence."""

from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import Breaks, Script, Signs

SCRIPT = Script(
    face=UNKNOWN,
    letters=frozenset({"Tibt"}),
    signs=Signs.SYLLABLES,
    spaced=False,
    apart=True,
    stops=True,
    breaks=Breaks.STOPS,
    joiners=False,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
