"""The notation of running text: the inline part of CommonMark, raised and lowered signs, and marks of footnotes.

``10^9^`` raises and ``H~2~O`` lowers, as in Pandoc's Markdown; ``[^dose]`` is the mark of a footnote. What is raised or lowered
is short and has no blank, so that a lone ``~`` stays what it is, “about”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

SIGNS = re.compile(r"[*_\[\]\\!\0\r~^]")
"""A text without these signs is plain, but for its quantities."""
SHIFTED = re.compile(r"(?P<sign>[~^])(?P<text>[^\s~^{}\[\]*_\\<>]{1,12})(?P=sign)")
MARK = re.compile(r"\[\^(?P<id>[a-z0-9][a-z0-9-]*)\]")
KINDS = {"^": "raised", "~": "lowered"}
FOOTNOTE = "footnote"


def shift(state: StateInline, silent: bool) -> bool:
    """Read what is raised or lowered."""
    match = SHIFTED.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        kind = KINDS[match["sign"]]
        state.push(f"{kind}_open", "", 1)
        state.push("text", "", 0).content = match["text"]
        state.push(f"{kind}_close", "", -1)
    state.pos = match.end()
    return True


def footnote(state: StateInline, silent: bool) -> bool:
    """Read the mark of a footnote."""
    match = MARK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push(FOOTNOTE, "", 0).meta = {"id": match["id"]}
    state.pos = match.end()
    return True


@dataclass(frozen=True)
class Sign:
    """A piece of a text: words, the mark of a footnote, or where a style begins or ends; ``to`` is where a link or a mark leads."""

    kind: str
    opens: bool = False
    text: str = ""
    to: str = ""


notation = MarkdownIt("zero").enable(["emphasis", "link", "escape"])
notation.inline.ruler.before("link", FOOTNOTE, footnote)
notation.inline.ruler.after("emphasis", "shift", shift)


def read(text: str) -> Iterator[Sign]:
    """Split a text into its signs."""
    (inline,) = notation.parseInline(text)
    yield from map(sign, inline.children or [])


def sign(token: Token) -> Sign:
    """Say what a token is."""
    kind = token.type.removesuffix("_open").removesuffix("_close")
    leads = token.meta["id"] if kind == FOOTNOTE else token.attrs.get("href", "")
    return Sign(kind, token.nesting > 0, token.content, str(leads))
