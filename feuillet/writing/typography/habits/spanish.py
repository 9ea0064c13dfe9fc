"""Spanish: guillemets, marks that open a question or an exclamation, and dashes that enclose an aside."""

import re

from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.rule import GAP, NBSP, SPACES, WJ, abbreviations, close_up, dash, quotes, rule, spaced

TOUCHING = rf"[^\s{SEAM}—{WJ}]"
OPENING = {"?": "¿", "!": "¡"}
ASKING = (
    "Qué|Cómo|Cuándo|Cuánt[oa]s?|Dónde|Adónde|Quién(?:es)?|Cuál(?:es)?"
    "|(?:Por|Para|Con|De|En|A|Desde|Hasta) (?:qué|cuándo|cuánt[oa]s?|dónde|quién(?:es)?|cuál(?:es)?)"
)


def opened(match: re.Match[str]) -> str:
    """Put the opening mark that goes with the closing one, which is further on."""
    return match[1] + OPENING[match[2]]


RULES = (
    rule(
        "es-no-space-after-opening-mark",
        "es",
        rf"(?<=[¿¡]){GAP}(?=[^\s{SEAM}])",
        close_up,
        "an opening ¿ or ¡ touches its word",
    ),
    rule(
        "es-no-space-before-closing-mark",
        "es",
        rf"(?<=[^\s{SEAM}]){GAP}(?=[?!])",
        close_up,
        "a closing ? or ! touches its word",
    ),
    rule(
        "es-opening-mark",
        "es",
        # Only a whole sentence that begins with a question word is sure to be asked from its first word on.
        rf"(?:^|(?<=[.?!…][{SPACES}]))({SEAM}?)(?=(?:{ASKING})\b[^.,:;…¿¡?!]*([?!])(?![\"»”]))",
        opened,
        "a question and an exclamation have a mark at their beginning",
    ),
    rule(
        "es-aside",
        "es",
        rf"(?<=[^\s{SEAM}])({SEAM}?)[{SPACES}]({SEAM}?)[-–—]({SEAM}?)[{SPACES}]({SEAM}?)"
        rf"(?=[\"'«“]?[^\W\d_])([^.?!…—–]*?[^\s.?!…—–{SEAM}])"
        rf"({SEAM}?)[{SPACES}]({SEAM}?)[-–—](?={SEAM}?[\s,;:.?!)])",
        r"\1 \2—\3\4\5\6\7—",
        "an aside is set between dashes that touch it",
    ),
    rule(
        "es-join-opening-dash",
        "es",
        rf"(?:(?<=[\s(]—)|(?<=[\s(]{SEAM}—))({SEAM}?)(?={TOUCHING})",
        rf"\1{WJ}",
        "no line ends with the dash that opens an aside",
    ),
    rule(
        "es-join-closing-dash",
        "es",
        rf"(?<={TOUCHING})({SEAM}?)(?=—{SEAM}?(?:[\s,;:.?!)]|$))",
        rf"\1{WJ}",
        "no line begins with the dash that closes an aside",
    ),
    *quotes("es", "es", "«»“”"),
    dash("es", "es", "–"),
    spaced("es", "es", NBSP, "a. C.", "d. C.", "a. m.", "p. m.", "p. ej.", "EE. UU."),
    *abbreviations("es", "es", "Dr. Dra. Dres. Sr. Sra. Prof. Profa.", "n.º núm. p. pág. págs. fig. cap. art. tel."),
)
