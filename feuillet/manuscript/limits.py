"""How much a manuscript may hold: beyond these bounds no page is good, and a press takes minutes and gigabytes.

A finding here names the line; one about what a press died of could only name the product.
"""

import re

from feuillet.findings import Problem

FILE_BYTES = 1_000_000
"""A file of this size takes 8 s and 120 MB to read; the article that ships has 17 kB."""
WORD_LETTERS = 75
"""The longest line of any format (50 to 75 read well): a longer word runs off its page."""
TEXT_LETTERS = 1_500
"""A text and its translation face each other on one page of the bilingual handout; the longest that ships has 313."""
TABLE_COLUMNS = 8
"""In the handout's column of 132 mm each of so many has 16 mm: a word of eight letters."""
TABLE_CELLS = 300
"""Five pages of large print. A bilingual edition of so many takes 15 s; 2,000 rows of 20 took 34 s and 900 MB in print alone."""
DOCUMENT_TEXTS = 600
"""Five times the article that ships. A bilingual edition of so many takes 20 s and 300 MB, of 2,000 it took 105 s and 850 MB."""
DOCUMENT_LETTERS = 60_000
"""Thirty pages of the handout, six times the article that ships; a bilingual edition of so many takes 20 s and 200 MB."""
FINDINGS = 50
"""Nobody repairs more mistakes of a file in one go, and a log of thousands hides the first."""

BREAKING = "\t\n\r \u00ad\u1680\u2000-\u2006\u2008-\u200b\u2010\u2012-\u2014\u205f\u3000/-"
"""After these a line may break (Unicode UAX 14): spaces but the no-break ones, hyphens, dashes, slash."""
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
"""Thai, Lao, Burmese, Khmer, Han, kana, Hangul: their lines break between letters."""
LONG_WORD = re.compile(rf"[^{UNSPACED}{BREAKING}]{{{WORD_LETTERS + 1},}}")
ADDRESS = re.compile(
    r"(?:(?:https?://|www\.|(?<![\w.+-])[\w.+-]++@)(?=\w)|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]++\.)++[a-z]{2,}/)"
    rf"[^\s\x22<>«»{UNSPACED}\u2000-\u206f]*(?<=[\w/])"
)
"""An address of the web or of mail, with or without its scheme; a sign at its end belongs to the sentence.

Each run of letters is tried once, from its start, so that a long one costs no more than its length.
"""
IN_ADDRESS = re.compile(r"(?<=[/?&=_.@#-])(?![/?&=_.@#-]|$)")
"""Where a line may end in an address: after its signs (The Chicago Manual of Style, 7.46, lets it end there or before them)."""
SEVERAL = "split it into several"
SHOWN = 20
"""Letters of a long word that its finding quotes."""


def long_text(text: str) -> Problem | None:
    """Say that a text is too long and what to do, or nothing."""
    if len(text) <= TEXT_LETTERS:
        return None
    problem = f"this text has {len(text)} letters where a page of two languages holds {TEXT_LETTERS}"
    return long_word(text) or Problem(problem, "split it")


def long_word(text: str) -> Problem | None:
    """Say that a text as it is printed has a word too long for a line and what to do, or nothing."""
    if match := LONG_WORD.search(ADDRESS.sub(lambda address: IN_ADDRESS.sub(" ", address[0]), text)):
        problem = f"the word {match[0][:SHOWN]}… has {len(match[0])} letters where a line holds {WORD_LETTERS}"
        return Problem(problem, "shorten it, or divide it with a hyphen")
    return None


def large_table(rows: int, columns: int) -> Problem | None:
    """Say that a table is too large and what to do, or nothing."""
    if columns > TABLE_COLUMNS:
        problem = f"the table has {columns} columns where a page holds {TABLE_COLUMNS}"
        return Problem(problem, "leave some out, or turn it round")
    if rows * columns > TABLE_CELLS:
        problem = f"the table has {rows} rows of {columns} cells where a reader finds his way in {TABLE_CELLS} cells"
        return Problem(problem, "split it, or keep to the rows a patient needs")
    return None


def long_tree(lengths: tuple[int, ...]) -> Problem | None:
    """Say that a document or an imprint of texts so long is too much for one and what to do, or nothing."""
    if len(lengths) > DOCUMENT_TEXTS:
        return Problem(f"the file has {len(lengths)} texts where a document holds {DOCUMENT_TEXTS}", SEVERAL)
    if sum(lengths) > DOCUMENT_LETTERS:
        return Problem(f"the file has {sum(lengths)} letters where a document holds {DOCUMENT_LETTERS}", SEVERAL)
    return None
