"""Polish, Czech and Slovak: a word of one letter never ends a line."""

from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.rule import NBSP, OBJECT, Rule, abbreviations, bind, bind_figure, dash, quotes, spaced

WORD = rf"[\w{OBJECT}{{„‚«(\[]"
"""What a one-letter word goes with: a word, a quantity, a placeholder, or what opens a quotation or brackets."""
HEAD = rf"(?:^|(?<=^{SEAM})|(?<=[.?!:…–”“»‘)][ {NBSP}])|(?<=[.?!:…–”“»‘)][ {NBSP}]{SEAM})|(?<=[„‚«(]))"
"""Where a sentence begins: a capital elsewhere is a name (vitamin A, hepatitis C)."""


def one_letter(id: str, languages: str, letters: str) -> Rule:
    """Keep a one-letter word with the next; a capital is one at the head of a sentence only."""
    words = rf"[{letters}]|{HEAD}[{letters.upper()}]"
    return bind(f"{id}-bind-one-letter-words", languages, words, WORD, "no line ends with a word of one letter")


MONTHS = "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia"

RULES = (
    *quotes("pl", "pl", "„”«»"),
    dash("pl", "pl", "–"),
    one_letter("pl", "pl", "aiouwz"),
    *abbreviations("pl", "pl", "dr prof. lek. mgr p.", "nr s. str. rys. tab. tel. ok. godz. art. ust. pkt par. §"),
    bind_figure("pl-bind-day", "pl", rf"(?:{MONTHS})\b", "a day stays on one line with its month"),
    *quotes("cs", "cs sk", "„“‚‘"),
    dash("cs", "cs sk", "–"),
    one_letter("cs", "cs sk", "ksvzouai"),
    spaced("cs", "cs sk", NBSP, "s. r. o.", "a. s.", "n. l.", "t. j."),
    *abbreviations(
        "cs", "cs sk", "MUDr. PharmDr. Mgr. prof. doc. dr.", "č. s. str. obr. tab. kap. čl. odst. tel. cca §"
    ),
    bind_figure(
        "cs-bind-ordinals",
        "cs sk",
        r"(?:[a-záäčďéěíĺľňóôřŕšťúůýž]|\d\d?\.)",
        "an ordinal stays with what it counts, a day with its month",
        r"\.",
    ),
)
