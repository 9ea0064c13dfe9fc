"""English: curly quotation marks, a spaced dash, and apostrophes at either end of a word."""

from feuillet.writing.typography.rule import abbreviations, dash, final_apostrophe, quotes, rule

RULES = (
    rule(
        "en-decade", "en", r"(?<!\w)'(?=\d0s\b)", "’", "a decade's century is left out with an apostrophe, not a quote"
    ),
    *quotes("en", "en", "“”‘’"),
    final_apostrophe("en", "en"),
    dash("en", "en", "–"),
    *abbreviations("en", "en", "Dr Dr. Mr Mr. Mrs Mrs. Ms Ms. Prof Prof.", "No. Nos. p. pp. Fig. Figs. vol. §"),
)
