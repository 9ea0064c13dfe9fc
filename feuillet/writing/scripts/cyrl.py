"""Cyrillic."""

from feuillet.writing.script import Breaks, Script, Signs
from feuillet.writing.typefaces import core

SCRIPT = Script(
    face=core("Noto Sans", 1.0, 1.45, "Regular Bold Italic BoldItalic"),
    letters=frozenset({"Cyrl"}),
    signs=Signs.LETTERS,
    spaced=True,
    apart=True,
    stops=True,
    breaks=Breaks.NOWHERE,
    joiners=False,
    cased=True,
    slanted=True,
    alike=frozenset("асеіјорѕухуАВСЕНІЈКМОРЅТХУ"),
)
