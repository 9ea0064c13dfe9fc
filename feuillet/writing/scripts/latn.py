"""Latin."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import LATIN

SCRIPT = Script(
    face=LATIN,
    letters=frozenset({"Latn"}),
    signs=Signs.LETTERS,
    spaced=True,
    apart=True,
    stops=True,
    breaks=Breaks.NOWHERE,
    joiners=False,
    cased=True,
    slanted=True,
    alike=frozenset(),
)
