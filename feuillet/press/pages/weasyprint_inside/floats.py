"""Pictures that stay where they were put when a page is laid out once more.

WeasyPrint lays out a floating picture in the box it was made in, so that trying another page moves it on the page that stays.
Pictures that do not float were repaired upstream (https://github.com/Kozea/WeasyPrint/issues/808), floating ones were not.
"""

from types import ModuleType
from typing import Any

from feuillet.press.pages.weasyprint_inside.speed import replace_everywhere


def keep_pictures(floating: ModuleType) -> None:
    """Lay out a copy of each floating picture."""
    original, picture = floating.float_layout, floating.boxes.BlockReplacedBox

    def float_layout(context: Any, box: Any, *more: Any, **named: Any) -> Any:
        return original(context, box.copy() if isinstance(box, picture) else box, *more, **named)

    replace_everywhere("float_layout", original, float_layout)
