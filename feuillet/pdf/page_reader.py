"""A page is read as a printer prints it, one instruction after the other: which runs and which shapes it shows."""

from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name

from feuillet.pdf.colours import Palette
from feuillet.pdf.font import Font
from feuillet.pdf.geometry import IDENTITY, Box, times
from feuillet.pdf.instructions import INLINE_IMAGE, instructions, name
from feuillet.pdf.marks import Mark, marked
from feuillet.pdf.painter import Painter
from feuillet.pdf.run import Run
from feuillet.pdf.state import BLACK, State
from feuillet.pdf.structure import Places
from feuillet.pdf.text import Pen

DEEPEST = 20
"""How many forms may be drawn inside each other."""
UNSEEN = frozenset((3, 7))
"""The modes of text that leave no ink (ISO 32000-1, 9.3.6)."""
PERCENT = 100


class PageReader(Painter):
    """Reads one page, and the forms it draws."""

    def __init__(self, box: Box, places: Places | None, fonts: dict[Any, Font], palette: Palette) -> None:
        super().__init__(box, palette)
        self.places: Places | None = places
        self.fonts = fonts
        self.runs, self.depth = list[Run](), 0
        self.pen, self.marks = Pen(), [Mark()]
        self.named: dict[bytes, Any] = {}

    def stream(self, content: bytes, resources: Any) -> None:
        """Read a content stream with what it may name."""
        outer = self.resources, self.named
        self.resources, self.named = resources, {}
        for operands, operator in instructions(content):
            if (step := STEPS.get(operator)) is not None:
                step(self, operands)
        self.resources, self.named = outer

    def take_state(self, operands: bytes) -> None:
        """Take what a named state says of how much covers."""
        if operands not in self.named:
            said = self.resources.get("/ExtGState", Dictionary()).get(name(operands), Dictionary())
            self.named[operands] = float(said["/ca"]) if "/ca" in said else None
        if (alpha := self.named[operands]) is not None:
            self.state.alpha = alpha

    def begin_mark(self, operands: bytes) -> None:
        """Begin marked content."""
        number = len(self.marks)
        self.marks.append(marked(operands, self.resources, self.marks[number - 1]))

    def end_mark(self, _operands: bytes) -> None:
        """End marked content."""
        if len(self.marks) > 1:
            self.marks.pop()

    def choose_font(self, operands: bytes) -> None:
        """Choose a font and its size."""
        named, size = operands.split()
        if named not in self.named:
            self.named[named] = self.font(self.resources.get("/Font", Dictionary()).get(name(named)))
        self.state.font, self.state.size = self.named[named], float(size)

    def font(self, source: Any) -> Font | None:
        """Read a font; what is one object of the file is read once."""
        if source is None:
            return None
        key = source.objgen if source.is_indirect else source.unparse()
        if key not in self.fonts:
            self.fonts[key] = Font(source, self.palette.file)
        return self.fonts[key]

    def show(self, operands: bytes) -> None:
        """Show a string, and note the run."""
        state, font = self.state, self.state.font
        self.order += 1
        if font is None:
            return
        matrix, pieces, end = self.pen.show(state, font, operands)
        if (
            not pieces
            or state.mode in UNSEEN
            or (len(pieces[0][1]) == len(pieces) == 1 and font.blank(pieces[0][1][0]))
        ):
            return
        mark, colour, alpha = self.marks[-1], state.fill or BLACK, state.alpha * state.veil
        inked = (colour, alpha, state.window)
        self.runs.append(Run(self.order, font, matrix, pieces, end, *inked, mark.take(), mark.number, self.places))

    def show_on_next_line(self, operands: bytes) -> None:
        """Show a string on the next line."""
        self.pen.next_line(self.state)
        self.show(operands)

    def show_spaced(self, operands: bytes) -> None:
        """Show a string on the next line, with other spaces."""
        words, signs, string = operands.split(maxsplit=2)
        self.state.words_apart, self.state.apart = float(words), float(signs)
        self.show_on_next_line(string)

    def draw(self, operands: bytes) -> None:
        """Draw a picture or a form."""
        thing = self.resources.get("/XObject", Dictionary()).get(name(operands))
        kind = thing.get("/Subtype") if thing is not None else None
        if kind == Name.Image:
            self.picture()
        elif kind == Name.Form and self.depth < DEEPEST:
            self.form(thing)

    def form(self, form: Any) -> None:
        """Read a form, where its matrix lays it and in the box that clips it; its marks belong to no element of this page."""
        outer = self.state, self.kept, self.pen, self.places
        self.state, self.kept, self.pen, self.places = self.state.copy(), [], Pen(), None
        self.order += 1
        self.depth += 1
        a, b, c, d, e, f = (float(each) for each in form.get("/Matrix", Array(IDENTITY)))
        self.state.matrix = times((a, b, c, d, e, f), self.state.matrix)
        left, bottom, right, top = (float(each) for each in form.BBox)
        self.rectangle(b"%f %f %f %f" % (left, bottom, right - left, top - bottom))
        self.state.clip(self.rings())
        if "/Group" in form:
            self.state.veil, self.state.alpha = self.state.veil * self.state.alpha, 1
        self.stream(form.read_bytes(), form.get("/Resources", self.resources))
        self.depth -= 1
        self.state, self.kept, self.pen, self.places = outer


