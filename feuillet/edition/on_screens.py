"""Pages for screens hold no character that nobody sees: what it does is done by markup, which nothing spells out.

Tables of braille print U+2060 as “word” and isolates as their numbers, and an old reader shows a box. Titles and attributes have no
markup: there isolates stay, and the rest is left out.
"""

import re
from dataclasses import replace

from feuillet.edition.galley import Part
from feuillet.edition.isolates import ONE, TAGS, balanced
from feuillet.writing.typography.rule import WJ, ZWSP

LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
UNSEEN = f"{WJ}{LRM}{RLM}{ALM}"
"""What joins, and what gives a sign of no direction the one beside it, as CLDR writes percent in Arabic."""
TAG = re.compile(r"(<title>[^<]*</title>|<style>.*?</style>|<!--.*?-->|<[^>]*>)", re.DOTALL)
"""What stands between texts; a title and a style sheet hold no markup of their own."""
HELD = re.compile(rf"[^\s<>]*{WJ}[^\s<>]*")
TURNED = re.compile(rf"[^\s<>;()]*[{LRM}{RLM}{ALM}][^\s<>;()]*")
ANY = re.compile(f"[{UNSEEN}{ZWSP}]|{ONE.pattern}")


def visible(part: Part) -> Part:
    """Take the characters that nobody sees out of a page, and do by markup what they did."""
    if not ANY.search(part.markup):
        return part
    pieces = TAG.split(part.markup)
    pieces[::2] = map(text, pieces[::2])
    pieces[1::2] = map(bare, pieces[1::2])
    return replace(part, markup="".join(pieces))


def text(piece: str) -> str:
    """Write what is between two tags with markup in place of what nobody sees."""
    if not ANY.search(piece):
        return piece
    turned = TURNED.sub(lambda found: f'<bdi dir="{"ltr" if LRM in found[0] else "rtl"}">{found[0]}</bdi>', piece)
    held = HELD.sub(lambda found: f'<span class="together">{found[0]}</span>' if len(found[0]) > 1 else "", turned)
    if balanced(held):
        held = "".join(str(TAGS.get(each, each)) for each in ONE.split(held))
    return bare(held).replace(ZWSP, "<wbr/>")


def bare(piece: str) -> str:
    """Leave out what joins and what gives a direction."""
    return piece.translate(dict.fromkeys(map(ord, UNSEEN)))


def plain(said: str) -> str:
    """Write a title or a summary where there is no markup and no reader that knows isolates: without what nobody sees."""
    return ANY.sub("", said)
