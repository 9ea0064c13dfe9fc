"""Arabic, Persian and Urdu: their own comma, semicolon, question mark and full stop, and quotation marks that turn."""

import re

from feuillet.writing.typography.direction import LRI, SEAM
from feuillet.writing.typography.rule import OBJECT, SPACES, dash, quotes, rule, tight

LETTER = "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\u200c"
"""Letters and vowel signs, not the digits: a comma between digits groups a number."""
CLOSING = rf"[{SEAM})\]»›“‘]*"
OPENING = rf"[{SEAM}(\[«‹”’]*"
SIGNS = str.maketrans(",;?", "،؛؟")


def own_signs(match: re.Match[str]) -> str:
    """Write the signs of the script."""
    return match[0].translate(SIGNS)


RULES = (
    tight("arabic-script-no-space-before-punctuation", "ar fa ur", "،؛؟۔,;?!.:"),
    *quotes("arabic-script", "ar fa", "«»‹›", before="", after=""),
    # Curly marks do not turn with the direction, so the one that opens has the shape of an English closing one (CLDR).
    *quotes("ur", "ur", "”“’‘", before="", after=""),
    rule(
        "arabic-script-punctuation",
        "ar fa ur",
        # After a word of the script or a quantity; after a Latin name if a word of the script follows.
        rf"(?<=[{LETTER}{OBJECT}]){CLOSING}[,;?]+(?!{LRI}?\d)"
        rf"|(?<=[^\s,;?])[,;?]+(?={SEAM}?[{SPACES}]{OPENING}[{LETTER}{OBJECT}])",
        own_signs,
        "the script has a comma, a semicolon and a question mark of its own",
    ),
    rule(
        "arabic-script-last-question-mark",
        "ar fa ur",
        rf"([{LETTER}][^?؟.۔!]*)\?(?={CLOSING}$)",
        r"\1؟",
        "a question that ends in a Latin name or a number ends in the script's own mark",
    ),
    rule(
        "ur-full-stop",
        "ur",
        rf"(?<=[{LETTER}{OBJECT}])({CLOSING})\.(?=[\s{SEAM})\]“‘]|$)|([{LETTER}][^?؟.۔!]*)\.(?={CLOSING}$)",
        r"\1\2۔",
        "a sentence in Urdu ends in its own full stop",
    ),
    dash("arabic-script", "ar fa ur", "–"),
)
