"""Lao: words run on, and U+200B shows where a line may end."""

from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import Breaks, Script, Signs

SCRIPT = Script(
    face=UNKNOWN,
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
