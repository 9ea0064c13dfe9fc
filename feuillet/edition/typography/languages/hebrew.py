"""Hebrew: the marks of abbreviations are not quotation marks, though one key types both."""

from feuillet.edition.typography.rule import dash, quotes, rule, tight

LETTERS = "א-ת"

RULES = (
    rule(
        "he-gershayim",
        "he",
        rf'(?<=[{LETTERS}])"(?=[{LETTERS}](?![{LETTERS}]))',
        "״",
        "before the last letter of an abbreviation stand gershayim, not a quotation mark",
    ),
    rule(
        "he-geresh",
        "he",
        rf"(?<=[{LETTERS}])'(?=[{LETTERS}])|(?<=[{LETTERS}])'(?![^']*')",
        "׳",
        "a letter with another sound, and an abbreviated word, have a geresh, not an apostrophe",
    ),
    # A quoted word takes its article and prepositions before the mark. Curly marks do not turn with the direction, and
    # both have the shape of the closing one (CLDR).
    *quotes("he", "he", "””’’", before=rf"(?<![{LETTERS}][{LETTERS}][{LETTERS}])(?<![A-Za-z0-9])"),
    rule(
        "he-gershayim-before-suffix",
        "he",
        rf'(?<=[{LETTERS}])"(?=[{LETTERS}])',
        "״",
        "an abbreviation keeps its gershayim when it takes a suffix",
    ),
    dash("he", "he", "–"),
    tight("he-no-space-before-punctuation", "he", ".,;:?!"),
)
