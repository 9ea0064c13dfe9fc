"""No last line of one or two letters, and in Korean no line that ends within a word.

CSS's ``text-wrap: pretty`` and ``word-break: keep-all``, which WeasyPrint lacks. A line that would leave so little is laid out once
more, narrower, so that a word of it stands on the last line too.
"""

from collections.abc import Iterator
from typing import Any

ENOUGH = 3
"""How many letters or digits a last line has at least."""
TRIES = 12
"""How often a line is made narrower; a Korean word may be as long."""
NARROWER = 0.5
"""By how much, in pixels: what ends the line has no room then."""
PLENTY = 60
"""In bytes, of which a letter has four at most."""
KOREAN = "ko"


def letters(text: str, enough: int = ENOUGH) -> int:
    """Count the letters and digits of a text, no further than to what is enough."""
    count = 0
    for sign in text:
        count += sign.isalnum()
        if count >= enough:
            break
    return count


def rest(box: Any, skip: Any) -> Iterator[str]:
    """List the texts of a line's box from where the next line begins."""
    (index, below), *_ = (skip or {0: None}).items()
    if hasattr(box, "text"):
        yield box.text.encode()[index:].decode() if index else box.text
        return
    for child in getattr(box, "children", ())[index:]:
        if child.is_in_normal_flow():
            yield from rest(child, below)
        below = None


def short(box: Any, resume_at: Any) -> bool:
    """Return whether what is left for the next lines has fewer letters than a last line should."""
    if plenty(box, resume_at):
        return False
    count = 0
    for text in rest(box, resume_at):
        count += letters(text)
        if count >= ENOUGH:
            return False
    return count > 0


def plenty(box: Any, skip: Any) -> bool:
    """Return whether the text that the next line begins in goes on for so long that nobody need count its letters."""
    index = 0
    while skip:
        ((index, skip),) = skip.items()
        if hasattr(box, "text"):
            break
        box = box.children[index]
    return hasattr(box, "text") and len(box.text.encode()) - index > PLENTY


def torn(box: Any, resume_at: Any) -> bool:
    """Return whether a line ends within a Korean word."""
    if not (box.style["lang"] or "").startswith(KOREAN):
        return False
    spoken, left = "".join(rest(box, None)), "".join(rest(box, resume_at))
    end = len(spoken) - len(left)
    return spoken[end - 1 : end].isalpha() and left[:1].isalpha()


def forced(box: Any, resume_at: Any) -> bool:
    """Return whether a line ends where its text asks for it: what follows is another text's last line."""
    spoken, left = "".join(rest(box, None)), "".join(rest(box, resume_at))
    return spoken[: len(spoken) - len(left)].endswith("\n")


def amiss(box: Any, resume_at: Any) -> bool:
    """Return whether a line should end earlier."""
    return (short(box, resume_at) and not forced(box, resume_at)) or torn(box, resume_at)
