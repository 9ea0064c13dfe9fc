"""Titles in the narrowest setting that keeps their number of lines: CSS's ``text-wrap: balance``, which WeasyPrint lacks.

The places where a title may be broken are asked of Pango, and the widths between them are measured, once for each title that is
longer than a line: nothing is laid out twice. (https://github.com/Kozea/WeasyPrint/issues/1967)
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from feuillet.press.pages.weasyprint_inside.last_lines import ENOUGH, letters
from feuillet.writing.phrasing import COLONS, phrase_ends, word_edge

TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "caption", "figcaption"))
CLASSES = frozenset(("message", "caption", "title", "draft", "tagline", "band", "to-reach"))
"""What is balanced, by its element or its class."""
UNBROKEN = frozenset(("nowrap", "pre"))
ROUNDED = 0.01
"""In pixels: what the widths of pieces add up to may be that much more than the width of all."""
WIDEST = 1.5
"""In parts of the size of type: no letter of a title is wider, with what is between two."""
SHARE = 1 / 3
"""The least width of a line that ends at a colon, of the widest."""
Rooms = tuple[float, ...]
"""How wide each line may be, but the last."""


@dataclass(frozen=True)
class Piece:
    """What stands between two places where a line may end: its width with and without the blank at its end."""

    text: str
    width: float
    blank: float
    free: bool
    """Whether a title may be broken after it."""


@dataclass(frozen=True)
class Title:
    """The pieces of a title, and the width there is for it."""

    pieces: tuple[Piece, ...]
    available: float

    @cached_property
    def starts(self) -> tuple[float, ...]:
        """How far from its beginning each piece begins, and where the last one ends."""
        found = [0.0]
        for piece in self.pieces:
            found.append(found[-1] + piece.width)
        return tuple(found)

    @property
    def text(self) -> str:
        """All it says."""
        return "".join(piece.text for piece in self.pieces)

    def width(self, start: int, end: int) -> float:
        """Measure a line of some pieces."""
        return self.starts[end] - self.starts[start] - self.pieces[end - 1].blank

    def lines(self) -> tuple[int, ...]:
        """Choose where its lines end, as numbers of pieces; no place where it has no room at all."""
        fewest = self.fewest()
        if fewest is None or fewest < 2:  # noqa: PLR2004 one line
            return ()
        wanted = {
            at + 1 for at, piece in enumerate(self.pieces[:-1]) if piece.free and piece.text.rstrip()[-1:] in COLONS
        }
        for least in (ENOUGH, 0):
            at_colon = self.balanced(fewest, min(wanted), least) if wanted else None
            if at_colon and not self.uneven(at_colon):
                return at_colon
            if found := self.balanced(fewest, None, least):
                return found
        return ()

    def fewest(self) -> int | None:
        """Count the lines it takes, each filled as far as it goes; None where a piece has no room."""
        count, start, end = 1, 0, 0
        for at, piece in enumerate(self.pieces, 1):
            if self.width(start, at) > self.available + ROUNDED:
                if end <= start:
                    return None
                count, start = count + 1, end
                if self.width(start, at) > self.available + ROUNDED:
                    return None
            if piece.free:
                end = at
        return count

    def uneven(self, ends: tuple[int, ...]) -> bool:
        """Return whether a line is much shorter than another."""
        widths = [self.width(start, end) for start, end in pairwise((0, *ends))]
        return min(widths) < SHARE * max(widths)

    def balanced(self, count: int, colon: int | None, least: int) -> tuple[int, ...] | None:
        """Find the narrowest setting in so many lines, and the evenest of those; ``colon`` is where one of them ends."""
        narrowest = self.best(count, colon, least, self.available, max)
        if narrowest is None:
            return None
        most = max(self.width(start, end) for start, end in pairwise((0, *narrowest)))
        return self.best(count, colon, least, most, lambda one, other: one + other * other)

    def best(self, count: int, colon: int | None, least: int, most: float, add: Any) -> tuple[int, ...] | None:
        """Find the ends of so many lines, none wider than ``most``, whose cost is least; a line's width is added to it."""
        total = len(self.pieces)
        reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        for number in range(1, count + 1):
            further: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (cost, ends) in reached.items():
                for end in self.ends(start, colon, most):
                    if (number == count) != (end == total):
                        continue
                    if end == total and letters("".join(each.text for each in self.pieces[start:]), least) < least:
                        continue
                    new = add(cost, self.width(start, end)), (*ends, end)
                    if end not in further or new < further[end]:
                        further[end] = new
            reached = further
        return reached[total][1] if total in reached else None

    def ends(self, start: int, colon: int | None, most: float) -> Iterator[int]:
        """List where a line may end that begins with a piece."""
        for end in range(start + 1, len(self.pieces) + 1):
            if self.width(start, end) > most + ROUNDED:
                return
            if self.pieces[end - 1].free or end == len(self.pieces):
                yield end
            if end == colon:
                return

    def rooms(self) -> Rooms:
        """Say how wide each line but the last may be, so that it ends where it should: half of what follows has no room."""
        return tuple(
            min(self.starts[end] - self.starts[start] + self.pieces[end].width / 2, self.available)
            for start, end in pairwise((0, *self.lines()[:-1]))
        )


