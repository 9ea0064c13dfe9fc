"""Where a title may be broken in a language whose lines may end after nearly every sign: between its phrases.

The phrases of Japanese are found by BudouX (https://github.com/google/budoux), whose model is 36 kB and is read when the first
Japanese title is longer than a line. Its Chinese model parts words, and its Thai one is worse than Pango's dictionary.
"""

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from budoux import Parser

PHRASED = frozenset({"ja"})
"""The languages whose phrases are found."""
UNSPACED = frozenset({"km", "lo", "my", "th"})
"""The languages whose words are found by a dictionary, or are marked by who writes them."""
FOLLOWING = frozenset("ะาำๅฯະາຳ")
"""Letters that never begin a word: vowels of Thai and Lao that stand behind their consonant, and the sign of abbreviation."""
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


def word_edge(before: str, after: str, language: str) -> bool:
    """Return whether a line may end between two elements, by the signs beside that place, where words are not separated.

    An element begins and ends with a word; no dictionary can tell so from two signs.
    """
    return (
        language.partition("-")[0] in UNSPACED
        and all(category(sign) == "Lo" for sign in (before, after))
        and (after not in FOLLOWING)
    )
