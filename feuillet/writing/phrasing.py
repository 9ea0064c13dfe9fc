"""Where a title may be broken in a language whose lines may end after nearly every sign: between its phrases.

The phrases of Japanese are found by BudouX (https://github.com/google/budoux), whose model is 36 kB and is read when the first
Japanese title is longer than a line. Its Chinese model parts words, and its Thai one is worse than Pango's dictionary.
"""

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

PHRASED = frozenset({"ja"})
"""The languages whose phrases are found."""
COLONS = ":：—。？！"
"""After one of these a title is broken first, a colon or the end of a sentence."""


@cache
def parser() -> "Parser":
    """Open the model of Japanese phrases, once a process."""
    import budoux  # noqa: PLC0415 only a Japanese title asks for it

    return budoux.load_default_japanese_parser()


@cache
def phrase_ends(text: str, language: str) -> frozenset[int] | None:
    """List the offsets at which a phrase of a title ends; nothing in a language that shows by its blanks where words do."""
    match language.partition("-")[0]:
        case "ja":
            phrases = accumulate(len(phrase) for phrase in parser().parse(text))
            return frozenset(phrases) | {at + 1 for at, sign in enumerate(text) if sign in COLONS}
        case "ko":
            return frozenset(at + 1 for at, sign in enumerate(text) if sign.isspace())
    return None
