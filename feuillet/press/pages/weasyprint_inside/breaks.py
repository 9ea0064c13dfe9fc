"""Pages laid out by greed, and once more from the first whose end can be chosen better.

WeasyPrint ends a page where no more fits, and offers no choice; upstream has no issue for it. Its own way to lay out again
the pages that a page's number changes is taken to do so for pages that end elsewhere: boxes are made once, lines are remembered,
and the pages before the first other end stay as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from weasyprint.layout.block import collapse_margin

from feuillet.press.pages.optimum import SHORT, SLACK, WIDE, Paper, choose, cost, fills, is_well_broken, ratios
from feuillet.press.pages.weasyprint_inside.pieces import FORCED, Placed, is_flowing, margin, meeting, pieces, read

MakePages = Callable[[Any, Any, Any, list[Any]], Iterator[Any]]


SHRINK, STRETCH = 0.3, 1.2
"""By which shares the spaces of a page may change: by more, pages side by side would look unlike."""
ROUNDED = 0.1
"""In pixels: what lines take may be reckoned less exactly than that."""
Chosen = tuple[tuple[int, float], ...]
"""The piece that begins each page, and by how much the page's spaces are multiplied."""


@dataclass
class Breaking:
    """How a text is broken into pages; ``typesettings`` is how many it took.

    ``low`` are the pages but the last that stay less than three quarters full, with the block that would not break.
    """

    typesettings: int = 1
    low: tuple[str, ...] = ()
    plan: None = None
    unnoted: tuple[Any, ...] = ()

    def paper(self, pages: Sequence[Any]) -> Paper:
        """Measure the pages there are."""
        heights = [float(page.height) for page in pages]
        while len(heights) > 1 and abs(heights[-1] - heights[-2]) <= SLACK * heights[-1]:
            heights.pop()
        return Paper(tuple(heights), SHRINK, STRETCH)

    def choose(self, placed: Sequence[Placed], pages: Sequence[Any]) -> Chosen:
        """Choose the pieces that begin pages, and the spaces of each; nothing where greed's choice stands."""
        paper, row = self.paper(pages), pieces(placed, pages[0].content_box_y())
        greed = starts(placed)
        if is_well_broken(row, greed, paper):
            return ()
        chosen = choose(row, paper)
        found = tuple(zip(chosen, ratios(row, chosen, paper), strict=True))
        better = cost(row, chosen, paper) < cost(row, greed, replace(paper, shrink=0, stretch=0)) if chosen else False
        return found if better and found != tuple((start, 1.0) for start in greed) else ()

    def judge(self, placed: Sequence[Placed], pages: Sequence[Any], ordered: Sequence[bool]) -> None:
        """Note which pages are low, and what follows on the next; before one that begins by order a part ends."""
        row, begun = pieces(placed, pages[0].content_box_y()), starts(placed)
        shares = tuple(zip(fills(row, begun, self.paper(pages)), begun[1:], strict=False))
        self.low = tuple(
            f"{page} ({share:.0%}, before {named(placed[after].box)})"
            for page, (share, after) in enumerate(shares, 1)
            if share < (SHORT if ordered[after] else 1 - WIDE)
        )

    def prepare(self, root: Any) -> None:
        """Leave all boxes as they are."""

    def broken(self, make_pages: MakePages, text: tuple[Any, Any, Any], pages: list[Any]) -> list[Any]:
        """Lay out again what is broken better."""
        placed = read(text[1], pages)
        ordered = [each.value in FORCED for each in placed]
        chosen = self.choose(placed, pages) if placed else ()
        if chosen:
            self.typesettings += 1
            pages, placed = laid_out_again(make_pages, text, pages, placed, chosen)
        self.judge(placed, pages, ordered)
        return pages


def named(box: Any) -> str:
    """Name what a box is of: its id or its classes, and its element."""
    if box is None:
        return "the rest of a block"
    return str(box.element.get("id") or box.element.get("class") or box.element_tag)


def starts(placed: Sequence[Placed]) -> tuple[int, ...]:
    """List the places of the pieces that begin pages."""
    return (0, *(at for at, (one, two) in enumerate(pairwise(placed), 1) if one.page != two.page))


