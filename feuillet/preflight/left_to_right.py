"""What runs from left to right on a page that is read from right to left, found in the text alone.

Nothing here knows of the isolates that the edition sets: a run is found by the classes of its characters (Unicode Standard
Annex 9), so that whoever inspects a page sees what a reader expects and not what the press was given.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from lxml import html

INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "q", "small", "span", "strong", "sub", "sup", "wbr")
)
UNPRINTED = frozenset(("head", "style", "script", "title", "svg"))
FURNITURE = frozenset(("head", "foot"))
"""The classes of what is repeated on every page."""
OPTIONAL = frozenset(("filler", "gloss", "hint", "to-note"))
"""The classes of what the style sheets of some formats leave out."""
BREAK, EDGE, FOREIGN, CITED = "\n", "\ufffc", "\ufffb", "\ufffa"
"""In the text of a page: the end of a block or line, where a run ends though the block goes on, what has its own language, and
a citation, which is apart in a text that is read from the right only."""
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u061c\u2060-\u2069\ufeff]")
SEPARATE = re.compile(r"\s[·•|](?:\s|$)")
"""What is between the entries of a line: name · revision · date."""
LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]+")
"""What runs from right to left, with Arabic's own digits."""
STACKED = re.compile("[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u1a20-\u1aaf]")
NUMBER = re.compile(r"[+(]?\d(?:[\d/’'()\s+-]|[.,:](?!\s))*")
"""A number with its groups and signs; a comma and a space begin another."""
LEADING = re.compile(r"(?:(?<!\S)[@#.+~/–-]|[<>≤≥±≈=]\s?)?(?:[+#§]?\d(?:[\d/\s-]|[.,:](?!\s))*)?$")
TRAILING = re.compile(r"(?:(?:[.,:;]{1,2}\s|[.,:(<>=≥≤\s/-])*\d+\)?)++|[®™©℠⁺⁻₀-₉⁰-⁹²³¹+#/_=&~-]+")
FOLDED = str.maketrans(
    {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "≥": "≤", ">": "<", "›": "‹", "®": "R", "©": "C"}
)
CLOSERS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}
UNOPENED, UNCLOSED = " )]}»”", " ([{«“"
"""Brackets and quotation marks at the ends of a line whose partners are beyond it."""
PARTNERS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}


def body_runs(markup: str) -> Iterator[str]:
    """List the runs of a page's own text, with repeats."""
    return found("".join(told(html.document_fromstring(markup), "ltr", FURNITURE | OPTIONAL)))


def furniture_runs(markup: str) -> Iterator[str]:
    """List the runs of what is repeated on every page, each as often as it is in the markup."""
    page = html.document_fromstring(markup)
    parts = (part for name in sorted(FURNITURE) for part in page.find_class(name))
    return found(BREAK.join("".join(told(part, page.get("dir") or "ltr", frozenset())) for part in parts))


def told(element: Any, base: str, unread: frozenset[str]) -> Iterator[str]:
    """Read the text of an element where it is in a block read from right to left; ``base`` is the direction of the block.

    Where the language changes a run ends, and so it does at a quantity that is read from the right.
    """
    names = frozenset((element.get("class") or "").split())
    if not isinstance(element.tag, str) or element.tag in UNPRINTED or names & unread:
        return
    way = element.get("dir") or base
    inline = element.tag in INLINE and not (way == "rtl" and base == "ltr")
    words = "".join(within(element, base if inline else way, unread))
    turned = "quantity" in names and not any(unicodedata.bidirectional(sign) == "L" for sign in words)
    alone = element.tag in {"sup", "sub"} and element.find("bdi") is not None  # beside a letter that runs to the left
    apart = turned or alone or element.get("lang")
    edge = BREAK if not inline else EDGE if apart else CITED if "citation" in names else ""
    if inline and element.get("lang") and not LEFTWARD.search(words):
        words = words.replace(CITED, "")
    yield f"{edge}{FOREIGN if inline and element.get('lang') else ''}{words}{edge}"


def within(element: Any, base: str, unread: frozenset[str]) -> Iterator[str]:
    """Read what is in an element, in order."""
    shown = base == "rtl"
    yield (element.text or "") if shown else ""
    for child in element:
        yield BREAK if child.tag == "br" else ""
        yield from told(child, base, unread)
        yield (child.tail or "") if shown else ""


def found(text: str) -> Iterator[str]:
    """List the runs of a text, block by block."""
    for block in UNSEEN.sub("", unicodedata.normalize("NFC", text)).split(BREAK):
        for entry in SEPARATE.split(block):
            alone = not LEFTWARD.search(entry)
            parts = entry.replace(CITED, "" if alone else EDGE).split(EDGE)
            runs = (run for part in parts for run in split(part, whole=alone and (len(parts) == 1 or lettered(part))))
            yield from (run.strip() for run in runs if ordered(run))


def lettered(part: str) -> bool:
    """Return whether a part has letters that run from left to right; beside a part in another language numbers go by themselves."""
    return any(unicodedata.bidirectional(sign) == "L" for sign in part)


def split(part: str, *, whole: bool) -> Iterator[str]:
    """Split a text at the letters that run from right to left; a line that has none is one run, to its last full stop.

    So is a part in another language: ``whole`` says that the line has none.
    """
    foreign = part.startswith(FOREIGN)
    part = part.removeprefix(FOREIGN)
    if (whole or foreign) and not LEFTWARD.search(part):
        yield part.lstrip(UNOPENED).rstrip(UNCLOSED)
        return
    for piece in LEFTWARD.split(part):
        letters = [at for at, sign in enumerate(piece) if unicodedata.bidirectional(sign) == "L"]
        if not letters:
            yield from (match[0].rstrip("/’'( +-.,:") for match in NUMBER.finditer(piece))
            continue
        first, last = letters[0], letters[-1] + 1
        leading, trailing = LEADING.search(piece, 0, first), TRAILING.match(piece, last)
        start, end = leading.start() if leading else first, trailing.end() if trailing else last
        while start and (closer := CLOSERS.get(piece[start - 1])):
            if piece[start:end].count(closer) <= piece[start:end].count(piece[start - 1]):
                break
            start -= 1
        yield from matched(piece[start:end], piece[end:])


def matched(run: str, after: str) -> Iterator[str]:
    """Split a run at the brackets and quotation marks that have no partner in it; one that follows at once is its own."""
    while after[:1] in PARTNERS and run.count(PARTNERS[after[0]]) > run.count(after[0]):
        run, after = run + after[0], after[1:]
    lonely = "".join(last + first for last, first in PARTNERS.items() if run.count(first) != run.count(last))
    yield from (part.strip(" ,;:.") for part in re.split(f"[{re.escape(lonely)}]", run)) if lonely else (run,)


def fold(text: str) -> str:
    """Write a text as it may be read back: a bracket or a limit that is turned beside Arabic has the text of either side."""
    return unicodedata.normalize("NFKC", text.translate(FOLDED)).casefold()


def ordered(run: str) -> bool:
    """Return whether the letters of a run are on paper in the order they are said; Indic vowels may come before their letter."""
    return bool(bare(run)) and not STACKED.search(run)


def bare(run: str) -> str:
    """Fold a run, without spaces and the marks that are set on other signs; one character alone has no order."""
    kept = "".join(sign for sign in fold(run) if not sign.isspace() and unicodedata.category(sign)[0] != "M")
    return kept if len(kept) > 1 else ""
