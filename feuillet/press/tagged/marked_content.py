"""The marked content of a page: what each piece says, and the marks by which readers refer to it.

The typesetter leaves a note with every piece (see `feuillet.press.pages.typesetting`): its words, its language, the element it
comes of. Here the notes are read, and give way to marks that ISO 32000-1 knows.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from feuillet.press.tagged import tounicode

Mark = tuple[tuple[int, int], int]
"""A piece of marked content: the object number of its page, and its number there."""

Step = tuple[str, Any]
"""An instruction as pikepdf parses it, after its operator's name: reading that name is what costs most."""

Instructions = tuple[Step, ...]
"""What a page draws."""

NOTE = (b"Words", b"Language", b"Direction", b"Origin", b"Spelled")
"""What a note holds."""
NOTED = re.compile(rb"/(\w+) <feff([0-9a-f]*)>")
NUMBER = re.compile(rb"/MCID (\d+)")

RIGHT_TO_LEFT = {"R", "AL"}
"""The bidirectional classes (UAX #9) of letters that run to the left."""

MARKS = {"Mn", "Mc", "Me"}
"""The categories of marks that combine with a letter."""


TAGGED = re.compile(rb"^(?:/\w+\n(?:<<.*>>\nBDC|BMC)|EMC)$\n?", re.MULTILINE)
"""Where marked content begins or ends, in lines as the typesetter writes them."""
PIECES = re.compile(
    rb"^(?:(?P<begin>/\w+\n(?:(?P<properties><<.*>>)\nBDC|BMC))|(?P<end>EMC)|/(?P<font>\S+) \S+ Tf|\[(?P<shown>.*)\] TJ)$",
    re.MULTILINE,
)
"""The same, with what is shown in between."""
GLYPHS = re.compile(rb"<([0-9a-fA-F]+)>")


@dataclass(frozen=True)
class Said:
    """What a piece says: its words, their language and direction, the tag of its element, the text its glyphs read back as.

    ``spelled`` is what it is short for, a range in words with its unit's name. ``spaced`` says that there is a space between it
    and what is read next.
    """

    words: str
    language: str
    direction: str
    origin: str
    glyphs: str
    spelled: str = ""
    spaced: bool = False

    @property
    def text(self) -> str:
        """Its words, with the space after them."""
        return f"{self.words} " if self.spaced else self.words

    @property
    def lost(self) -> bool:
        """Whether readers get other words from the glyphs than are on the page.

        So it is where the glyphs are not spelled as the words are, and where a mark is set on or under its letter: readers
        that go by the place of the glyphs tear the two apart.
        """
        if self.words == self.glyphs and self.words.isascii():
            return False
        words = legible(self.words)
        return words != legible(self.glyphs) or any(unicodedata.category(letter) in MARKS for letter in words)

    @property
    def right_to_left(self) -> bool:
        """Whether some of it runs to the left, be it the full stop after a figure."""
        return self.direction == "rtl" or self.lettered

    @property
    def backwards(self) -> bool:
        """Whether its end is at its left, where its glyphs begin."""
        return self.direction == "rtl" and self.lettered

    @property
    def lettered(self) -> bool:
        """Whether it has letters that run to the left."""
        return any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in self.words)


def legible(text: str) -> str:
    """Compose a text, with all spaces equal and without what has no glyph of its own."""
    visible = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return " ".join(unicodedata.normalize("NFC", visible).split())


def unmark(content: bytes) -> bytes:
    """Take the marks, and the notes in them, out of a page as the typesetter wrote it; a press has no use for them."""
    return TAGGED.sub(b"", content)


def parse(pdf: Pdf) -> dict[tuple[int, int], Instructions]:
    """Read the instructions of every page, by its object number."""
    return {page.obj.objgen: steps(pikepdf.parse_content_stream(page)) for page in pdf.pages}


def steps(instructions: Iterable[Any]) -> Instructions:
    """Name the operator of each instruction."""
    return tuple((str(each.operator), each) for each in instructions)


def write(instructions: Instructions) -> bytes:
    """Write the instructions of a page."""
    return pikepdf.unparse_content_stream([instruction for _, instruction in instructions])


def read(pdf: Pdf, fonts: tounicode.Maps) -> dict[Mark, Said]:
    """Read what each piece of marked content says, from pages as the typesetter wrote them."""
    said = {}
    for page in pdf.pages:
        named = {
            name[1:].encode(): tounicode.read(font, fonts)
            for name, font in page.resources.get("/Font", Dictionary()).items()
        }
        for properties, glyphs in pieces(page.Contents.read_bytes(), named):
            if number := NUMBER.search(properties):
                note = {
                    key: bytes.fromhex(text.decode()).decode("utf-16-be") for key, text in NOTED.findall(properties)
                }
                words, language, direction, origin, spelled = (note.get(key, "") for key in NOTE)
                said[page.obj.objgen, int(number[1])] = Said(words, language, direction, origin, glyphs, spelled)
    return said


def pieces(content: bytes, fonts: dict[bytes, dict[bytes, str]]) -> Iterator[tuple[bytes, str]]:
    """List the pieces of a page: their properties, and the text that their glyphs read back as."""
    letters: dict[bytes, str] = {}
    open_marks: list[tuple[bytes, list[str]]] = []
    for found in PIECES.finditer(content):
        match found.lastgroup:
            case "begin":
                open_marks.append((found["properties"] or b"", []))
            case "end":
                properties, glyphs = open_marks.pop()
                yield properties, "".join(glyphs)
            case "font":
                letters = fonts[found["font"]]
            case "shown" if open_marks:
                open_marks[-1][1].append(
                    spell(bytes.fromhex(b"".join(GLYPHS.findall(found["shown"])).decode()), letters)
                )


def spell(codes: bytes, letters: dict[bytes, str]) -> str:
    """Read glyphs back as text, two bytes a glyph."""
    return "".join([letters.get(codes[start : start + 2], "") for start in range(0, len(codes), 2)])


def mark(page: Any, instructions: Instructions, said: dict[Mark, Said], spoken: frozenset[Mark]) -> Instructions:
    """Give the pieces of a page their marks.

    What belongs to no element is pagination: running heads and feet, which are not to be read aloud on every page. Where
    the glyphs do not read back as the words, the words are beside them as ActualText (ISO 32000-1, 14.9.4), but not from
    right to left, where readers would turn them round.
    """
    own = page.objgen

    def remark(step: Step) -> Step:
        operator, instruction = step
        if operator != "BDC":
            return step
        tag, before = instruction.operands
        if "/MCID" not in before:
            return step
        piece = own, int(before.MCID)
        if piece not in spoken:
            artifact = [Name.Artifact, Dictionary(Type=Name.Pagination)]
            return operator, pikepdf.ContentStreamInstruction(artifact, instruction.operator)
        properties = Dictionary(MCID=piece[1])
        if "/ActualText" in before or (said[piece].lost and not said[piece].right_to_left):
            properties.ActualText = said[piece].text
        return operator, pikepdf.ContentStreamInstruction([tag, properties], instruction.operator)

    return tuple(map(remark, instructions))
