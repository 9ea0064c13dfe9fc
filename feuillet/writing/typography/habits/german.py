"""German: low-high quotation marks; Switzerland sets guillemets and no ß."""

import re

from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.rule import (
    NNBSP,
    abbreviations,
    bind_figure,
    dash,
    final_apostrophe,
    quotes,
    rule,
    spaced,
)

MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
SHARP = {"ß": "ss", "ẞ": "SS"}


def without_sharp_s(match: re.Match[str]) -> str:
    """Write ss for ß; an address stays as it is."""
    return SHARP.get(match[0], match[0])


RULES = (
    *quotes("de", "de -de-CH", "„“‚‘"),
    *quotes("de-CH", "de-CH", "«»‹›"),
    final_apostrophe("de", "de"),
    dash("de", "de", "–"),
    spaced(
        "de",
        "de",
        NNBSP,
        *("u. v. a. m.", "i. d. R.", "u. a. m.", "u. v. m.", "v. Chr.", "n. Chr."),
        *("d. h.", "i. m.", "i. v.", "m. E.", "o. Ä.", "o. g.", "p. o.", "s. c.", "s. o.", "s. u."),
        *("u. a.", "u. Ä.", "u. U.", "v. a.", "z. B.", "z. T."),
    ),
    *abbreviations("de", "de", "Dr. Prof. Hr. Fr. St.", "Nr. S. Abb. Tab. Kap. Abs. Art. Bd. Ziff. ca. § §§"),
    bind_figure("de-bind-day", "de", rf"(?:{MONTHS})\b", "a day stays on one line with its month", r"\."),
    bind_figure("de-bind-hour", "de", r"Uhr\b", "an hour stays on one line with the word for it"),
    rule(
        "de-CH-no-eszett",
        "de-CH",
        rf"(?:https?://|mailto:|www\.)[^\s{SEAM}]+|[\w.+-]+@[\w.-]+|ß|ẞ",
        without_sharp_s,
        "Switzerland writes ss for ß",
    ),
)
