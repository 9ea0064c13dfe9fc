"""What paints on a page: the graphics state that is kept and restored, and the shapes that are filled in it (ISO 32000-1, 8)."""

from typing import Any

from pikepdf import Dictionary

from feuillet.pdf.colours import GREY, INKS, SCREEN, START, Palette
from feuillet.pdf.geometry import Box, Ring, Shape, around_points, place, times
from feuillet.pdf.instructions import name, numbers
from feuillet.pdf.state import State

SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))
"""What a picture fills (ISO 32000-1, 8.9.5)."""


class Painter:
    """Follows the instructions that paint; ``order`` counts what was painted."""

    def __init__(self, box: Box, palette: Palette) -> None:
        self.box, self.palette = box, palette
        self.state, self.kept = State(), list[State]()
        self.resources: Any = Dictionary()
        self.shapes, self.order = list[Shape](), 0
        self.path, self.clipping = list[list[tuple[float, float]]](), False

    def keep(self, _operands: bytes) -> None:
        """Keep the state, to be restored."""
        self.kept.append(self.state.copy())

    def restore(self, _operands: bytes) -> None:
        """Restore the state that was kept last."""
        if self.kept:
            self.state = self.kept.pop()

    def move(self, operands: bytes) -> None:
        """Change how lengths become the page's."""
        a, b, c, d, e, f = numbers(operands)
        self.state.matrix = times((a, b, c, d, e, f), self.state.matrix)

    def grey(self, operands: bytes) -> None:
        """Fill with a grey."""
        self.state.space = GREY
        self.fill(operands)

    def screen(self, operands: bytes) -> None:
        """Fill with a colour of red, green and blue."""
        self.state.space = SCREEN
        self.fill(operands)

    def inks(self, operands: bytes) -> None:
        """Fill with a mix of inks."""
        self.state.space = INKS
        self.fill(operands)

    def choose_space(self, operands: bytes) -> None:
        """Choose the space of the colours to come."""
        self.state.space = name(operands)
        if self.state.space in START:
            self.fill(START[self.state.space])

    def fill(self, operands: bytes) -> None:
        """Fill with a colour of the chosen space."""
        self.state.fill = self.palette.colour(self.state.space, operands, self.resources)

    def begin(self, operands: bytes) -> None:
        """Begin a line of a path."""
        x, y = operands.split()
        self.path.append([place(float(x), float(y), self.state.matrix)])

    def extend(self, operands: bytes) -> None:
        """Draw a line on; a curve becomes the lines between its points, near enough for what is well inside."""
        values = numbers(operands)
        if self.path:
            points = zip(values[::2], values[1::2], strict=True)
            self.path[-1] += [place(x, y, self.state.matrix) for x, y in points]

    def close(self, _operands: bytes) -> None:
        """Close a line; what is drawn on begins where it began."""
        if self.path:
            self.path.append([self.path[-1][0]])

    def rectangle(self, operands: bytes) -> None:
        """Draw a rectangle."""
        x, y, width, height = numbers(operands)
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.path.append([place(*corner, self.state.matrix) for corner in corners])

    def cut(self, _operands: bytes) -> None:
        """Let the path clip what comes after it is painted."""
        self.clipping = True

    def end(self, _operands: bytes) -> None:
        """End a path that is not filled."""
        self.order += 1
        self.finish(self.rings())

    def paint(self, _operands: bytes, *, even_odd: bool = False) -> None:
        """Fill a path."""
        if rings := self.rings():
            self.cover(rings, even_odd=even_odd)
        self.finish(rings)

    def paint_even_odd(self, operands: bytes) -> None:
        """Fill a path but for its holes."""
        self.paint(operands, even_odd=True)

    def rings(self) -> tuple[Ring, ...]:
        """Take the path that was drawn."""
        rings = tuple(tuple(points) for points in self.path if len(points) > 1)
        self.path = []
        return rings

    def finish(self, rings: tuple[Ring, ...]) -> None:
        """Clip with a path, where that was asked."""
        if self.clipping and rings:
            self.state.clip(rings)
        self.clipping = False

    def cover(self, rings: tuple[Ring, ...], *, even_odd: bool = False, flat: bool = True) -> None:
        """Note a shape; one that is not flat has no colour that can be said."""
        self.order += 1
        state, box = self.state, around_points(rings)
        seen = box if state.window is None else box.common(state.window)
        colour = state.fill if flat else None
        self.shapes.append(Shape(self.order, seen, rings, even_odd, state.clips, colour, state.alpha * state.veil))

    def shade(self, _operands: bytes) -> None:
        """Fill all that can be seen with shades."""
        box = self.state.window or self.box
        corners = ((box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top))
        self.cover((corners,), flat=False)

    def picture(self, _operands: bytes = b"") -> None:
        """Paint a picture."""
        self.cover((tuple(place(*corner, self.state.matrix) for corner in SQUARE),), flat=False)
