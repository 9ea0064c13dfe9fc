"""Greek: guillemets, and an apostrophe where a vowel is left out before the next word."""

from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.rule import abbreviations, dash, quotes, rule, tight

ELIDED = "γι απ μ σ τ θ ν κ κι δ αλλ ουτ ούτ μήτ παρ κατ μετ επ υπ αφ εφ καθ ανθ αντ φέρ πάρ ξέρ όλ πόσ"
"""Words and the beginnings of words whose last vowel falls before another."""
APHERESIS = "ναι|μαι|σαι|μαστε|στε|χω|χεις|χει|χουν|ταν|ρθει|ρθετε|κείνο|δω"
"""Words whose first vowel falls after another."""

RULES = (
    tight("el-no-space-before-punctuation", "el", ",;·!"),
    rule(
        "el-elision",
        "el",
        rf"(?<!\w)((?i:{'|'.join(ELIDED.split())}){SEAM}?)'(?={SEAM}?\s)|(?<!\w)'(?=(?:{APHERESIS})\b)",
        r"\1’",
        "a dropped vowel is marked by an apostrophe, not a prime",
    ),
    *quotes("el", "el", "«»“”"),
    dash("el", "el", "–"),
    *abbreviations("el", "el", "κ. κα Δρ. Δρ δρ. Καθ.", "αρ. αριθ. σελ. εικ. πίν. κεφ. τηλ. τηλ.: §"),
)
