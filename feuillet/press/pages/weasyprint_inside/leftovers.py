"""What a layout leaves, given up when its product is written down.

Boxes, styles and elements are held by each other in circles, which only Python's garbage collector finds, by looking at each
of a hundred thousand objects. Where the circles are opened, all of it is given up at once.
"""

from types import ModuleType
from typing import Any

from feuillet.press.pages.weasyprint_inside.speed import LINES

STYLES = list[Any]()
"""What finds the styles of elements, of each layout of the product at hand."""
ANONYMOUS = "anonymous_style"


def note_styles(css: ModuleType) -> None:
    """Note what finds the styles of elements, for each layout."""
    begin = css.StyleFor.__init__

    def begun(styles: Any, *words: Any, **named: Any) -> None:
        begin(styles, *words, **named)
        STYLES.append(styles)

    css.StyleFor.__init__ = begun


def forget() -> None:
    """Forget the lines and the styles of a product that is laid out."""
    LINES.clear()
    for styles in STYLES:
        for style in styles.get_computed_styles().values():
            while style is not None:
                style = vars(style).pop(ANONYMOUS, None)  # noqa: PLW2901 one leads to the next
        vars(styles).clear()
    STYLES.clear()
