"""The spaces between words where a line ends or a style changes: readers of tags must not have to guess them from gaps.

The typesetter drops the space that a line ends with, and draws none that has a box of its own; in tagged PDF every space
of the text is there (ISO 32000-1, 14.8.2.5). Whether there was one between two pieces is looked up in the galley.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator, String

from feuillet.edition.galley import Galley
from feuillet.press.tagged import tounicode
from feuillet.press.tagged.marked_content import Instructions, Mark, Said, Step

INLINE = re.compile(r"</?(?:a|b|bdi|dfn|em|i|span|strong|sub|sup)\b[^>]*>")
APART = re.compile(r"<br\b[^>]*>|</?small\b[^>]*>")
"""What parts words without being a block of its own: the end of a line, a remark beside the text."""
BLOCK = re.compile(r"\s*<[^>]*>\s*")
BLANKS = re.compile(r"[ \t\r\n]+")
LABEL = "::before"
"""What a style sheet writes before a text: the number of a section, the sign of a warning."""


def text_of(galley: Galley) -> str:
    """Read the text of a galley, one line per block."""
    markup = "\n".join(part.markup for part in galley.parts)
    lines = BLOCK.sub("\0", APART.sub(" ", INLINE.sub("", markup)))
    return BLANKS.sub(" ", html.unescape(lines)).replace("\0", "\n")


def part(said: dict[Mark, Said], order: Iterable[Mark], text: str) -> dict[Mark, Said]:
    """Find which pieces have a space after them; ``order`` is that in which they are read."""
    worded = [mark for mark in order if mark in said and said[mark].words.strip()]
    return said | {
        mark: replace(said[mark], spaced=True)
        for mark, following in pairwise(worded)
        if apart(said[mark].words, said[following].words, text) or said[mark].origin.endswith(LABEL)
    }


def apart(words: str, following: str, text: str) -> bool:
    """Return whether there is a space between words and those that follow; one that does not break is dropped at a line's end."""
    return any(f"{words}{blank}{following}" in text for blank in (" ", "\u00a0 "))


def show(page: Any, instructions: Instructions, said: dict[Mark, Said], fonts: tounicode.Maps) -> Instructions:
    """Show the spaces of a page, each with the piece before it; where no font of the page has one, the piece says it."""
    named = page.get("/Resources", Dictionary()).get("/Font", Dictionary())
    maps = ((name, tounicode.read(font, fonts)) for name, font in named.items())
    spaces = {name: code for name, letters in maps for code, text in letters.items() if text == " "}
    shown: list[Step] = []
    piece, begun = None, 0
    for operator, instruction in instructions:
        if operator == "BDC" and "/MCID" in (properties := instruction.operands[1]):
            piece, begun = said[page.objgen, int(properties.MCID)], len(shown)
            if piece.spaced and not spaces and not piece.right_to_left:
                properties.ActualText = piece.text
        elif operator == "EMC" and piece is not None:
            if piece.spaced and spaces:
                shown[begun:] = fill(shown[begun:], spaces, backwards=piece.backwards)
            piece = None
        shown.append((operator, instruction))
    return tuple(shown)


def fill(piece: list[Step], spaces: dict[str, bytes], *, backwards: bool) -> list[Step]:
    """Show a space where a piece ends: behind its glyphs, or before them where they run to the left; nothing moves.

    It is of the piece's own font, or of another where that has no space.
    """
    shows = [at for at, (operator, _) in enumerate(piece) if operator == "TJ"]
    if not shows:
        return piece
    at = shows[0] if backwards else shows[-1] + 1
    place, own = last("Tm", piece[:at]), last("Tf", piece[:at])
    name, size = own[1].operands
    name = str(name)
    name = name if name in spaces else min(spaces)
    font = "Tf", ContentStreamInstruction([Name(name), size], Operator("Tf"))
    space = "Tj", ContentStreamInstruction([String(spaces[name])], Operator("Tj"))
    return [*piece[:at], font, space, *((own, place) if backwards else ()), *piece[at:]]


def last(wanted: str, instructions: list[Step]) -> Step:
    """Find the last instruction of a kind; each piece sets its font and its place."""
    return next(step for step in reversed(instructions) if step[0] == wanted)