def break_by_optimum(layout: Any) -> None:
    """Lay out again what is broken better, where the page says so."""
    original: MakePages = layout.make_all_pages

    def make_all_pages(context: Any, root: Any, html: Any, known: list[Any]) -> list[Any]:
        breaking = getattr(html, "feuillet_breaking", None)
        if breaking and not known:
            breaking.prepare(root)
        pages = list(original(context, root, html, known))
        if breaking is None or known:  # known pages are laid out again for a number that has changed
            return pages
        return list(breaking.broken(original, (context, root, html), pages))

    layout.make_all_pages = make_all_pages


def laid_out_again(
    make_pages: MakePages,
    text: tuple[Any, Any, Any],
    pages: list[Any],
    placed: tuple[Placed, ...],
    chosen: Chosen,
) -> tuple[list[Any], tuple[Placed, ...]]:
    """Lay out the pages from the first that differs; greed's stay where a page would not hold what it should."""
    context, root, _ = text
    made = [(*state, dict(remake)) for *state, remake in context.page_maker]
    beginnings = [start for start, _ in chosen]
    for page, (start, end) in enumerate(pairwise((*beginnings, len(placed)))):
        if page:
            force(placed[start])
        for each in placed[start + 1 : end]:
            space_out(each, chosen[page][1])
    for page in others(chosen, starts(placed)):
        context.page_maker[page][-1]["content_changed"] = True
    again = list(make_pages(*text, pages))
    there = read(root, again)
    if wanted(beginnings, len(placed)) == [each.page for each in there]:
        return again, there
    context.page_maker[:] = made
    return pages, placed


def others(chosen: Chosen, greed: tuple[int, ...]) -> tuple[int, ...]:
    """List greed's pages that begin or end elsewhere than those chosen, or have other spaces."""
    whole = list(pairwise((*(start for start, _ in chosen), None)))
    by_greed = pairwise((*greed, None))
    same = [one == two and ratio == 1 for one, (_, ratio), two in zip(whole, chosen, by_greed, strict=False)]
    return tuple(page for page in range(len(greed)) if page >= len(same) or not same[page])


def wanted(beginnings: Sequence[int], count: int) -> list[int]:
    """List the page that each of so many pieces should be on."""
    return [page for page, (start, end) in enumerate(pairwise((*beginnings, count))) for _ in range(start, end)]


def force(placed: Placed) -> None:
    """Have a page begin with a piece, without the space above it; a part of what is torn over pages begins one by itself."""
    box = placed.box
    if box is None:
        return
    if placed.lines:
        box.feuillet_room = placed.lines
        return
    begin_page(box)


def begin_page(box: Any) -> None:
    """Have a page begin with a box, without the space above it."""
    change(box, "break_before", "page")
    while box is not None:
        change(box, "margin_break", "discard")
        box = next((child for child in box.children if is_flowing(child)), None)


def space_out(placed: Placed, ratio: float) -> None:
    """Multiply the space above a piece, which is made of the margins that meet there."""
    if ratio == 1 or placed.lines:
        return
    for side, box in (("bottom", placed.after), ("top", placed.box)):
        for each in list(meeting(box, side)):
            name = f"margin_{side}"
            if margin(each, side):
                change(each, name, each.style[name]._replace(value=margin(each, side) * ratio))


def end_between_lines(block: Any) -> None:
    """End the page of a paragraph after the lines that were chosen for it, as if no more had room."""
    original = block._linebox_layout

    def layout(context: Any, box: Any, *rest: Any) -> Any:
        *between, bottom_space, position_y, skip_stack, letter, line, decoration, most = rest
        room = vars(box).get("feuillet_room")
        if room and skip_stack is None:
            top = position_y + collapse_margin(between[-1])
            bottom_space = max(bottom_space, context.page_bottom - top - room - ROUNDED)
        return original(context, box, *between, bottom_space, position_y, skip_stack, letter, line, decoration, most)

    block._linebox_layout = layout


def change(box: Any, name: str, value: Any) -> None:
    """Change what the style of one box says; others may share the style."""
    box.style = box.style.copy()
    box.style[name] = value
