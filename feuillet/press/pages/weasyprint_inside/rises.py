"""Glyphs that are raised by next to nothing, shown together with those beside them.

WeasyPrint shows each glyph that is not on its baseline by itself (https://github.com/Kozea/WeasyPrint/issues/1958). That makes
an object of it, which readers sort by its place: a Thai tone mark, raised by a thirtieth of a point, came behind the next word,
and the word that it belongs to was copied twice. That this tears words has no issue there yet.
"""

from types import ModuleType
from typing import Any

BEGIN, RISE, SHOW = (b"BT", b" Tm"), b" Ts", b"] TJ"
LEVEL = 0.25
"""By how much a glyph is raised that nobody sees raised, in pixels."""


def show_together(pdf_stream: ModuleType) -> None:
    """Show the glyphs of a line together where they stand on one baseline.

    They are joined where the line's text ends: what draws the line is taken over by weasysvg.
    """
    original: Any = pdf_stream.Stream.end_text

    def end_text(stream: Any) -> None:
        drawn = stream.stream
        begun = len(drawn) - 1
        while isinstance(drawn[begun], bytes) and not drawn[begun].endswith(BEGIN):
            begun -= 1
        drawn[begun:] = levelled(drawn[begun:])
        original(stream)

    pdf_stream.Stream.end_text = end_text


def levelled(instructions: list[Any]) -> list[Any]:
    """Take rises by next to nothing out of instructions, and join what is shown one after the other."""
    made, high = list[Any](), False
    for each in instructions:
        said = each if isinstance(each, bytes) else b""
        if said.endswith(RISE):
            raised = abs(float(said.removesuffix(RISE))) > LEVEL
            if not raised and not high:
                continue
            high = raised
        if made and said.endswith(SHOW) and isinstance(made[-1], bytes) and made[-1].endswith(SHOW):
            made[-1] = made[-1].removesuffix(SHOW) + b" " + said[1:]  # a number may end one, and begin the other
        else:
            made.append(each)
    return made
