"""The box around a path, which gradients, shadows and masks are measured by.

WeasyPrint takes the box around all points that steer a curve, which the curve itself does not reach, and forgets where a closed
path began; so a gradient would begin and end elsewhere than in a browser. (WeasyPrint 70, ``svg.bounding_box``.)
"""

from math import inf, radians
from typing import Any

from feuillet.manuscript.svg.outline import follow

Box = tuple[float, float, float, float]
"""Left, top, width, height."""
NOTHING: Box = (inf, inf, 0, 0)
"""What WeasyPrint calls the box of what is not drawn."""


def measure(arc_box: Any, _svg: Any, node: Any, _font_size: float) -> Box:
    """Measure the box of a path's node as WeasyPrint asks for it; ``arc_box`` is its own measure of an arc."""
    xs, ys = list[float](), list[float]()
    for piece in follow(node.get("d", "")):
        if piece.kind == "M":
            continue
        for x, y in piece.extremes():
            xs.append(x)
            ys.append(y)
        if piece.arc:
            across, down, turn, large, sweep = piece.arc
            (x1, y1), (x2, y2) = piece.points
            left, top, width, height = arc_box(x1, y1, across, down, radians(turn), large, sweep, x2, y2)
            xs += [left, left + width]
            ys += [top, top + height]
    return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)) if xs else NOTHING
