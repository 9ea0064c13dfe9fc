"""Which way a text runs, and what in a right-to-left text runs the other way as one piece (Unicode Standard Annex 9).

The bidirectional algorithm keeps Latin words and what is between them together, but not the number before them, the mark
after them, or a bracket of which only one half is theirs: "12 rue des Tilleuls" is printed "rue des Tilleuls 12". A whole run
is isolated as its writer meant it.
"""

import re
from collections.abc import Iterator

RLI, LRI, PDI = "\u2067", "\u2066", "\u2069"
SEAM, QUANTITY = "\ue000", "\ue001"
"""Mark the seam of two runs of a text, and a quantity that runs from left to right, while rules see the whole text."""

LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Hebrew, Arabic and the other scripts that are read from right to left, with Arabic's own digits."""
LOWERED = "\u00b2\u00b3\u00b9\u2070-\u209c"
"""Digits and signs that are raised or lowered: B₁₂, Ca²⁺. They are part of a run and begin none."""
LETTER = rf"(?:(?![{LEFTWARD}{LOWERED}])[^\W\d_]|{QUANTITY})"
"""A letter of a script that is read from left to right, or such a quantity."""
BETWEEN = rf"[^\n{LEFTWARD}{RLI}{LRI}{PDI}\ufffc{{}}]"
"""What may be between two such letters."""
NUMBER = r"[+#§]?\d[\d.,:/]*+"
JOINT = f"[{SEAM}\u2060]*+"
"""A seam or a word joiner, which has no width."""
SPACE = "[ \u00a0\u202f]?"
SIGNED = rf"(?:(?<!\S)[@#.+~/–-]|[<>≤≥±≈=]{SPACE})?"
"""A sign before a name or a number: @ward, –COOH, ≥ 5."""
NUMBERS = rf"(?:{NUMBER}[-–]?{JOINT}{SPACE}{JOINT}){{1,3}}+"
BEFORE = rf"(?<![(\[«“\"])[(\[«“\"]*+(?:(?<![\d.,:/-]){SIGNED}{JOINT}{NUMBERS}|{SIGNED}{JOINT})"
"""What belongs to the first letter: numbers (5-HT, 12 rue), signs, and a bracket that closes within: (R)-ibuprofen."""
GLUE = r"[ \u00a0\u202f]?[<>=≥≤±×~][ \u00a0\u202f]?|[.,:;]{0,2}[ \u00a0\u202f]\(?|[-–.,:'’(]"
SIGN = rf"{LOWERED}+®™©℠†‡′″%‰°/\\_=&#~-"
AFTER = rf"(?:{JOINT}(?:(?:{GLUE})?{JOINT}[0-9]+|[{SIGN}]))*+"
"""What belongs to the last letter: numbers, marks, the signs an address ends in."""
CLOSERS = r"[)\]}»”\"]*+"
PLACEHOLDER = r"\{[^{}]*\}"
ISOLATED = rf"[{LRI}{RLI}](?:[^{LRI}{RLI}{PDI}]|[{LRI}{RLI}][^{LRI}{RLI}{PDI}]*+{PDI})*+{PDI}"
"""An isolate, in which there may be others."""
PHONE = r"\+?\d[\d ().\u00a0-]{5,}\d"
RUN = rf"{BEFORE}{LETTER}(?:{BETWEEN}*{LETTER})?{AFTER}{CLOSERS}"
WHOLE = rf"\A{BETWEEN}*{LETTER}{BETWEEN}*\Z"
"""A text without a letter that runs from right to left, with its numbers and stops: a source, a name that is all of a title."""
PATTERN = "|".join((PLACEHOLDER, ISOLATED, RUN, PHONE))
"""What isolating looks at: what stays as it is, then what is isolated."""

PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}
HEAD = re.compile(rf"(?:(?![{LOWERED}])[^\w{QUANTITY}+#§])*")
TAIL = re.compile(rf"(?:(?![{SIGN}])[^\w{QUANTITY})\]»”\"])*$")
"""What is at either end of a piece and is the sentence's: a space, a comma."""
STRONG = re.compile(LETTER)
TURNED = re.compile(f"[{LEFTWARD}]")


def direction(text: str, otherwise: str = "ltr") -> str:
    """Return which way a text runs as a whole: ``rtl`` if it has letters that do, ``ltr`` if it has only others."""
    if TURNED.search(text):
        return "rtl"
    return "ltr" if STRONG.search(text) else otherwise


def isolate(text: str, way: str) -> str:
    """Put a text between the characters that isolate it."""
    return f"{LRI if way == 'ltr' else RLI}{text}{PDI}"


def left_to_right(match: re.Match[str]) -> str:
    """Isolate a run or a phone number; what is isolated already and a template's placeholder stay."""
    if match[0][0] in {LRI, RLI, "{"}:
        return match[0]
    if not STRONG.search(match[0]):
        return isolate(match[0], "ltr")
    return "".join(pieces(match[0]))


def pieces(run: str) -> Iterator[str]:
    """Split a run at brackets and quotation marks whose partner is outside it, and isolate each piece."""
    start = 0
    for cut in (*lonely(run), len(run)):
        piece = run[start:cut]
        head = matched(HEAD, piece) if start else ""
        tail = matched(TAIL, piece.removeprefix(head))
        yield head
        yield enclosed(piece.removeprefix(head).removesuffix(tail))
        yield tail + run[cut : cut + 1]
        start = cut + 1


def matched(pattern: re.Pattern[str], text: str) -> str:
    """Take what a pattern finds first, which may be nothing."""
    found = pattern.search(text)
    return found[0] if found else ""


def enclosed(piece: str) -> str:
    """Isolate a piece; brackets and quotation marks round all of it stay outside, for they are the sentence's."""
    if len(piece) > 1 and PAIRS.get(piece[0], '"') == piece[-1] and not lonely(piece[1:-1]):
        return f"{piece[0]}{enclosed(piece[1:-1])}{piece[-1]}"
    said = STRONG.search(piece) or any(map(str.isdigit, piece))
    return isolate(piece, "ltr") if said else piece


def lonely(run: str) -> list[int]:
    """Find the brackets and quotation marks of a run whose partner is not in it."""
    alone, opened = list[int](), list[int]()
    for at, sign in enumerate(run):
        if opened and PAIRS.get(run[opened[-1]], '"') == sign:
            opened.pop()
        elif sign in PAIRS or sign == '"':
            opened.append(at)
        elif sign in PAIRS.values():
            alone.append(at)
    return sorted((*alone, *opened))


def isolated(text: str) -> str:
    """Isolate every run of a right-to-left text that runs from left to right."""
    return re.sub(PATTERN, left_to_right, text)
