"""Text as a content stream shows it: where the pen goes, and which run each instruction leaves (ISO 32000-1, 9)."""

import re

from feuillet.pdf.font import THOUSAND, Font
from feuillet.pdf.geometry import IDENTITY, Matrix, times
from feuillet.pdf.instructions import numbers
from feuillet.pdf.run import Piece
from feuillet.pdf.state import State

PART = re.compile(rb"<([0-9A-Fa-f\s]*)>|([-+]?[0-9.]+)|\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
"""A part of what is shown: codes, how far the pen goes back, a string in brackets."""
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
STILL = b"> 0 <"
"""What stands between codes where the pen stays: the typesetter writes it after every glyph."""
SPACE = 32


class Pen:
    """The pen of a text object: where its line began, and where it is."""

    def __init__(self) -> None:
        self.line = self.matrix = IDENTITY

    def begin(self, _state: State, _operands: bytes) -> None:
        """Begin a text object."""
        self.line = self.matrix = IDENTITY

    def place(self, _state: State, operands: bytes) -> None:
        """Put the pen somewhere."""
        a, b, c, d, e, f = numbers(operands)
        self.line = self.matrix = (a, b, c, d, e, f)

    def step(self, _state: State, operands: bytes) -> None:
        """Begin another line beside the last."""
        x, y = numbers(operands)
        self.line = self.matrix = times((1, 0, 0, 1, x, y), self.line)

    def step_and_lead(self, state: State, operands: bytes) -> None:
        """Begin another line beside the last, as far from it as the next ones are."""
        state.leading = -numbers(operands)[1]
        self.step(state, operands)

    def next_line(self, state: State, _operands: bytes = b"") -> None:
        """Begin the next line."""
        self.line = self.matrix = times((1, 0, 0, 1, 0, -state.leading), self.line)

    def show(self, state: State, font: Font, operands: bytes) -> tuple[Matrix, tuple[Piece, ...], float]:
        """Show a string: return the matrix from ems to the page, the pieces, and where the pen stops, in ems."""
        scale: Matrix = (state.size * state.stretch, 0, 0, state.size, 0, state.rise)
        matrix = times(times(scale, self.matrix), state.matrix)
        pieces, end = lay(state, font, operands)
        self.matrix = times((1, 0, 0, 1, end * scale[0], 0), self.matrix)
        return matrix, pieces, end


def lay(state: State, font: Font, operands: bytes) -> tuple[tuple[Piece, ...], float]:
    """Lay the codes of a string one after the other, in ems."""
    pen, pieces = 0.0, list[Piece]()
    spaced = bool(state.apart or state.words_apart) and bool(state.size)
    widths = font.widths
    for shown, back in parts(operands):
        if back:
            pen -= back / THOUSAND
        elif spaced:
            for code in font.codes(shown):
                pieces.append((pen, (code,)))
                apart = state.apart + (state.words_apart if code == SPACE and not font.composite else 0)
                pen += widths[code] + apart / state.size
        elif codes := font.codes(shown):
            pieces.append((pen, codes))
            pen += sum(map(widths.__getitem__, codes))
    return tuple(pieces), pen


def parts(operands: bytes) -> list[tuple[bytes, float]]:
    """Split what is shown into strings, and how far the pen goes back between them."""
    if b"(" not in operands.replace(b"()", b""):
        operands = operands.replace(STILL, b"")
    return [
        (bytes.fromhex(even(codes).decode()) if codes else unescape(string), float(back) if back else 0)
        for codes, back, string in PART.findall(operands)
    ]


def even(codes: bytes) -> bytes:
    """Give codes their last digit, which may be left out where it is 0."""
    digits = codes.translate(None, b" \t\r\n\f\0")
    return digits if len(digits) % 2 == 0 else digits + b"0"


def unescape(string: bytes) -> bytes:
    """Read a string in brackets."""
    if b"\\" not in string:
        return string

    def meant(found: re.Match[bytes]) -> bytes:
        said = found[1]
        return bytes((int(said, 8) % 256,)) if said[:1].isdigit() and said[:1] < b"8" else ESCAPES.get(said, said)

    return ESCAPE.sub(meant, string)
