"""Traditional Chinese."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import cjk

SCRIPT = Script(
    face=cjk("TC"),
    letters=frozenset({"Hani"}),
    signs=Signs.SQUARES,
    spaced=False,
    apart=False,
    stops=True,
    breaks=Breaks.SIGNS,
    joiners=False,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
