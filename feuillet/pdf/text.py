"""Text as a content stream shows it: where the pen goes, and which run each instruction leaves (ISO 32000-1, 9)."""

import re

from feuillet.pdf.code_tables import THOUSAND
from feuillet.pdf.font import Font
from feuillet.pdf.geometry import IDENTITY, Matrix, times
from feuillet.pdf.instructions import numbers
from feuillet.pdf.run import Piece
from feuillet.pdf.state import State

PART = re.compile(rb"<([0-9A-Fa-f\s]*)>|([-+]?[0-9.]+)|\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
"""A part of what is shown: codes, how far the pen goes back, a string in brackets."""
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
WHOLE = re.compile(rb"\s*(?:\[\s*)?<([0-9A-Fa-f\s]*)>\s*0?\s*\]?\s*")
"""Codes between which the pen stays where it is: most of what is shown."""
STILL = b"> 0 <"
"""What is between codes where the pen stays: the typesetter writes it after every glyph."""
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
        a, b, c, d, e, f = self.matrix
        self.matrix = (a, b, c, d, e + end * scale[0] * a, f + end * scale[0] * b)
        return matrix, pieces, end


def lay(state: State, font: Font, operands: bytes) -> tuple[tuple[Piece, ...], float]:
    """Lay the codes of a string one after the other, in ems."""
    if b"(" not in (bare := operands.replace(b"()", b"")):
        operands = bare.replace(STILL, b"")
    spaced = bool(state.apart or state.words_apart) and bool(state.size)
    if not spaced and (whole := WHOLE.fullmatch(operands)):
        codes, width = split(font, whole[1])
        return ((0.0, codes),) if codes else (), width
    pen, pieces = 0.0, list[Piece]()
    for shown, back, string in PART.findall(operands):
        if back:
            pen -= float(back) / THOUSAND
            continue
        codes, width = split(font, shown) if shown else split(font, unescape(string).hex().encode())
        if codes and spaced:
            pieces += [(pen + at, (code,)) for at, code in zip(spread(state, font, codes), codes, strict=False)]
            width = spread(state, font, codes)[-1]
        elif codes:
            pieces.append((pen, codes))
        pen += width
    return tuple(pieces), pen


def split(font: Font, digits: bytes) -> tuple[tuple[int, ...], float]:
    """Split a string of hexadecimal digits into codes, and say how far they move the pen; what recurs is split once."""
    if digits not in font.known:
        codes = font.codes(bytes.fromhex(even(digits).decode()))
        font.known[digits] = codes, sum(map(font.widths.__getitem__, codes))
    return font.known[digits]


def spread(state: State, font: Font, codes: tuple[int, ...]) -> list[float]:
    """Say where the pen is before each code, and after all, where letters or words are set apart."""
    pens = [0.0]
    for code in codes:
        apart = state.apart + (state.words_apart if code == SPACE and not font.composite else 0)
        pens.append(pens[-1] + font.widths[code] + apart / state.size)
    return pens


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
