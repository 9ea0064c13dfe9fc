"""What a layout leaves, given up when its product is written down.

Boxes, styles and pages hold each other in circles, which only Python's garbage collector finds, by looking at each of a hundred
thousand objects. Where the circles are opened, all of it is given up at once.
"""

from typing import Any

from feuillet.press.pages.weasyprint_inside.speed import LINES
from feuillet.press.pages.weasyprint_inside.variables import WRITTEN

NOTED = list[Any]()
"""What holds circles, of each layout of the product at hand."""
ANONYMOUS = "anonymous_style"


def note_circles(*kinds: type) -> None:
    """Note each object of some kinds as it is made."""
    for kind in kinds:
        note(kind)


def note(kind: Any) -> None:
    """Note each object of a kind as it is made."""
    begin = kind.__init__

    def begun(made: Any, *words: Any, **named: Any) -> None:
        begin(made, *words, **named)
        NOTED.append(made)

    kind.__init__ = begun


def note_pages(layout: Any) -> None:
    """Note the pages of each layout, which their own areas for footnotes hold."""
    make = layout.make_all_pages

    def made(*words: Any) -> list[Any]:
        pages = list(make(*words))
        NOTED.extend(pages)
        return pages

    layout.make_all_pages = made


def drop_tracebacks(css: Any) -> None:
    """Let what a length is relative to be asked for without a trace of where: it would hold all that is laid out just then."""
    resolve, relative = css._resolve_calc_sum, css.RelativeLengthInMath

    def resolved(*words: Any) -> Any:
        try:
            return resolve(*words)
        except relative as error:
            error.__traceback__ = None
        raise relative

    css._resolve_calc_sum = resolved


def forget() -> None:
    """Forget the lines and the styles of a product that is laid out, and open the circles."""
    LINES.clear()
    WRITTEN.clear()
    for made in NOTED:
        for style in vars(made).get("_computed_styles", {}).values():
            while style is not None:
                style = vars(style).pop(ANONYMOUS, None)  # noqa: PLW2901 one leads to the next
                if style is not None:
                    del style.specified  # itself
        vars(made).clear()
    NOTED.clear()
