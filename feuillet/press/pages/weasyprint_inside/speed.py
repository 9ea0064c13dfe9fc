"""What WeasyPrint computes again and again, computed once: its results are the same, to the byte.

Upstream: layouts of text are asked for several times each (issue 578, "Performance issue on long documents"), and pull request
2808 ("faster rendering via style sharing and measurement caching") was closed for 2813, which shares styles and nothing else.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
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
USUAL = (
    *LENGTHS,
    *("border_top_style", "border_right_style", "border_bottom_style", "border_left_style"),
    *("border_top_left_radius", "border_top_right_radius", "border_bottom_right_radius", "border_bottom_left_radius"),
    *("border_image_source", "mask_border_source", "background_image", "background_color", "box_shadow", "box_sizing"),
    *("border_collapse", "color", "visibility", "opacity", "transform", "overflow", "image_orientation", "appearance"),
    *("outline_style", "outline_offset", "outline_color", "bookmark_state", "bookmark_level", "box_decoration_break"),
    *("text_transform", "line_height", "color_scheme"),
)
"""What nearly every box is asked for, beside what its text is."""
PARTS = frozenset(("marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"))
"""The parts of which WeasyPrint's own style sheet says something for every element."""
LATER = "_feuillet_later"
FILLED = "_feuillet_filled"
FIXED = "_feuillet_fixed"
Values = tuple[Any, ...]
LINES = dict[Any, tuple[dict[str, Any], Values]]()
"""The lines of the product at hand, by their text, width and style; `forget_lines` empties it."""


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


def forget_lines() -> None:
    """Forget the lines of a product that is laid out."""
    LINES.clear()


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


def compute_plain_values_at_once(css: ModuleType) -> None:
    """Compute at once what no rule sets: a property's initial value, or its parent's."""
    computed, anonymous = css.ComputedStyle.__missing__, css.AnonymousStyle.__missing__
    initial, inherited, logical = plain(css)
    fill, usual = filler(css, initial, inherited, logical)

    def of_rules(style: Any, key: str) -> Any:
        if key in usual and FILLED not in vars(style):
            fill(style, style.cascaded)
            return style[key]
        cascaded = style.cascaded
        if key in cascaded:
            return computed(style, key)
        if key in initial and logical.get(key, frozenset()).isdisjoint(cascaded):
            value = style[key] = css.INITIAL_VALUES[key]
            return value
        if (key in inherited or key == "page" or key.startswith("__")) and style.parent_style is not None:
            value = style[key] = style.parent_style[key]
            return value
        return computed(style, key)

    def of_none(style: Any, key: str) -> Any:
        if key in usual and FILLED not in vars(style):
            fill(style, ())
            return style[key]
        return anonymous(style, key)

    css.ComputedStyle.__missing__, css.AnonymousStyle.__missing__ = of_rules, of_none


def filler(
    css: ModuleType, initial: frozenset[str], inherited: frozenset[str], logical: dict[str, frozenset[str]]
) -> tuple[Callable[[Any, Iterable[str]], None], frozenset[str]]:
    """Make what fills a style with all that every box is asked for and no rule sets; and list what that is."""
    begun = {key: css.INITIAL_VALUES[key] for key in USUAL if key in initial}
    begun |= dict.fromkeys(BORDERS, 0)  # of a border without a style
    taken = tuple(key for key in (*USUAL, *TEXT) if key in inherited)
    of_parent = itemgetter(*taken)
    affected = defaultdict[str, set[str]](set)
    for key in (*begun, *taken):
        asked = (key, key.replace("width", "style")) if key in BORDERS else (key,)
        for name in (each for one in asked for each in (one, *logical.get(one, ()))):
            affected[name].add(key)

    def fill(style: Any, cascaded: Iterable[str]) -> None:
        setattr(style, FILLED, True)
        values = dict(begun)
        if style.parent_style is not None:
            values.update(zip(taken, of_parent(style.parent_style), strict=True))
        for name in cascaded:
            for key in affected.get(name, ()):
                values.pop(key, None)
        values.update(style)
        style.update(values)

    return fill, frozenset((*begun, *taken))


def plain(css: ModuleType) -> tuple[frozenset[str], frozenset[str], dict[str, frozenset[str]]]:
    """List the properties whose value is their initial one, those whose value is their parent's, and what else may set one."""
    special = {
        "float",
        "display",
        "position",
        "page",
        *(key for key in css.INITIAL_VALUES if key.startswith("text_decoration_")),
    }
    logical = {
        key: frozenset(function(block="ttb", inline=direction) for direction in ("ltr", "rtl"))
        for key, function in css.PHYSICAL_FUNCTIONS.items()
    }
    initial = {
        key
        for key, value in css.INITIAL_VALUES.items()
        if key not in css.INHERITED and key not in css.INITIAL_NOT_COMPUTED and not css.check_math(value)
    }
    inherited = {key for key in css.INHERITED if key not in logical}
    return frozenset(initial - special), frozenset(inherited - special), logical


def compute_styles_of_parts_when_asked(css: ModuleType) -> None:
    """Make the style of a marker, or of what calls a note, when a box asks for it: elements have six each, and need hardly any."""
    compute, look_up = css.StyleFor.set_computed_styles, css.StyleFor.__call__

    def set_computed_styles(styles: Any, element: Any, *rest: Any, pseudo_type: Any = None, **named: Any) -> None:
        cascaded = styles._cascaded_styles.get((element, pseudo_type), {})
        if pseudo_type in PARTS and "anchor" not in cascaded:
            later = vars(styles).setdefault(LATER, {})
            later[element, pseudo_type] = cascaded, rest, named
        else:
            compute(styles, element, *rest, pseudo_type=pseudo_type, **named)

    def style_for(styles: Any, element: Any, pseudo_type: Any = None) -> Any:
        if pseudo_type in PARTS and (later := vars(styles).get(LATER, {}).pop((element, pseudo_type), None)):
            cascaded, rest, named = later
            styles._cascaded_styles[element, pseudo_type] = cascaded
            compute(styles, element, *rest, pseudo_type=pseudo_type, **named)
            del styles._cascaded_styles[element, pseudo_type]
        return look_up(styles, element, pseudo_type)

    css.StyleFor.set_computed_styles, css.StyleFor.__call__ = set_computed_styles, style_for
