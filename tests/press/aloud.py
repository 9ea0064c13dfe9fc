"""A tagged PDF as a screen reader takes it in: the structure tree's paragraphs, in its order, with nothing guessed from gaps."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

PARAGRAPHS = {"P", *(f"H{level}" for level in range(1, 7)), "LBody", "TH", "TD", "Caption", "Note"}
"""What is one paragraph with all that is in it."""
INLINE = {"Span", "NonStruct", "Link", "Em", "Strong", "Figure"}
LABEL = "Lbl"
PAIR = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")
Pieces = dict[tuple[tuple[int, int], int], str]
"""The text of marked content, by its page and its number there."""


def paragraphs(content: bytes) -> list[str]:
    """List the paragraphs that say something; a list's numbers and dashes are no part of them, a picture says what it shows."""
    with Pdf.open(BytesIO(content)) as pdf:
        said = {(page.obj.objgen, number): text for page in pdf.pages for number, text in pieces(page)}
        texts: dict[Any, str] = {}
        for place, text in walk(pdf.Root.StructTreeRoot.K, said, None, (0, False)):
            texts[place] = texts.get(place, "") + text
    return [text for text in map(even, texts.values()) if text]


def pages(content: bytes) -> list[list[str]]:
    """List the pieces of each page as they were drawn, with the spaces that they begin and end with."""
    with Pdf.open(BytesIO(content)) as pdf:
        return [[text for _, text in pieces(page) if text] for page in pdf.pages]


@dataclass(frozen=True)
class Glyph:
    """A glyph by its font and its number; what it stands for is another thing, and differs where readers are helped."""

    family: str
    code: bytes
    text: str = field(compare=False)


def glyphs(content: bytes) -> Counter[Glyph]:
    """Count the glyphs that pages show, and the forms in them, but for spaces."""
    with Pdf.open(BytesIO(content)) as pdf:
        return Counter(glyph for page in pdf.pages for glyph in shown(page.obj) if not glyph.text.isspace())


def shown(stream: Any) -> Iterator[Glyph]:
    """List the glyphs of a page or of a form."""
    resources = stream.get("/Resources", Dictionary())
    fonts = resources.get("/Font", Dictionary())
    known = {name: (str(font.BaseFont).rpartition("+")[2], letters(font)) for name, font in fonts.items()}
    family, font = "", dict[bytes, str]()
    for instruction in pikepdf.parse_content_stream(stream):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "Do" if resources.XObject[str(operands[0])].Subtype == Name.Form:
                yield from shown(resources.XObject[str(operands[0])])
            case "Tf":
                family, font = known[str(operands[0])]
            case "Tj" | "TJ":
                yield from (Glyph(family, code, font.get(code, "")) for code in codes(operands[0]))


def even(text: str) -> str:
    """Compose a text, with all spaces equal and without what only tells a direction."""
    visible = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return " ".join(unicodedata.normalize("NFC", visible).split())


def walk(element: Any, said: Pieces, page: Any, place: Any) -> Iterator[tuple[Any, str]]:
    """List the text of a tree in its order, each piece with the paragraph that it is in."""
    if isinstance(element, Array):
        for child in element.as_list():
            yield from walk(child, said, page, place)
    elif isinstance(element, int):
        yield place, said[page, element]
    elif "/MCID" in element:
        yield (
            place,
            said[element.get("/Pg", Dictionary(objgen=page)).objgen if "/Pg" in element else page, element.MCID],
        )
    elif "/S" in element and str(element.S) != f"/{LABEL}":
        page = page_of(element, page)
        if "/Alt" in element:
            yield element.objgen, str(element.Alt)
        yield from walk(element.get("/K", Array()), said, page, within(element, place))


def page_of(element: Any, page: Any) -> Any:
    """Name the page of an element: its own, or that of the element around it."""
    return element.Pg.objgen if "/Pg" in element else page


def within(element: Any, place: tuple[Any, bool]) -> tuple[Any, bool]:
    """Name the paragraph that an element is or is in: the outermost one, or the block around text that stands in none.

    A point below another is a paragraph of its own.
    """
    kind = str(element.S)[1:]
    if (place[1] and kind != "LBody") or kind in INLINE:
        return place
    return element.objgen, kind in PARAGRAPHS


def pieces(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """List what the marked content of a page says: its glyphs, or the text that stands in for them."""
    fonts = {name: letters(font) for name, font in page.resources.get("/Font", Dictionary()).items()}
    font: dict[bytes, str] = {}
    opened: list[tuple[Any, list[str]]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                opened.append((operands[1] if len(operands) > 1 else Dictionary(), []))
            case "EMC":
                marks, glyphs = opened.pop()
                if "/MCID" in marks:
                    yield int(marks.MCID), str(marks.get("/ActualText", "".join(glyphs)))
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ" if opened:
                opened[-1][1].append(spell(operands[0], font))


def spell(shown: Any, font: dict[bytes, str]) -> str:
    """Read the glyphs of one instruction."""
    return "".join(font[code] for code in codes(shown))


def codes(shown: Any) -> Iterator[bytes]:
    """List the glyphs of one instruction, two bytes each."""
    strings = shown.as_list() if isinstance(shown, Array) else [shown]
    joined = b"".join(bytes(string) for string in strings if isinstance(string, String))
    return (joined[start : start + 2] for start in range(0, len(joined), 2))


def letters(font: Any) -> dict[bytes, str]:
    """Read which text each glyph of a font stands for."""
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in PAIR.findall(font.ToUnicode.read_bytes().partition(b"beginbfchar")[2])
    }
