"""Lines that end at their last word.

Where a text fits but for the blank at its end, before a number that must stay on its line, or before a block, Pango 1.50
ends the line after the text's first word, and WeasyPrint takes it as it is: a word stands alone on its line. A little narrower,
Pango ends it where it should. Upstream has no issue for it yet.
"""

from types import ModuleType
from typing import Any

from feuillet.press.pages.weasyprint_inside.speed import Values, replace_everywhere

BLANKS = " \u00a0\u202f\n"
WIDTH = 0.5
"""More than a blank takes, in parts of the size of type."""


def end_at_last_word(line_break: ModuleType) -> None:
    """Lay out a line of one word again, narrower by the blanks at its text's end, where more words come of it."""
    original = line_break.split_first_line

    def split_first_line(text: str, style: Any, context: Any, max_width: Any, *rest: Any, **named: Any) -> Values:
        found = tuple(original(text, style, context, max_width, *rest, **named))
        blanks = len(text) - len(text.rstrip(BLANKS))
        if not blanks or max_width is None or found[2] is None or several(text, found[1]):
            return found
        room = max_width - blanks * WIDTH * style["font_size"]
        narrower = tuple(original(text, style, context, room, *rest, **named)) if room > 0 else found
        return narrower if narrower[2] is not None and narrower[1] > found[1] else found

    replace_everywhere("split_first_line", original, split_first_line)


def several(text: str, length: int) -> bool:
    """Return whether the first bytes of a text are several words."""
    return len(text.encode()[:length].split()) > 1
