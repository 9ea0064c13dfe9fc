"""What Pango must know of a style before it lays out a line, prepared once for all lines of the style.

WeasyPrint makes a context and describes a font for each piece of text, and again to draw it. (Pull request 2808, "faster
rendering via style sharing and measurement caching", was closed for 2813, which shares styles and nothing else.)
"""

from dataclasses import dataclass
from types import ModuleType
from typing import Any

PREPARED = "_feuillet_prepared"


@dataclass(frozen=True)
class Prepared:
    """A context of Pango, a language, a font, and the features of the font that are turned on or off."""

    context: Any
    language: Any
    font: Any
    feature: Any


def prepare_once(line_break: ModuleType, css: ModuleType) -> None:
    """Prepare a style once; one with a line below or through its text is left to WeasyPrint, which measures that line."""
    original, ffi, pango = line_break.Layout.setup, line_break.ffi, line_break.pango
    owned = line_break.gobject.g_object_unref

    def setup(layout: Any, style: Any) -> None:
        if not isinstance(style, css.Style) or style["text_decoration_line"] != "none":
            original(layout, style)
            return
        kept, place = vars(style), (style["font_size"], style["lang"], style["direction"])
        if PREPARED not in kept or kept[PREPARED][0] != place:
            kept[PREPARED] = place, prepare(line_break, style)
        prepared = kept[PREPARED][1]
        layout.style, layout.first_line_direction = style, 0
        layout.language = prepared.language
        layout.layout = ffi.gc(pango.pango_layout_new(prepared.context), owned)
        pango.pango_layout_set_auto_dir(layout.layout, False)
        pango.pango_layout_set_font_description(layout.layout, prepared.font)
        layout.ascent = layout.underline_position = layout.strikethrough_position = None
        if prepared.feature is not None:
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, prepared.feature)
            pango.pango_layout_set_attributes(layout.layout, attributes)

    line_break.Layout.setup = setup


def prepare(line_break: Any, style: Any) -> Prepared:
    """Prepare a style as WeasyPrint does."""
    ffi, pango = line_break.ffi, line_break.pango
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), line_break.gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)
    pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
    override = style["font_language_override"]
    named = style["lang"] if override == "normal" else line_break.LST_TO_ISO.get(override.lower(), override)
    if named:
        written, _ = line_break.unicode_to_char_p(named)
        language = pango.pango_language_from_string(written)
        pango.pango_context_set_language(context, language)
    else:
        language = pango.pango_language_get_default()
    return Prepared(context, language, line_break.get_font_description(style), feature(line_break, style))


def feature(line_break: Any, style: Any) -> Any:
    """Look up the features of a style's font, which are kept for good; None where nothing is said of any."""
    kinds = ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")
    values = (style["font_kerning"], *(style[f"font_variant_{kind}"] for kind in kinds), style["font_feature_settings"])
    found = line_break.font_features(*values)
    if not found:
        return None
    written = ",".join(f"{key} {value}" for key, value in found.items()).encode()
    kept = style.font_config.font_features
    if written not in kept:
        kept[written] = line_break.pango.pango_attr_font_features_new(written)
    return kept[written]