def setting(field: str, share: float = 1) -> Callable[[PageReader, bytes], None]:
    """Make the step that sets a number of the state."""

    def step(reader: PageReader, operands: bytes) -> None:
        setattr(reader.state, field, float(operands) / share)

    return step


def penned(step: Callable[[Pen, State, bytes], None]) -> Callable[[PageReader, bytes], None]:
    """Make a step of the pen one of the reader."""
    return lambda reader, operands: step(reader.pen, reader.state, operands)


STEPS: dict[bytes, Callable[[PageReader, bytes], None]] = {
    b"q": PageReader.keep,
    b"Q": PageReader.restore,
    b"cm": PageReader.move,
    b"gs": PageReader.take_state,
    b"g": PageReader.grey,
    b"rg": PageReader.screen,
    b"k": PageReader.inks,
    b"cs": PageReader.choose_space,
    b"sc": PageReader.fill,
    b"scn": PageReader.fill,
    b"m": PageReader.begin,
    **dict.fromkeys((b"l", b"c", b"v", b"y"), PageReader.extend),
    b"h": PageReader.close,
    b"re": PageReader.rectangle,
    **dict.fromkeys((b"W", b"W*"), PageReader.cut),
    **dict.fromkeys((b"n", b"S", b"s"), PageReader.end),
    **dict.fromkeys((b"f", b"F", b"B", b"b"), PageReader.paint),
    **dict.fromkeys((b"f*", b"B*", b"b*"), PageReader.paint_even_odd),
    b"sh": PageReader.shade,
    b"Do": PageReader.draw,
    INLINE_IMAGE: PageReader.picture,
    **dict.fromkeys((b"BMC", b"BDC"), PageReader.begin_mark),
    b"EMC": PageReader.end_mark,
    b"BT": penned(Pen.begin),
    b"Tm": penned(Pen.place),
    b"Td": penned(Pen.step),
    b"TD": penned(Pen.step_and_lead),
    b"T*": penned(Pen.next_line),
    b"Tf": PageReader.choose_font,
    b"Tc": setting("apart"),
    b"Tw": setting("words_apart"),
    b"Tz": setting("stretch", PERCENT),
    b"TL": setting("leading"),
    b"Ts": setting("rise"),
    b"Tr": setting("mode"),
    **dict.fromkeys((b"Tj", b"TJ"), PageReader.show),
    b"'": PageReader.show_on_next_line,
    b'"': PageReader.show_spaced,
}
"""What each operator does; the others paint nothing that is looked at."""
