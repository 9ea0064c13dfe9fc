"""Dutch: curly quotation marks, and words that begin with an apostrophe; IJ stays two letters."""

from feuillet.writing.typography.rule import abbreviations, dash, final_apostrophe, quotes, rule

RULES = (
    rule(
        "nl-initial-apostrophe",
        "nl",
        r"(?<!\w)'(?=[smtnk]\b)",
        "’",
        "what is left out at a word's head is an apostrophe",
    ),
    *quotes("nl", "nl", "“”‘’"),
    final_apostrophe("nl", "nl"),
    dash("nl", "nl", "–"),
    *abbreviations(
        "nl", "nl", "Dr. dr. drs. Prof. prof. Dhr. dhr. Mevr. mevr.", "nr. p. blz. afb. hfdst. art. ca. tel."
    ),
)
