"""Styles, of which WeasyPrint computes each property by itself, and more than anybody asks for: its results are the same.

Upstream: pull request 2808 ("faster rendering via style sharing and measurement caching") was closed for 2813, which shares
styles and nothing else.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import itemgetter
from types import ModuleType
from typing import Any

from feuillet.press.pages.weasyprint_inside.speed import BORDERS, LENGTHS, TEXT

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
LATER, NAMED = "_feuillet_later", "_feuillet_named"
FILLED = "_feuillet_filled"


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

    def set_computed_styles(styles: Any, element: Any, parent: Any, pseudo_type: Any = None, **named: Any) -> None:
        if pseudo_type in PARTS and parent is element:
            cascaded = styles._cascaded_styles.get((element, pseudo_type), {})
            if "anchor" not in cascaded:
                kept = vars(styles)
                kept[NAMED] = named  # the same for all elements of a document
                kept.setdefault(LATER, {})[element, pseudo_type] = cascaded
                return
        compute(styles, element, parent, pseudo_type=pseudo_type, **named)

    def style_for(styles: Any, element: Any, pseudo_type: Any = None) -> Any:
        if pseudo_type in PARTS:
            kept = vars(styles)
            cascaded = kept.get(LATER, {}).pop((element, pseudo_type), None)
            if cascaded is not None:
                styles._cascaded_styles[element, pseudo_type] = cascaded
                compute(styles, element, element, pseudo_type=pseudo_type, **kept[NAMED])
                del styles._cascaded_styles[element, pseudo_type]
        return look_up(styles, element, pseudo_type)

    css.StyleFor.set_computed_styles, css.StyleFor.__call__ = set_computed_styles, style_for
