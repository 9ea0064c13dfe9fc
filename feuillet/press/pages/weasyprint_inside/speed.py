"""What WeasyPrint computes again and again, computed once: its results are the same, to the byte.

Upstream: layouts of text are asked for several times each (issue 578, "Performance issue on long documents"), and pull request
2808 ("faster rendering via style sharing and measurement caching") was closed for 2813, which shares styles and nothing else.
"""

import re
import sys
from operator import itemgetter
from types import ModuleType
from typing import Any

TEXT = (
    *(
        "font_family",
        "font_size",
        "font_style",
        "font_stretch",
        "font_weight",
        "font_kerning",
        "font_language_override",
    ),
    *("font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric"),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings", "font_variation_settings"),
    *("lang", "direction", "white_space", "overflow_wrap", "word_break", "word_spacing", "letter_spacing", "tab_size"),
    *("hyphens", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "text_decoration_line"),
)
"""Every property that the layout of a line of text reads."""
LENGTHS = (
    *("margin_left", "margin_right", "margin_top", "margin_bottom"),
    *("padding_left", "padding_right", "padding_top", "padding_bottom"),
    *("width", "height", "min_width", "min_height", "max_width", "max_height"),
)
"""What may be a percentage of the box around."""
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
FIXED, STRUT = "_feuillet_fixed", "_feuillet_strut"
FLOWING = frozenset(("static", "relative"))
"""The positions of a box that flows; the others are absolute, fixed, and what a function names (running, note)."""
Values = tuple[Any, ...]
LINES = dict[Any, tuple[dict[str, Any], Values]]()
"""The lines of the product at hand, by their text, width and style; `leftovers.forget` empties it."""


def replace_everywhere(name: str, old: object, new: object) -> None:
    """Put a function in another's place in every module of WeasyPrint that has taken it by its name."""
    for module in [each for key, each in sys.modules.items() if key.startswith("weasyprint")]:
        if getattr(module, name, None) is old:
            setattr(module, name, new)


def remember_lines(line_break: ModuleType) -> None:
    """Lay out a line of text once for each style and width."""
    original, properties = line_break.split_first_line, itemgetter(*TEXT)

    def split_first_line(
        text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any, *rest: Any, **named: Any
    ) -> Values:
        family, *others = properties(style)
        key = (text, max_width, justification_spacing, rest, *named.items(), tuple(family), *others)
        try:
            found = LINES.get(key)
        except TypeError:  # a property that cannot be a key
            return tuple(original(text, style, context, max_width, justification_spacing, *rest, **named))
        if found is None:
            layout, *measures = original(text, style, context, max_width, justification_spacing, *rest, **named)
            LINES[key] = dict(vars(layout)), tuple(measures)
            return layout, *measures
        layout = line_break.Layout.__new__(line_break.Layout)  # each box has its own: to draw it, it is set up again
        vars(layout).update(found[0])
        return layout, *found[1]

    replace_everywhere("split_first_line", original, split_first_line)


def resolve_lengths_once(percent: ModuleType) -> None:
    """Take lengths that are no percentages from a style at once, as one dictionary for all boxes of the style."""
    original, properties = percent.resolve_percentages, itemgetter(*LENGTHS, *BORDERS, "border_collapse", "box_sizing")

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        values, kept = properties(box.style), vars(box.style)
        if FIXED not in kept or kept[FIXED][0] != values:
            kept[FIXED] = values, fixed(values)
        if (lengths := kept[FIXED][1]) is None:
            original(box, containing_block)
        else:
            vars(box).update(lengths)

    replace_everywhere("resolve_percentages", original, resolve_percentages)


def fixed(values: Values) -> dict[str, Any] | None:
    """Write down the used lengths of a style; nothing where they depend on anything but the style."""
    *lengths, collapse, sizing = values
    borders = lengths[len(LENGTHS) :]
    used: dict[str, Any] = dict(zip(BORDERS, borders, strict=True))
    if collapse == "collapse" or sizing != "content-box":
        return None
    for name, value in zip(LENGTHS, lengths, strict=False):
        if value == "auto":
            used[name] = 0 if name.startswith("min_") else value
        elif getattr(value, "unit", None) == "px":
            used[name] = value.value
        else:
            return None
    return used


def remember_struts(line_break: ModuleType) -> None:
    """Keep with a style how high its lines are: it is looked up for each box by a long text of all that fonts are chosen by."""
    original = line_break.strut

    def strut(style: Any) -> Any:
        kept, sizes = vars(style), (style["font_size"], style["line_height"])
        if STRUT not in kept or kept[STRUT][0] != sizes:
            kept[STRUT] = sizes, original(style)
        return kept[STRUT][1]

    replace_everywhere("strut", original, strut)


def ask_at_once_what_flows(boxes: ModuleType) -> None:
    """Ask a box's style twice, and not five times, whether the box is in normal flow, which is asked all the time."""

    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        return style["float"] == "none" and style["position"] in FLOWING

    boxes.Box.is_in_normal_flow = is_in_normal_flow


class Expressions(dict[tuple[Any, bool], "re.Pattern[str]"]):
    """The regular expressions of some letters, or of all others (tinyhtml5 2.1 keeps each under itself, and finds none again)."""

    def __missing__(self, key: tuple[Any, bool]) -> "re.Pattern[str]":
        letters, those = key
        escaped = "".join(f"\\x{ord(letter):02x}" for letter in letters)
        found = self[key] = re.compile(f"[{escaped if those else f'^{escaped}'}]+")
        return found


def remember_expressions(inputstream: Any) -> None:
    """Compile once what markup is read by, and not for each piece of it."""
    inputstream.characters_until_regex = Expressions()
