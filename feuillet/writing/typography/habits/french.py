"""French: thin spaces before high punctuation and inside guillemets; Canada sets none before ; ! ?."""

from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.rule import (
    GAP,
    NBSP,
    NNBSP,
    SPACES,
    abbreviations,
    bind_figure,
    close_up,
    dash,
    quotes,
    rule,
)

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"

RULES = (
    rule(
        "fr-CA-no-space-before-punctuation",
        "fr-CA",
        rf"(?<=[^\s{SEAM}]){GAP}(?=[;!?])",
        close_up,
        "French sets no space before ; ! ? in Canada",
    ),
    *quotes("fr", "fr", "«»“”"),
    rule(
        "fr-nnbsp-after-opening-guillemet",
        "fr",
        rf"«[{SPACES}]?(?=\S)",
        f"«{NNBSP}",
        "no line ends with an opening guillemet",
    ),
    rule(
        "fr-nnbsp-before-closing-guillemet",
        "fr",
        rf"(?<=\S)[{SPACES}]?»",
        f"{NNBSP}»",
        "no line begins with a closing guillemet",
    ),
    rule(
        "fr-nbsp-before-colon",
        "fr",
        rf"(?<=[^\s{SEAM}:(\[«“])({SEAM}?)[{SPACES}]?({SEAM}?)(?=:{SEAM}?(?:\s|$))",
        rf"\1{NBSP}\2",
        "French sets a no-break space before :",
    ),
    rule(
        "fr-nnbsp-before-punctuation",
        "fr -fr-CA",
        rf"(?<=[^\s{SEAM}:;!?(\[«“])({SEAM}?)[{SPACES}]?({SEAM}?)(?=[;!?]+(?:[\s{SEAM})\]»”’\"'…]|$))",
        rf"\1{NNBSP}\2",
        "French sets a thin no-break space before ; ! ?",
    ),
    dash("fr", "fr", "–"),
    *abbreviations("fr", "fr", "Dr Dre Pr Pre Mme Mmes Mlle M. MM.", "n° nº p. art. chap. fig. env."),
    rule(
        "fr-bind-day",
        "fr",
        rf"(?:(?<=\d)|(?<=\b1er)) (?=(?:{MONTHS})\b)",
        NBSP,
        "a day stays on one line with its month",
    ),
    bind_figure("fr-bind-hour", "fr", r"h\b", "an hour stays on one line with its h"),
    bind_figure("fr-bind-minutes", "fr", r"\d\d\b", "minutes stay on one line with their hour", f"[{SPACES}]h"),
)
