"""Breaks between pages, chosen over a whole text at once, as Knuth and Plass choose those between lines.

A text is a row of pieces that stay whole: a paragraph, a step, a question, a row of a table. Each says its height, the space above
it, which the head of a page swallows, and what it costs to begin a page with it. A page costs the square of the share that
is left empty at its foot, and more where that is much; the last page may end anywhere but soon after its head. The breaks of
the least cost in all are found by dynamic programming (D. E. Knuth, M. F. Plass, "Breaking Paragraphs into Lines", 1981;
M. F. Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems", 1981). It is all arithmetic: who measures
the pieces and who sets the breaks is in `feuillet.press.pages.weasyprint_inside`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import NamedTuple

FORBIDDEN = 1000.0
"""What it costs to break where the style sheets forbid it: only what fits no page does."""
FEET = 4.0
"""How much the squares of the empty feet weigh beside what else is paid for."""
UNWELCOME = 0.3
"""What it costs to break where a reader is better off without, but for a wide foot."""
HARMFUL = 1.35
"""What it costs to tear what is done step by step: about as much as a foot that is wide, and less than one that is very wide."""
DIVIDED = 0.2
"""What it costs to break within a paragraph."""
WIDE = 0.25
"""The share of a page that may be left empty at its foot."""
TOO_WIDE = 1.0
"""What a foot costs that is wider, beside its square."""
EASE = 0.02
"""By how much a foot is less than wide where spaces stretch for it: what a last line has below it is seen as empty, too."""
UNEVEN = 0.6
"""What it costs to change the spaces of a page by their whole."""
SHORT = 1 / 3
"""The share of the last page that should be filled."""
TOO_SHORT = 0.7
"""What it costs if it is not."""
PAGE = 0.4
"""What a page costs: one more is better than a foot too wide, and worse than several that are merely not full."""
SLACK = 1e-6
"""Of a page: rounding."""
HAIR = 2e-3
"""Of a page: what stays empty below what spaces shrink for, lest rounding should lose it."""


@dataclass(frozen=True)
class Piece:
    """What stays whole, in any unit of length.

    ``space`` is above it, and swallowed by the head of every page but the first; ``head`` is what is repeated above it where a page
    begins with it, as the head of a table; ``penalty`` is what that costs; a piece that is ``forced`` begins a page.
    """

    height: float
    space: float = 0.0
    head: float = 0.0
    penalty: float = 0.0
    forced: bool = False


@dataclass(frozen=True)
class Paper:
    """The pages there are: the height of each, of which the last goes for all that follow.

    The spaces of a page may ``shrink`` by such a share where a piece more fits then, and ``stretch`` by such a share where its
    foot is no longer wide then, as the spaces of a justified line do.
    """

    heights: tuple[float, ...]
    shrink: float = 0.0
    stretch: float = 0.0

    def height(self, page: int) -> float:
        """The height of a page, counted from 0."""
        return self.heights[min(page, len(self.heights) - 1)]

    def overflows(self, filled: "Filled", page: int) -> bool:
        """Return whether so much is more than a page holds, be its spaces as small as may be."""
        return filled.used - self.shrink * filled.spaces > self.height(page) * (1 + SLACK)

    def ratio(self, filled: "Filled", page: int, *, ends: bool) -> float:
        """By how much the spaces of a page are multiplied."""
        height, spaces = self.height(page), filled.spaces
        if filled.used > height * (1 + SLACK) and spaces:
            return max(0.0, 1 - (filled.used - height * (1 - HAIR)) / spaces)
        lacking = height * (1 - WIDE + EASE) - filled.used
        return 1 + lacking / spaces if not ends and 0 < lacking <= self.stretch * spaces else 1.0

    def foot(self, filled: "Filled", page: int, *, ends: bool) -> float:
        """What a page costs by its foot: the square of its empty share, and more where that is wide, or where spaces change.

        The page where the text ``ends``, or a part of it before a page that begins by order, may end anywhere but soon after its
        head.
        """
        ratio = self.ratio(filled, page, ends=ends)
        empty = max(0.0, 1 - (filled.used + (ratio - 1) * filled.spaces) / self.height(page))
        uneven = PAGE + UNEVEN * abs(ratio - 1)
        if ends:
            return uneven + (TOO_SHORT + SHORT - (1 - empty) if empty > 1 - SHORT + SLACK else 0.0)
        return uneven + FEET * empty**2 + (TOO_WIDE if empty > WIDE + SLACK else 0.0)


class Filled(NamedTuple):
    """How much of a page's height is used, and how much of that are spaces between pieces."""

    used: float
    spaces: float

    def add(self, piece: Piece) -> "Filled":
        """Add a piece."""
        return Filled(self.used + piece.space + piece.height, self.spaces + piece.space)


