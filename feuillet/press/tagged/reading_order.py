"""The order in which a page draws its text: that in which it is read, for the many readers that know nothing of tags.

CSS has the typesetter paint floats before the text around them, and what is positioned after it, so that who copies a page
gets its margin first and its lists last; the order of drawing should be that of reading (ISO 32000-1, 14.8.2.3).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from pikepdf import ContentStreamInstruction, Matrix, Operator

from feuillet.press.tagged.marked_content import Instructions, Mark, Step, write

PATHS, CLIPS = {"m", "l", "c", "v", "y", "h", "re"}, {"W", "W*"}
FILLS, ENDS = {"f", "F", "f*", "B", "B*", "b", "b*"}, {"n", "S", "s"}
LOOKS = {"gs", "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "w", "d", "J", "j", "M"}
SAVE, RESTORE, END_PATH = ((operator, ContentStreamInstruction([], Operator(operator))) for operator in "qQn")
CHANGING = {"cm"} | LOOKS | PATHS | CLIPS | FILLS | ENDS
"""What changes the state."""
SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
"""What a picture fills before it is placed."""
INSIDE = 0.1, 0.3
"""In ems from where a piece begins: a point that its first letter covers."""


@dataclass(frozen=True)
class State:
    """What holds where something is drawn: what moves and clips it, how it looks, the path that is being made."""

    frame: Instructions = ()
    looks: tuple[tuple[str, Step], ...] = ()
    path: Instructions = ()

    def after(self, step: Step) -> "State":
        """The state after an instruction."""
        operator, instruction = step
        if operator not in CHANGING:
            return self
        if operator == "cm":
            return State((*self.frame, step), self.looks, self.path)
        if operator in LOOKS:
            key = f"{operator}{instruction.operands[0]}" if operator == "gs" else operator
            return State(self.frame, tuple({**dict(self.looks), key: step}.items()), self.path)
        if operator in FILLS or operator in ENDS:
            clips = any(each in CLIPS for each, _ in self.path)
            done = (*self.path, END_PATH) if clips else ()
            return State((*self.frame, *done), self.looks) if done or self.path else self
        return State(self.frame, self.looks, (*self.path, step))

    @cached_property
    def matrix(self) -> Matrix:
        """Where what is drawn comes to lie on the page."""
        matrix = Matrix()
        for operator, instruction in self.frame:
            if operator == "cm":
                matrix = moved(instruction) @ matrix
        return matrix


@dataclass
class Piece:
    """A piece of text, and the state in which it is drawn."""

    mark: Mark
    state: State
    depth: int
    body: list[Step] = field(default_factory=list)

    @cached_property
    def inside(self) -> tuple[float, float] | None:
        """A point that it covers; none if it shows nothing; asked for once it is whole."""
        place = next((each for operator, each in self.body if operator == "Tm"), None)
        font = next((each for operator, each in self.body if operator == "Tf"), None)
        if place is None or font is None:
            return None
        size = float(font.operands[1])
        matrix = moved(place) @ self.state.matrix
        across, up = matrix.transform((INSIDE[0] * size, INSIDE[1] * size))
        return across, up


def moved(instruction: Any) -> Matrix:
    """Read where an instruction moves what follows."""
    a, b, c, d, e, f = (float(value) for value in instruction.operands)
    return Matrix(a, b, c, d, e, f)


def arrange(page: Any, instructions: Instructions, order: dict[Mark, int]) -> Instructions:
    """Draw a page's text after all else, as it is read, and its running heads and feet last.

    A page on which something is painted over text stays as it is: there the order is to be seen.
    """
    table = Table(page)
    for step in instructions:
        table.take(step)
    if table.covered:
        return instructions
    pieces = sorted(table.pieces, key=lambda piece: order.get(piece.mark, len(order)))
    return (SAVE, *table.rest, RESTORE, *drawn(pieces))


def points(path: Instructions) -> Iterator[tuple[float, float]]:
    """List the points of a path, those that curves lean on too."""
    for operator, each in path:
        values = [float(value) for value in each.operands]
        if operator == "re":
            left, bottom, width, height = values
            yield from ((left, bottom), (left + width, bottom + height))
        else:
            yield from zip(values[::2], values[1::2], strict=True)


def around(corners: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The least upright box around some points."""
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def drawn(pieces: list[Piece]) -> Iterator[Step]:
    """Draw pieces one after the other, each in its state."""
    frames = dict[int, bytes]()  # by the identity of what lives as long as the pieces

    def frame(piece: Piece) -> bytes:
        own = id(piece.state.frame)
        if own not in frames:
            frames[own] = write(piece.state.frame)
        return frames[own]

    for _, group in groupby(pieces, frame):
        alike = list(group)
        yield SAVE
        yield from alike[0].state.frame
        for piece in alike:
            yield from (look for _, look in piece.state.looks)
            yield from piece.body
        yield RESTORE


class Table:
    """Where a page is taken apart, instruction by instruction, into pieces of text and the rest."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.own = page.objgen
        self.rest, self.pieces = list[Step](), list[Piece]()
        self.state, self.states = State(), list[State]()
        self.piece: Piece | None = None
        self.depth = 0
        self.covered = False

    def take(self, step: Step) -> None:
        """Take the next instruction."""
        operator, instruction = step
        self.depth += (operator in {"BDC", "BMC"}) - (operator == "EMC")
        if operator == "BDC" and "/MCID" in (properties := instruction.operands[1]):
            self.piece = Piece((self.own, int(properties.MCID)), self.state, self.depth)
        if operator == "q":
            self.states.append(self.state)
        if operator in FILLS or operator == "Do":
            self.cover(operator)
        self.keep(step)
        self.state = self.states.pop() if operator == "Q" else self.state.after(step)

    def keep(self, step: Step) -> None:
        """Put an instruction where it belongs; the colours of a piece hold for what is drawn after it too."""
        piece = self.piece
        if piece is None or step[0] in LOOKS:
            self.rest.append(step)
        if piece is not None:
            piece.body.append(step)
            if self.depth < piece.depth:
                self.piece = None
                if any(operator == "BT" for operator, _ in piece.body):
                    self.pieces.append(piece)
                else:  # a picture, which is painted where it is
                    self.rest.extend(piece.body)

    def cover(self, operator: str) -> None:
        """Notice when something is painted over text, not by a piece itself: that lies under its letters or beside them."""
        corners = SQUARE if operator == "Do" else tuple(points(self.state.path))
        left, bottom, right, top = around([self.state.matrix.transform(corner) for corner in corners])
        if self.piece is not None or self.covered:
            return
        inside = (piece.inside for piece in self.pieces)
        self.covered = any(left < point[0] < right and bottom < point[1] < top for point in inside if point)
