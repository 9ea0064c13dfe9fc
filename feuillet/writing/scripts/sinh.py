"""Sinhala."""

from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import Breaks, Script, Signs

SCRIPT = Script(
    face=UNKNOWN,
    letters=frozenset({"Sinh"}),
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
