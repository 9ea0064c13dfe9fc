"""What is painted on a page beside its text: where a form lays it, what clips it, how it is filled."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from feuillet.pdf.geometry import IDENTITY, Box, Colour, Matrix, Ring, Shape, around, place, times


@dataclass(frozen=True)
class Layer:
    """What a form does to all it holds: where it lays it, how much of it covers, what clips it."""

    matrix: Matrix
    alpha: float
    clips: tuple[tuple[Ring, ...], ...]

    def within(self, form: Any) -> "Layer":
        """The layer inside a form on this one."""
        return Layer(times(matrix_of(form), self.matrix), self.alpha * fill(form)[1], self.clips_of(form))

    def clips_of(self, each: Any) -> tuple[tuple[Ring, ...], ...]:
        """The paths that clip an object, each as its rings."""
        clip = raw.FPDFPageObj_GetClipPath(each)
        own = (
            (
                raw.FPDFClipPath_GetPathSegment(clip, path, at)
                for at in range(raw.FPDFClipPath_CountPathSegments(clip, path))
            )
            for path in range(max(raw.FPDFClipPath_CountPaths(clip), 0))
        )
        return (*self.clips, *(tuple(rings(segments, self.matrix)) for segments in own))

    def window(self, each: Any) -> Box | None:
        """What clips leave to be seen of an object."""
        seen: Box | None = None
        for clip in self.clips_of(each):
            points = tuple(point for ring in clip for point in ring)
            if points:
                box = around(Box(x, y, x, y) for x, y in points)
                seen = box if seen is None else seen.common(box)
        return seen


PAPER = Layer(IDENTITY, 1, ())
"""The page itself."""


def shape_of(each: Any, kind: int, layer: Layer, order: int) -> Shape | None:
    """Read a filled path or a picture; nothing of what is only drawn in lines."""
    box, clips = bounds(each, layer.matrix), layer.clips_of(each)
    colour, alpha = fill(each)
    if kind != raw.FPDF_PAGEOBJ_PATH:
        corners = ((box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top))
        return Shape(order, box, (corners,), False, clips, None, layer.alpha * alpha)
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each, mode, stroked)
    if mode.value == raw.FPDF_FILLMODE_NONE:
        return None
    segments = (raw.FPDFPath_GetPathSegment(each, at) for at in range(raw.FPDFPath_CountSegments(each)))
    outline = tuple(rings(segments, times(matrix_of(each), layer.matrix)))
    even_odd = mode.value == raw.FPDF_FILLMODE_ALTERNATE
    return Shape(order, box, outline, even_odd, clips, colour, layer.alpha * alpha)


def rings(segments: Iterator[Any], matrix: Matrix) -> Iterator[Ring]:
    """Read a path as rings; the curves become the lines between their points, near enough for what stands well inside."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points = list[tuple[float, float]]()
    for segment in segments:
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield tuple(points)
            points = []
        points.append(place(x.value, y.value, matrix))
    if points:
        yield tuple(points)


def matrix_of(each: Any) -> Matrix:
    """Read an object's matrix."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(each, matrix)
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def bounds(each: Any, matrix: Matrix) -> Box:
    """Read an object's bounds on the page."""
    edges = tuple(ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(each, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    corners = (place(x, y, matrix) for x in (left, right) for y in (bottom, top))
    return around(Box(x, y, x, y) for x, y in corners)


def fill(each: Any) -> tuple[Colour, float]:
    """Read an object's fill colour and how much of it covers, 0 to 1."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(each, red, green, blue, alpha):
        return (0, 0, 0), 1
    return (red.value, green.value, blue.value), alpha.value / 255


def address(pointer: Any) -> int | None:
    """The address of what pdfium points to, by which it is known again."""
    return ctypes.cast(pointer, ctypes.c_void_p).value