def fill(pieces: Sequence[Piece], start: int, end: int) -> Filled:
    """Fill a page with the pieces from one to before another."""
    first = pieces[start]
    filled = Filled((first.head if start else first.space) + first.height, 0.0)
    for piece in pieces[start + 1 : end]:
        filled = filled.add(piece)
    return filled


def filled(pieces: Sequence[Piece], starts: Sequence[int]) -> tuple[Filled, ...]:
    """Fill each page; ``starts`` are the places of the pieces that begin the pages."""
    return tuple(fill(pieces, start, end) for start, end in pairwise((*starts, len(pieces))))


def fills(pieces: Sequence[Piece], starts: Sequence[int], paper: Paper) -> tuple[float, ...]:
    """How full each page is with natural spaces, as a share of its height."""
    return tuple(each.used / paper.height(page) for page, each in enumerate(filled(pieces, starts)))


def ratios(pieces: Sequence[Piece], starts: Sequence[int], paper: Paper) -> tuple[float, ...]:
    """By how much the spaces of each page are multiplied."""
    last = closing(pieces, starts)
    return tuple(paper.ratio(each, page, ends=last[page]) for page, each in enumerate(filled(pieces, starts)))


def closing(pieces: Sequence[Piece], starts: Sequence[int]) -> tuple[bool, ...]:
    """Say of each page whether it is the last of the text, or of a part of it: the next begins by order, as a back does."""
    return (*(pieces[start].forced for start in starts[1:]), True)


def cost(pieces: Sequence[Piece], starts: Sequence[int], paper: Paper) -> float:
    """What breaks cost in all; infinity where a page overflows, or where a page should begin and does not."""
    total, closes = sum(pieces[start].penalty for start in starts[1:]), closing(pieces, starts)
    for page, (start, end) in enumerate(pairwise((*starts, len(pieces)))):
        page_filled = fill(pieces, start, end)
        overflows = end > start + 1 and paper.overflows(page_filled, page)
        if overflows or any(piece.forced for piece in pieces[start + 1 : end]):
            return inf
        total += paper.foot(page_filled, page, ends=closes[page])
    return total


def is_well_broken(pieces: Sequence[Piece], starts: Sequence[int], paper: Paper) -> bool:
    """Return whether no foot is wide, no last page short, and no break is forbidden: a reader would see no gain."""
    shares = zip(fills(pieces, starts, paper), closing(pieces, starts), strict=True)
    free = all(pieces[start].penalty <= UNWELCOME for start in starts[1:])
    return free and all(share >= (SHORT if ends else 1 - WIDE) for share, ends in shares)


def choose(pieces: Sequence[Piece], paper: Paper) -> tuple[int, ...]:
    """Choose the pieces that begin pages, of the least cost in all."""
    return Choice(pieces, paper).starts() if pieces else ()


State = tuple[int, int]
"""A page, counted from 0 as far as pages differ, and the piece that begins it."""


@dataclass(frozen=True)
class Choice:
    """The best way found so far to each beginning of a page: what it costs, and the state before it."""

    pieces: Sequence[Piece]
    paper: Paper
    best: dict[State, tuple[float, State | None]] = field(default_factory=lambda: {(0, 0): (0.0, None)})

    def starts(self) -> tuple[int, ...]:
        """Go through all beginnings of pages in the order of the text, then back along the best way."""
        end: tuple[float, State | None] = inf, None
        for start in range(len(self.pieces)):
            for page in range(len(self.paper.heights)):
                if (page, start) in self.best:
                    end = min(end, self.fill((page, start)), key=lambda way: way[0])
        return tuple(reversed(tuple(self.back(end[1]))))

    def fill(self, state: State) -> tuple[float, State | None]:
        """Try each end of a page; return what the whole costs where this page is the last."""
        page, start = state
        spent, page_filled = self.best[state][0], fill(self.pieces, start, start + 1)
        following = min(page + 1, len(self.paper.heights) - 1)
        for at in range(start + 1, len(self.pieces)):
            piece = self.pieces[at]
            foot = self.paper.foot(page_filled, page, ends=piece.forced)
            self.note((following, at), spent + foot + piece.penalty, state)
            page_filled = page_filled.add(piece)
            if piece.forced or self.paper.overflows(page_filled, page):
                return inf, None
        return spent + self.paper.foot(page_filled, page, ends=True), state

    def note(self, state: State, total: float, before: State) -> None:
        """Keep a way to a beginning where it is better than the one known."""
        if total < self.best.get(state, (inf, None))[0]:
            self.best[state] = total, before

    def back(self, state: State | None) -> Iterator[int]:
        """Follow the best way back to the first page."""
        while state is not None:
            yield state[1]
            state = self.best[state][1]
