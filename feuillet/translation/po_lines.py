"""The lines of a PO file byte for byte: which entry each is in, and how the program that wrote them breaks its texts.

`feuillet.translation.po_text` says what each kind of line may look like.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from feuillet.translation.po_text import PLACE, TIGHT

OBSOLETE = re.compile(r"#~\s*")
KEYWORD = re.compile(r"msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?")
MARKS = {"#,": "flags", "#|": "previous", "#.": "note", "#:": "place"}
EAST = r"\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
WORD = re.compile(rf"[{EAST}] *|(?:\\.|[^\\ {EAST}])+ *| +")
"""What is not broken: a word with the spaces behind it, a letter of East Asia, an escape."""
USUAL = (79, 77, 78, 76, 80)
"""How long lines are at most that gettext, translate-toolkit and polib write."""


def columns(text: str) -> int:
    """Count the columns that a text takes in a terminal."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def kind(text: str) -> str:
    """Say what a line is: a keyword, ``more`` of a text, a kind of comment, or nothing for an empty one."""
    text = OBSOLETE.sub("#" if text.startswith("#~|") else "", text, count=1)
    if text.startswith('"'):
        return "more"
    if match := KEYWORD.match(text):
        return match[0]
    if PLACE.match(TIGHT.sub(r"\1\2 ", text)):
        return "place"
    return MARKS.get(text[:2], "comment") if text else ""


@dataclass(frozen=True)
class Line:
    """A line as it is in the file, its text, and what it is."""

    raw: bytes
    text: str
    kind: str

    @classmethod
    def read(cls, raw: bytes, charset: str) -> "Line":
        """Read a line; raises `UnicodeDecodeError`."""
        text = raw.decode(charset).rstrip("\r\n").removeprefix("\ufeff")
        return cls(raw, text, kind(text.strip()))

    @property
    def before(self) -> str:
        """What stands before the quoted text."""
        return self.text.partition('"')[0]

    @property
    def quoted(self) -> str:
        """What stands between the quotes, as it is written."""
        return self.text.strip().partition('"')[2][:-1]

    @property
    def keyword(self) -> str:
        """The keyword of a quoted text, and nothing for all else."""
        return self.kind if self.kind.startswith("msg") else ""

    @property
    def bare(self) -> bool:
        """Whether it is a comment that says nothing: what ``msgcat --strict`` writes between entries."""
        return self.text.strip() == "#"


@dataclass(frozen=True)
class Entry:
    """The lines of one message, the first of which has this place in the file."""

    first: int
    lines: tuple[Line, ...]

    @property
    def last(self) -> int:
        """The place behind its last line."""
        return self.first + len(self.lines)

    @property
    def obsolete(self) -> bool:
        """Whether nobody uses the message any more."""
        return any(line.keyword and line.text.lstrip().startswith("#~") for line in self.lines)

    @property
    def header(self) -> bool:
        """Whether it is the header of the file: a message of nothing."""
        kinds = {line.kind for line in self.lines}
        return "msgctxt" not in kinds and not any(line.quoted for line in self.field("msgid")) and not self.obsolete

    def field(self, keyword: str) -> tuple[Line, ...]:
        """List the lines of one quoted text."""
        return next((lines for name, lines in self.fields if name == keyword), ())

    @property
    def fields(self) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """List the quoted texts, by their keywords."""
        starts = [number for number, line in enumerate(self.lines) if line.keyword]
        for start in starts:
            end = start + 1
            while end < len(self.lines) and self.lines[end].kind == "more":
                end += 1
            yield self.lines[start].keyword, self.lines[start:end]


def entries(lines: tuple[Line, ...]) -> Iterator[Entry]:
    """List the messages of a file; comments behind the last belong to none."""
    first, ended = None, False
    last = 0
    for number, line in enumerate(lines):
        if not line.kind:
            continue
        if ended and line.kind != "more" and not line.kind.startswith("msgstr"):
            assert first is not None
            yield Entry(first, lines[first:last])
            first, ended = None, False
        first = number if first is None else first
        ended, last = ended or line.kind.startswith("msgstr"), number + 1
    if ended and first is not None:
        yield Entry(first, lines[first:last])


@dataclass(frozen=True)
class Style:
    """How long the lines of a file are at most, 0 for no end; whether each line of a text has its own; what is before quotes."""

    width: int
    breaks: bool
    before: tuple[tuple[str, str], ...] = ()

    def field(self, keyword: str, text: str, before: str = "") -> list[str]:
        """Write a quoted text, which is escaped already."""
        before = before or dict(self.before).get(keyword) or f"{keyword} "
        parts = re.findall(r"(?:\\[^n]|[^\\])*\\n|(?:\\[^n]|[^\\])+", text) if self.breaks else [text]
        if len(parts) <= 1 and (not self.width or columns(f'{before}"{text}"') <= self.width):
            return [f'{before}"{text}"']
        indented = len(before) > len(before.rstrip()) + 1
        indent = " " * columns(before.expandtabs()) if indented else ""
        pieces = [piece for part in parts for piece in self.wrapped(part, columns(indent))]
        first = pieces.pop(0) if indented else ""
        return [f'{before}"{first}"', *(f'{indent}"{piece}"' for piece in pieces)]

    def wrapped(self, part: str, indent: int) -> list[str]:
        """Break a text into pieces that fit a line each, if a word does."""
        pieces = [""]
        for word in WORD.findall(part) if self.width else (part,):
            if pieces[-1] and columns(f'"{pieces[-1]}{word}"') + indent > self.width > 0:
                pieces.append("")
            pieces[-1] += word
        return pieces


def style(found: tuple[Entry, ...]) -> Style:
    """See how a file is written; of its header only what no other text shows."""
    fields = [lines for entry in found if not entry.header for _, lines in entry.fields]
    heads = [lines for entry in found if entry.header for _, lines in entry.fields]
    breaks = not any("\\n" in line.quoted.replace("\\\\", "")[:-2] for lines in (*fields, *heads) for line in lines)
    width = width_of(fields) or (USUAL[0] if width_of(heads) else 0)
    before = {lines[0].keyword: lines[0].before for entry in found if not entry.obsolete for _, lines in entry.fields}
    return Style(width, breaks, tuple(before.items()))


def width_of(fields: list[tuple[Line, ...]]) -> int:
    """Say how long lines are at most where texts are broken; 0 where none is."""
    broken = [lines for lines in fields if any(map(cut, lines[:-1]))]
    if not broken:
        return 0
    several = [line for lines in broken for line in lines if " " in line.quoted.strip()]
    least = max(columns(line.text) for line in several or [line for lines in broken for line in lines])
    words = (
        columns(line.text) + columns(WORD.findall(after.quoted)[0])
        for lines in broken
        for line, after in pairwise(lines)
        if cut(line) and after.quoted
    )
    most = min(words, default=least + 1) - 1
    return next((each for each in USUAL if least <= each <= most), least)


def cut(line: Line) -> bool:
    """Return whether a line ends where its text does not."""
    return bool(line.quoted) and not line.quoted.endswith("\\n")
