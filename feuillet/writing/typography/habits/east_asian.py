"""Chinese and Japanese: full-width punctuation between characters, corner brackets, doubled dashes and ellipses.

What is typed with a Latin keyboard between characters becomes their own sign; Latin text among them stays as it is.
"""

import re

from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.rule import GAP, OBJECT, SPACES, Rule, closed, quotes, rule

ALL = "ja zh-Hans zh-Hant"
HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Ideographs and kana, with ー and ・."""
STOPS = "、。，！？：；"
CLOSING = rf"[{SEAM})）」』”’\"'…—]*"
OPENING = rf"[{SEAM}(（「『“‘\"']*"
DASH = rf"[{SPACES}]+(?:--?|–|——?)[{SPACES}]+"
NO_TITLE = "".join(f"(?<!{title})" for title in ("Dr", "Mr", "Ms", "St", "vs", "No"))
"""A full stop after one of these ends no sentence."""
BRACKETS = r"\((?:[^()（）]|\([^()（）]*\))*\)"
WIDE = str.maketrans("()", "（）")
WITHIN = re.compile(f"[{HAN}]")
AT_END = re.compile(rf"[{HAN}{STOPS}][{SEAM}{SPACES}]*$")
AT_START = re.compile(rf"[{SEAM}{SPACES}]*[{HAN}]")


def full_width(match: re.Match[str]) -> str:
    """Widen brackets that have characters in them, before or after them; an address inside keeps its own."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if not (WITHIN.search(match[0]) or AT_END.search(before) or AT_START.match(after)):
        return match[0]
    inner = match[0][1:-1]
    return f"（{inner if '://' in inner else inner.translate(WIDE)}）"


def punctuation(id: str, languages: str, signs: str) -> tuple[Rule, Rule]:
    """Write the rules that widen punctuation; ``signs`` stands for , . ? ! ; and : in this order."""
    wide = str.maketrans(",.?!;:", signs)
    return (
        rule(
            f"{id}-punctuation",
            languages,
            # After a character, after a quantity, and after Latin letters if a character follows.
            rf"(?<=[{HAN}]){CLOSING}[{SPACES}]*(?:[?!]+|[,;:]|\.(?![a-z0-9.]))"
            rf"|(?<=[{OBJECT}]){CLOSING}[{SPACES}]*(?:[?!]+|[,;]|[.:](?!{SEAM}?[\w{OBJECT}.]))"
            rf"|(?<=\S)[{SPACES}]*(?:[?!]+|[,;:])(?={SEAM}?[{SPACES}]*{OPENING}[{HAN}])",
            lambda match: closed(match).translate(wide),
            "between characters the signs are full-width ones, which hold their own space",
        ),
        rule(
            f"{id}-last-stop",
            languages,
            rf"([{HAN}][^.?!;。！？；]*){NO_TITLE}(\.|[?!]+)(?={CLOSING}(?:$|[{SPACES}]+{OPENING}[{HAN}]))",
            lambda match: match[1] + match[2].translate(wide),
            "a sentence that ends in a Latin name or a number ends in a full-width sign all the same",
        ),
    )


RULES = (
    rule(
        "east-asian-dash",
        ALL,
        rf"(?<=[{HAN})）」』”’\"'])({SEAM}?)(?:{DASH}|[{SPACES}]*--[{SPACES}]*)({SEAM}?)(?=\S)"
        rf"|(?<=\S)({SEAM}?){DASH}({SEAM}?)(?=[{HAN}(（「『“‘\"'])",
        r"\1\3——\2\4",
        "a dash takes two characters' room and has no space beside it",
    ),
    rule(
        "east-asian-ellipsis",
        ALL,
        rf"(?<=[{HAN}])({SEAM}?)…(?!{SEAM}?…)|(?<!…)(?<!…{SEAM})…(?={SEAM}?[{HAN}])|(?<!\.)\.{{6}}(?!\.)",
        r"\1……",
        "an ellipsis is two signs of three dots and takes two characters' room",
    ),
    *punctuation("ja", "ja", "、。？！；："),
    *punctuation("zh", "zh-Hans zh-Hant", "，。？！；："),
    rule("wide-brackets", ALL, BRACKETS, full_width, "brackets among characters are full-width"),
    rule(
        "no-space-beside-wide-signs",
        ALL,
        rf"(?<=[{STOPS}（）]){GAP}|{GAP}(?=[{STOPS}（）])",
        closed,
        "full-width signs hold their own space",
    ),
    # JIS X 4051 and CLREQ set up to a quarter em there, but as the typesetter's doing and not as a character, which would
    # stretch with the line, be at its end, and come between the words of a search.
    rule(
        "no-space-beside-latin",
        ALL,
        rf"(?<=[{HAN}]){GAP}(?=[A-Za-z0-9α-ω{OBJECT}“‘]|[\"'][\w{SEAM}{OBJECT}])"
        rf"|(?:(?<=[A-Za-z0-9%α-ω{OBJECT}”’])|(?<=\S[\"'])){GAP}(?=[{HAN}])",
        closed,
        "between characters and Latin letters or digits no space is typed; the gap there is the typesetter's (JIS X 4051)",
    ),
    # The quotations come last, for they look for spaces.
    *quotes("zh-Hans", "zh-Hans", "“”‘’", before="", after=""),
    *quotes("corner", "ja zh-Hant", "「」『』", before="", after=""),
    rule(
        "no-space-beside-corner-brackets",
        "ja zh-Hant",
        rf"(?<=[「」『』]){GAP}|{GAP}(?=[「」『』])",
        closed,
        "corner brackets hold their own space",
    ),
)
