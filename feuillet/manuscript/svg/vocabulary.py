"""What of SVG a figure may hold: the elements, attributes and properties that paper, e-books and browsers all draw alike.

The list is of SVG 2 (W3C 2018). What is in it was drawn by WeasyPrint with weasysvg and by resvg, and the two pictures
were the same; what was not the same is left out, and is a finding.
"""

from collections.abc import Callable

from feuillet.manuscript.svg import values as v

Rule = Callable[[str], str]
"""Takes a value as the author wrote it and gives it as it is written again; raises `ValueError` where it is none."""

SVG = "http://www.w3.org/2000/svg"
XLINK, XML = "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"

EDITORS = (
    *("http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://www.openswatchbook.org/"),
    *("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/", "http://creativecommons.org/ns#"),
    *("http://web.resource.org/cc/", "http://ns.adobe.com/", "adobe:ns:meta/", "http://www.bohemiancoding.com/sketch/"),
    *("http://www.figma.com/", "http://www.serif.com/", "http://vectornator.io", "http://vectornator.io/"),
    *("https://boxy-svg.com", "http://www.corel.com/", "http://schemas.microsoft.com/visio/", "http://svgjs.com/svgjs"),
    *("http://svgjs.dev/svgjs", "http://sun.com/xmlns/staroffice/", "http://xml.openoffice.org/svg/export"),
)
"""How the namespaces begin in which drawing programs keep notes of their own; those are left out."""
NOTES = {"metadata", "title", "desc"}
"""SVG's own elements that are not drawn; what they say of author and file is left out."""
ACTIVE = {
    *("script", "handler", "listener", "foreignObject", "iframe", "object", "embed", "audio", "video", "canvas", "a"),
    *("set", "animate", "animateMotion", "animateTransform", "animateColor", "discard"),
}
"""Elements that act, move, lead somewhere or hold another document."""

UNITS = v.words("userSpaceOnUse", "objectBoundingBox")
PROPERTIES: dict[str, Rule] = {
    **dict.fromkeys(("fill", "stroke"), v.paint),
    **dict.fromkeys(("color", "stop-color", "flood-color"), v.colour),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity"), v.share),
    **dict.fromkeys(("fill-rule", "clip-rule"), v.words("nonzero", "evenodd")),
    **dict.fromkeys(("clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end"), v.reference),
    **dict.fromkeys(("stroke-width", "stroke-dashoffset", "font-size"), v.length),
    "stroke-linecap": v.words("butt", "round", "square"),
    "stroke-linejoin": v.words("miter", "round", "bevel"),
    "stroke-miterlimit": v.number,
    "stroke-dasharray": v.dashes,
    "paint-order": v.several("normal", "fill", "stroke", "markers"),
    "display": v.words("inline", "block", "none"),
    "visibility": v.words("visible", "hidden", "collapse"),
    "overflow": v.words("visible", "hidden", "auto", "scroll"),
    "font-style": v.words("normal", "italic", "oblique"),
    "font-weight": v.words("normal", "bold", *(str(weight) for weight in range(100, 1000, 100))),
    "text-anchor": v.words("start", "middle", "end"),
    "dominant-baseline": v.words("auto", "alphabetic", "middle", "central", "hanging"),
    "letter-spacing": v.spacing,
}
"""What a style or an attribute may say of how an element is drawn."""

SILENT = {
    *("shape-rendering", "text-rendering", "color-rendering", "image-rendering", "enable-background", "cursor"),
    *(
        "pointer-events",
        "user-select",
        "line-height",
        "block-progression",
        "text-align",
        "text-align-last",
        "text-indent",
    ),
    *("white-space", "shape-padding", "shape-margin", "inline-size", "solid-color", "solid-opacity", "font-family"),
    *("text-orientation", "will-change", "word-break", "hyphens", "color-profile", "font-feature-settings"),
}
"""Properties that change nothing of the picture, or that we set ourselves: words are set in the typeface of all other text."""
SILENT_AT = {
    "baseline-shift": {"baseline", "0", "0px", "0%"},
    "clip": {"auto"},
    "color-interpolation": {"sRGB", "auto"},
    "color-interpolation-filters": {"linearRGB", "auto"},
    "direction": {"ltr"},
    "font-kerning": {"auto", "normal"},
    "font-size-adjust": {"none"},
    "font-stretch": {"normal", "100%"},
    "glyph-orientation-vertical": {"auto", "0", "0deg"},
    "glyph-orientation-horizontal": {"auto", "0", "0deg"},
    "isolation": {"auto"},
    "kerning": {"auto", "0"},
    "mask-type": {"luminance"},
    "mix-blend-mode": {"normal"},
    "text-overflow": {"clip"},
    "text-shadow": {"none"},
    "text-transform": {"none"},
    "transform-origin": {"0 0", "0px 0px", "0px 0px 0px"},
    "transform": {"none"},
    "unicode-bidi": {"normal"},
    "vector-effect": {"none"},
    "word-spacing": {"normal", "0", "0px"},
    "writing-mode": {"lr-tb", "lr", "horizontal-tb"},
    "text-decoration": {"none"},
    "text-decoration-line": {"none"},
    "text-decoration-style": {"solid"},
    "text-decoration-color": {"currentcolor", "currentColor", "#000000"},
    **{
        name: {"normal"}
        for name in (
            *("font-variant", "font-variant-ligatures", "font-variant-caps", "font-variant-numeric"),
            *("font-variant-position", "font-variant-east-asian", "font-variant-alternates", "font-variation-settings"),
        )
    },
}
"""Properties that drawing programs always write, at the values at which they say nothing."""

