"""Korean: hangul, and ideographs in brackets."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import cjk

SCRIPT = Script(
    face=cjk("KR"),
    letters=frozenset({"Hang", "Hani"}),
    signs=Signs.SQUARES,
    spaced=True,
    apart=True,
    stops=True,
    breaks=Breaks.SIGNS,
    joiners=False,
    cased=False,
    slanted=False,
    alike=frozenset(),
)
