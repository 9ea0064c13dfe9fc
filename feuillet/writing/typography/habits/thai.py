"""Thai: no spaces between words, but around signs of repetition and abbreviation; quotation marks touch letters."""

from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.rule import NBSP, OBJECT, SPACES, closed, dash, quotes, rule, tight

LETTER = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
"""Consonants, vowels and tone marks."""

RULES = (
    tight("th-no-space-before-punctuation", "th", ",;?!"),
    *quotes("th", "th", "“”‘’", before="", after=""),
    dash("th", "th", "–"),
    rule(
        "th-repetition",
        "th",
        rf"(?<=[{LETTER}”’)])({SEAM}?)[{SPACES}]?({SEAM}?)(?=ๆ)",
        rf"\1{NBSP}\2",
        "there is a space before the sign of repetition, and no line begins with it (Royal Society of Thailand)",
    ),
    rule(
        "th-space-after-repetition",
        "th",
        rf"ๆ({SEAM}?)(?=[{LETTER}])",
        r"ๆ \1",
        "there is a space after the sign of repetition too, and there a line may end",
    ),
    rule(
        "th-and-so-on",
        "th",
        rf"(?<=[{LETTER}”’)A-Za-z0-9{OBJECT}])({SEAM}?)[{SPACES}]?({SEAM}?)(?=ฯลฯ)",
        rf"\1{NBSP}\2",
        "there is a space before the sign of an open list, and no line begins with it",
    ),
    rule(
        "th-abbreviation-sign",
        "th",
        rf"(?<=[{LETTER}]){SEAM}?[{SPACES}]{SEAM}?(?=ฯ(?![{LETTER}]))",
        closed,
        "the sign of abbreviation touches the word it shortens",
    ),
    rule(
        "th-bind-abbreviations",
        "th",
        rf"(?<![{LETTER}.])((?:พ\.ศ|ค\.ศ|โทร)\.{SEAM}?) (?={SEAM}?[\d{OBJECT}])",
        rf"\1{NBSP}",
        "an era stays with its year, and a telephone number with its word",
    ),
    rule(
        "th-bind-hour",
        "th",
        rf"(?<=\d)({SEAM}?) ({SEAM}?)(?=น\.(?![{LETTER}]))",
        rf"\1{NBSP}\2",
        "an hour stays on one line with the word for it",
    ),
)