def is_title(block: Any) -> bool:
    """Return whether the lines of a block are a title's."""
    if block.element is None:
        return False
    return block.element_tag in TITLES or not CLASSES.isdisjoint(block.element.get("class", "").split())


def rooms(line_break: Any, context: Any, line: Any, available: float) -> Rooms:
    """Find how wide the lines of a title are; none where it needs only one, or holds what is no text."""
    kept = vars(line).get("feuillet_rooms")
    if kept is None or kept[0] != available:
        texts = list(runs(line))
        spoken = "".join(box.text for box in texts if box)
        fits = None in texts or "\n" in spoken or short(texts, available)
        fits = fits or self_width(line_break, context, texts) <= available
        found = () if fits else whole(tuple(pieces(line_break, context, texts)), available).rooms()
        kept = line.feuillet_rooms = available, found
    rooms: Rooms = kept[1]
    return rooms


def whole(pieces: tuple[Piece, ...], available: float) -> Title:
    """Make a title of its pieces; where a phrase is wider than the room there is, a line may end within it too."""
    title, start, free = Title(pieces, available), 0, set[int]()
    for end, piece in enumerate(pieces, 1):
        if piece.free:
            free.update(range(start, end) if title.width(start, end) > available else ())
            start = end
    free.update(
        range(start, len(pieces)) if start < len(pieces) and title.width(start, len(pieces)) > available else ()
    )
    return replace(
        title, pieces=tuple(replace(piece, free=piece.free or at in free) for at, piece in enumerate(pieces))
    )


def runs(box: Any) -> Iterator[Any]:
    """List the boxes of text in a line, and None for what is in the line and no text."""
    for child in box.children:
        if not child.is_in_normal_flow():
            continue
        if hasattr(child, "text"):
            yield child
        elif type(child).__name__ == "InlineBox":
            yield from runs(child)
        else:
            yield None


def short(texts: list[Any], available: float) -> bool:
    """Return whether a title has room whatever its letters, so that it need not be measured."""
    return bool(sum(len(box.text) * box.style["font_size"] for box in texts) * WIDEST <= available)


def self_width(line_break: Any, context: Any, texts: list[Any]) -> float:
    """Measure all of a title on one line."""
    return sum(measure(line_break, context, box.text, box.style) for box in texts)


def measure(line_break: Any, context: Any, text: str, style: Any) -> float:
    """Measure a text on one line."""
    return float(line_break.split_first_line(text, style, context, None, 0)[3])


def pieces(line_break: Any, context: Any, texts: list[Any]) -> Iterator[Piece]:
    """Split a title at each place where a line may end."""
    spoken = "".join(box.text for box in texts)
    language = texts[0].style["lang"] or ""
    phrases = phrase_ends(spoken, language)
    start = 0
    for end in (*breaks(line_break, texts, spoken, language), len(spoken)):
        widths = [measure(line_break, context, part, style) for part, style in within(texts, start, end)]
        text = spoken[start:end]
        blank = measure(line_break, context, " ", texts[0].style) if text.endswith(" ") else 0
        free = "\u00ad" not in text[-1:] and (phrases is None or end in phrases)
        if text:
            yield Piece(text, sum(widths), blank, free)
        start = end


def breaks(line_break: Any, texts: list[Any], spoken: str, language: str) -> Iterator[int]:
    """List where a line may end within a title, by Pango, or between two elements, and not within what is not to be broken."""
    held, edges, at = set[int](), set[int](), 0
    for box in texts:
        if box.style["white_space"] in UNBROKEN:
            held.update(range(at + 1, at + len(box.text)))
        if at and word_edge(spoken[at - 1], spoken[at : at + 1] or " ", language):
            edges.add(at)
        at += len(box.text)
    attributes = line_break.get_log_attrs(spoken, language)
    yield from (at for at in range(1, len(spoken)) if (attributes[at].is_line_break or at in edges) and at not in held)


def within(texts: list[Any], start: int, end: int) -> Iterator[tuple[str, Any]]:
    """List the parts of a title from one offset to another, each with its style."""
    at = 0
    for box in texts:
        part = box.text[max(start - at, 0) : max(end - at, 0)]
        if part:
            yield part, box.style
        at += len(box.text)
