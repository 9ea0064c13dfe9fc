"""Pages for screens hold no character that nobody sees: what it does is done by markup, which nothing spells out.

Tables of braille print U+2060 as “word” and isolates as their numbers, and an old reader shows a box. Titles and attributes have no
markup: there isolates stay, and the rest is left out.
"""

import re
from dataclasses import replace

from feuillet.edition.galley import Part
from feuillet.edition.isolates import ONE, TAGS, balanced
from feuillet.writing.typography.direction import LEFTWARD
from feuillet.writing.typography.rule import WJ, ZWSP

LRM, RLM, ALM = "\u200e", "\u200f", "\u061c"
UNSEEN = f"{WJ}{LRM}{RLM}{ALM}"
"""What joins, and what gives a sign of no direction the one beside it, as CLDR writes percent in Arabic."""
TAG = re.compile(r"(<title>[^<]*</title>|<style>.*?</style>|<!--.*?-->|<[^>]*>)", re.DOTALL)
"""What stands between texts; a title and a style sheet hold no markup of their own."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Letters of scripts whose lines may end between any two, or between words that no space parts: few of them are held."""
ISOLATES = "\u2066-\u2069"
ISOLATED = rf"[\u2066-\u2068][^\s<>{ISOLATES}]*\u2069"
"""An isolate that is held whole; no other is begun or ended within what is held or turned, so that markup nests."""
SOME = rf"(?:(?:{ISOLATED}|[^\s<>{UNSPACED}{WJ}{ISOLATES}])+|[{UNSPACED}]{{1,2}})"
HELD = re.compile(rf"{SOME}?(?:{WJ}{SOME}?)+")
ENTITY = r"&#?\w+;"
EACH = rf"(?:{ENTITY}|[^\s<>&;(){ISOLATES}])"
"""A character as markup has it: an entity is never cut."""
LEFTWARD_LETTER = rf"(?:(?=[^\W\d_])[{LEFTWARD}])"
ANY_BUT = rf"(?:(?!{LEFTWARD_LETTER}){EACH})"
LEFTWARD_WORD = rf"{LEFTWARD_LETTER}(?:{ENTITY}|{LEFTWARD_LETTER}|[^\w\s<>&;(){ISOLATES}{LRM}])*"
"""Letters that run to the left, with the signs behind them, which are between the two directions: the stroke in میلی‌مول/L."""
TO_RIGHT = re.compile(
    rf"{LEFTWARD_WORD}|(?P<turned>{ANY_BUT}*{LRM}"
    rf"(?:{ANY_BUT}*+(?!{LEFTWARD_LETTER})|{ANY_BUT}*(?:(?!{LEFTWARD_LETTER})\w|{LRM})|))"
)
"""Either of both; behind the mark a run ends before the signs that are between it and a letter that runs to the left."""
TO_LEFT = re.compile(rf"{EACH}*[{RLM}{ALM}]{EACH}*")
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
    turned = TO_LEFT.sub(lambda found: f'<bdi dir="rtl">{found[0]}</bdi>', piece)
    turned = TO_RIGHT.sub(to_right, turned) if LRM in turned else turned
    held = HELD.sub(lambda found: f'<span class="together">{found[0]}</span>' if len(found[0]) > 1 else "", turned)
    if balanced(held):
        held = "".join(str(TAGS.get(each, each)) for each in ONE.split(held))
    return bare(held).replace(ZWSP, "<wbr/>")


def to_right(found: re.Match[str]) -> str:
    """Write a run that a mark turns to the right with markup; words that run to the left stay outside."""
    return f'<bdi dir="ltr">{found[0]}</bdi>' if found["turned"] and found[0] != LRM else found[0]


def bare(piece: str) -> str:
    """Leave out what joins and what gives a direction."""
    return piece.translate(dict.fromkeys(map(ord, UNSEEN)))


def plain(said: str) -> str:
    """Write a title or a summary where there is no markup and no reader that knows isolates: without what nobody sees."""
    return ANY.sub("", said)