STYLED_ALONE = {"font", "filter", "clip", "cursor"}
"""More names that authors know from styles."""

LENGTHS: Rule = v.length
BOX = dict.fromkeys(("x", "y", "width", "height"), LENGTHS)
VIEW = {"viewBox": v.view, "preserveAspectRatio": v.fitting}
PLACES: dict[str, Rule] = dict.fromkeys(("x", "y", "dx", "dy"), v.lengths)
LINE = dict.fromkeys(("x1", "y1", "x2", "y2"), LENGTHS)
MOVED: dict[str, Rule] = {"transform": v.transform}
HREF: dict[str, Rule] = {"href": v.address}
GRADIENT: dict[str, Rule] = {"gradientUnits": UNITS, "gradientTransform": v.transform, "spreadMethod": v.words("pad")}
STEP: dict[str, Rule] = {"in": v.name, "result": v.name}

ELEMENTS: dict[str, dict[str, Rule]] = {
    "svg": {**BOX, **VIEW},
    "g": MOVED,
    "defs": MOVED,
    "style": {"type": v.words("text/css")},
    "path": {"d": v.path, **MOVED},
    "rect": {**BOX, "rx": LENGTHS, "ry": LENGTHS, **MOVED},
    "circle": {"cx": LENGTHS, "cy": LENGTHS, "r": LENGTHS, **MOVED},
    "ellipse": {"cx": LENGTHS, "cy": LENGTHS, "rx": LENGTHS, "ry": LENGTHS, **MOVED},
    "line": {**LINE, **MOVED},
    "polyline": {"points": v.points, **MOVED},
    "polygon": {"points": v.points, **MOVED},
    "text": {**PLACES, **MOVED},
    "tspan": PLACES,
    "use": {**BOX, **HREF, **MOVED},
    "symbol": {**BOX, **VIEW},
    "clipPath": {"clipPathUnits": UNITS, **MOVED},
    "mask": {**BOX, "maskUnits": UNITS, "maskContentUnits": UNITS},
    "linearGradient": {**LINE, **GRADIENT, **HREF},
    "radialGradient": {**dict.fromkeys(("cx", "cy", "r", "fx", "fy", "fr"), LENGTHS), **GRADIENT, **HREF},
    "stop": {"offset": v.share},
    "pattern": {
        **BOX,
        **VIEW,
        "patternUnits": UNITS,
        "patternContentUnits": UNITS,
        "patternTransform": v.transform,
        **HREF,
    },
    "marker": {
        **dict.fromkeys(("markerWidth", "markerHeight", "refX", "refY"), LENGTHS),
        **VIEW,
        "orient": v.orientation,
        "markerUnits": v.words("strokeWidth", "userSpaceOnUse"),
    },
    "filter": {**BOX, "filterUnits": UNITS, "primitiveUnits": v.words("userSpaceOnUse")},
    "feGaussianBlur": {**STEP, "stdDeviation": v.number},
    "feOffset": {**STEP, "dx": v.number, "dy": v.number},
    "feMerge": {"result": v.name},
    "feMergeNode": {"in": v.name},
    "feDropShadow": {**STEP, "dx": v.number, "dy": v.number, "stdDeviation": v.number},
    "feColorMatrix": {
        **STEP,
        "type": v.words("matrix", "saturate", "hueRotate", "luminanceToAlpha"),
        "values": v.numbers,
    },
}
"""The elements, each with the attributes of its own."""
UNDRAWN = {"defs", "symbol", "clipPath", "mask", "linearGradient", "radialGradient", "pattern", "marker", "filter"}
"""Elements that are drawn only where another names them."""
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}

IGNORED = {
    *("version", "baseProfile", "contentScriptType", "contentStyleType", "zoomAndPan", "role", "tabindex", "focusable"),
    *("lang", "content", "name", "requiredFeatures"),
}
"""Attributes that say something of the file or for programs that read aloud; none is drawn."""
IGNORED_STARTS = ("data-", "aria-", "-inkscape-", "-sodipodi-", "-webkit-", "-moz-", "-ms-", "-svg-")
