"""An edition printed in a format and read again: aloud, by its tags, and copied, from its pages."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

import polib
import pypdfium2
from printing import FORMATS, House
from workshop import ROOT

from feuillet.edition.edition import Edition
from feuillet.edition.finished_text import Line
from feuillet.edition.galley import PDF, Format
from feuillet.press.pages.composing import shown

from . import aloud
from .order import YIELDS, backwards, found, order, signs, tight
from .pages import label, page, paragraphs

TAGGED = [name for name, format in FORMATS.items() if format.tagged and format.media_type == PDF]
SHEETS = {format.twin: format for format in FORMATS.values() if format.twin}
UNREAD = {
    "head": "a running head stands on every page and is read on none",
    "foot": "so does a running foot",
    "filler": "a panel of lines to write on fills a leaflet that has room, and the style sheet shows it then",
    "to-note": "so do such lines at a panel's foot",
}
IN_PANELS = {"gloss": "a panel has no room for what the list of abbreviations on the back says too"}
NOTES = "My notes"

FOOT, HEAD = 62.0, 70.0
"""How far the foot and the head of a page in large print reach into it, in points; marks above letters reach towards the head."""


@dataclass(frozen=True, eq=False)
class Proof:
    """An edition printed in a format, and read."""

    house: House
    edition: Edition
    format: Format

    @cached_property
    def printed(self) -> bytes:
        return self.house.content(self.house.galley(self.edition, self.format), self.format)

    @cached_property
    def yields(self) -> int:
        """How many parts the back of a leaflet yields to the panels inside, as its texts are read."""
        orders = (order(self.edition, self.format.name, yields) for yields in range(YIELDS + 1))
        as_read = (n for n, lines in enumerate(orders) if found(lines, self.read) == [line.context for line in lines])
        return next(as_read, 0)

    @cached_property
    def lines(self) -> list[Line]:
        """The texts that the format prints, in the order they are read."""
        return order(self.edition, self.format.name, self.yields)

    @property
    def names(self) -> list[str]:
        return [line.context for line in self.lines]

    @cached_property
    def read(self) -> list[str]:
        """Its paragraphs, as they are read aloud."""
        return aloud.paragraphs(self.printed)

    @property
    def heard(self) -> list[str]:
        """The names of the texts that are heard one after the other."""
        return found(self.lines, self.read)

    @property
    def visible(self) -> list[str]:
        """The names of the texts that stand on the pages: not of what a picture shows."""
        return [name for name in self.names if not name.endswith("/alt")]

    @property
    def copied(self) -> list[str]:
        """The names of the texts that who copies all pages gets one after the other."""
        document = pypdfium2.PdfDocument(self.printed)
        try:
            whole = self.format.name != "large-print"
            pages = [copied(page, whole=whole or not number) for number, page in enumerate(document)]
        finally:
            document.close()
        on_paper = [line for line in self.lines if line.context in {*self.visible}]
        return found(on_paper, pages if whole else ["".join(pages)], tight)

    @property
    def written(self) -> list[str]:
        """What the galley says, with what style sheets write before a text."""
        name = self.format.name
        markup = shown(self.house.galley(self.edition, self.format).parts[0], self.yields).markup
        root = label(page(markup), self.edition.digits if name.startswith("handout") else "")
        return paragraphs(root, *UNREAD, *(IN_PANELS if name.startswith("leaflet") else ()))

    @property
    def misread(self) -> list[tuple[str, str]]:
        """The paragraphs that are not heard as they were written, beside what was."""
        notes = signs(aloud.even(self.edition.words.plain(NOTES)))
        read = [each for each in self.read if signs(each) != notes]
        return [pair for pair in zip_longest(read, self.written, fillvalue="") if not same(*pair)]

    @property
    def sheet(self) -> "Proof | None":
        """The sheet that is printed instead, where there is one."""
        format = SHEETS.get(self.format.name)
        return Proof(self.house, self.edition, format) if format else None

    @property
    def hints(self) -> list[Counter[str]]:
        """All that the templates can say to the staff, letter by letter."""
        ids = [entry.msgid for entry in polib.pofile(str(ROOT / "locales" / "templates.pot"))]
        return [Counter(tight(self.edition.staff.find(each) or each)) for each in ids]


def copied(page: pypdfium2.PdfPage, *, whole: bool) -> str:
    """What who copies a page gets; or without its head and foot, where a paragraph goes on overleaf."""
    foot, head = (0.0, page.get_height()) if whole else (FOOT, page.get_height() - HEAD)
    return str(page.get_textpage().get_text_bounded(bottom=foot, top=head))


def same(read: str, written: str) -> bool:
    """Whether a paragraph is as it was written: word for word, or sign for sign where it runs to the left."""
    return signs(read) == signs(written) if backwards(written) else read == written


def proofs(house: House, locale: str, format: str) -> Iterator[Proof]:
    """List what there is in a locale and a format."""
    return (Proof(house, edition, FORMATS[format]) for edition in house.editions(locale, FORMATS[format]))
