"""Hebrew: the marks of abbreviations are not quotation marks, though one key types both."""

from feuillet.writing.typography.direction import LRI, PDI
from feuillet.writing.typography.rule import dash, quotes, rule, tight

LETTERS = "א-ת"

RULES = (
    tight("he-no-space-before-punctuation", "he", ".,;:?!"),
    rule(
        "he-gershayim",
        "he",
        rf'(?<=[{LETTERS}])"(?=[{LETTERS}](?![{LETTERS}]))',
        "״",
        "before the last letter of an abbreviation are gershayim, not a quotation mark",
    ),
    rule(
        "he-geresh-inside",
        "he",
        rf"(?<=[{LETTERS}])'(?=[{LETTERS}])",
        "׳",
        "a letter that has another sound has a geresh, not an apostrophe",
    ),
    # A quoted word has its article and prepositions, one or two letters, before the mark. Curly marks do not turn with the
    # direction, and both have the shape of the closing one (CLDR).
    *quotes(
        "he",
        "he",
        "””’’",
        before=rf"(?<![{LETTERS}][{LETTERS}][{LETTERS}])(?<![A-Za-z0-9{PDI}])",
        after=rf"(?![\w{LRI}])",
    ),
    rule(
        "he-gershayim-before-suffix",
        "he",
        rf'(?<=[{LETTERS}])"(?=[{LETTERS}])',
        "״",
        "an abbreviation keeps its gershayim when it takes a suffix",
    ),
    rule(
        "he-geresh",
        "he",
        rf"(?<=[{LETTERS}])'",
        "׳",
        "a word cut short ends in a geresh, not in an apostrophe",
    ),
    dash("he", "he", "–"),
)
