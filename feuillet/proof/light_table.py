"""The light table: strips of drawn pages become one picture, each strip with its language's name and direction beside it.

A flag is a frame and a sign, so that it is seen without colours too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from feuillet.cldr import Locale
from feuillet.findings import Finding
from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import script
from feuillet.writing.typefaces import LATIN, Face

GROUND, PAPER, INK, FRAME, FLAG = "#c9c9c9", "#ffffff", "#000000", "#767676", "#b00020"
LABEL, GAP, FLAG_WIDTH = 210, 14, 4
"""Pixels: the column of labels, what lies between pages, the frame of a flagged one."""
NAME_SIZE, NOTE_SIZE, SIGN = 24, 15, 26
LEAST_HEIGHT = 96
ARROW = 34
COLLECTED = 16
"""More faces than any font collection here has."""
NAMED_PAGE = re.compile(r"\bpage (\d+)\b")


@dataclass(frozen=True)
class Strip:
    """A locale's pages, as they are in the output folder; ``path`` is relative to it.

    There are no pages where there is no file, or a damaged one.
    """

    locale: Locale
    path: str
    pages: tuple[Image.Image, ...]
    findings: tuple[Finding, ...]

    def flagged(self, number: int) -> bool:
        """Return whether a finding names a page; they count from 1."""
        return any(number in named(finding) for finding in self.findings)

    @property
    def flag(self) -> bool:
        """Return whether something is wrong that no page shows: a finding that names none of them, or no pages."""
        count = len(self.pages)
        return not count or any(not any(1 <= page <= count for page in named(each)) for each in self.findings)

    @property
    def height(self) -> int:
        """How high the strip is, in pixels."""
        return max((page.height + 2 * GAP for page in self.pages), default=LEAST_HEIGHT)

    @property
    def width(self) -> int:
        """How wide it is."""
        return LABEL + sum(page.width + GAP for page in self.pages) + GAP


def named(finding: Finding) -> tuple[int, ...]:
    """List the pages a finding names: "page 3 has …"."""
    return tuple(int(number) for number in NAMED_PAGE.findall(finding.problem))


def lay_out(strips: Sequence[Strip]) -> Image.Image:
    """Lay strips under each other; page n of every locale begins a strip's n-th place, whichever way the language runs."""
    size = max(strip.width for strip in strips), sum(strip.height for strip in strips)
    sheet = Image.new("RGB", size, GROUND)
    pen = ImageDraw.Draw(sheet)
    top = 0
    for strip in strips:
        label(pen, strip, top)
        left = LABEL
        for number, page in enumerate(strip.pages, 1):
            sheet.paste(page, (left, top + GAP))
            frame(pen, (left, top + GAP, left + page.width, top + GAP + page.height), flagged=strip.flagged(number))
            left += page.width + GAP
        top += strip.height
        pen.line((0, top - 1, size[0], top - 1), fill=FRAME)
    return sheet


def label(pen: ImageDraw.ImageDraw, strip: Strip, top: int) -> None:
    """Write a strip's language in its own script, its tag and direction, and what is there."""
    locale = strip.locale
    pen.rectangle((0, top, LABEL - GAP, top + strip.height), fill=PAPER)
    own, room = script(locale.script).face, LABEL - 3 * GAP - SIGN
    face = LATIN if own is UNKNOWN else own
    width = font(face, NAME_SIZE, bold=True).getlength(locale.name, direction=locale.direction)
    fitting = font(face, int(NAME_SIZE * min(1, room / width)), bold=True)
    pen.text((GAP, top + GAP), locale.name, INK, fitting, direction=locale.direction)
    below = top + GAP + 2 * NAME_SIZE
    pen.text((GAP, below), f"{locale.tag}, {locale.direction}", INK, font(LATIN, NOTE_SIZE))
    arrow(pen, LABEL - 2 * GAP - ARROW, below + NOTE_SIZE * 2 // 3, locale.direction)
    count = len(strip.pages)
    standing = f"{count} page{'' if count == 1 else 's'}" if count else "no pages"
    pen.text((GAP, below + 2 * NOTE_SIZE), standing, INK, font(LATIN, NOTE_SIZE))
    if strip.flag:
        sign(pen, LABEL - 2 * GAP - SIGN, top + GAP)


def arrow(pen: ImageDraw.ImageDraw, left: int, y: int, direction: str) -> None:
    """Draw which way the language is read."""
    head, back = (left + ARROW, -7) if direction == "ltr" else (left, 7)
    pen.line((left, y, left + ARROW, y), fill=INK, width=2)
    pen.polygon((head, y, head + back, y - 5, head + back, y + 5), fill=INK)


def frame(pen: ImageDraw.ImageDraw, box: tuple[int, int, int, int], *, flagged: bool) -> None:
    """Frame a page; a flagged one heavily, with a sign in its corner."""
    left, top, right, bottom = box
    if not flagged:
        pen.rectangle((left - 1, top - 1, right, bottom), outline=FRAME)
        return
    around = (left - FLAG_WIDTH, top - FLAG_WIDTH, right + FLAG_WIDTH - 1, bottom + FLAG_WIDTH - 1)
    pen.rectangle(around, outline=FLAG, width=FLAG_WIDTH)
    sign(pen, right - SIGN, top)


def sign(pen: ImageDraw.ImageDraw, left: int, top: int) -> None:
    """Draw the sign of a finding."""
    pen.rectangle((left, top, left + SIGN - 1, top + SIGN - 1), fill=FLAG)
    middle = (left + SIGN // 2, top + SIGN // 2)
    pen.text(middle, "!", PAPER, font(LATIN, NAME_SIZE, bold=True), anchor="mm")


@lru_cache
def font(face: Face, size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Open a face; Pillow shapes its text by Raqm, with the FriBidi that comes with Pango. A collection is searched by name."""
    file = face.files[1 if bold else 0]
    first = ImageFont.truetype(file, size)
    for index in range(COLLECTED):
        try:
            found = ImageFont.truetype(file, size, index)
        except OSError:
            break
        if found.getname()[0] == face.family:
            return found
    return first
