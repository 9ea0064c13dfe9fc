"""Pages laid out by greed, and once more from the first whose end can be chosen better.

WeasyPrint ends a page where no more fits, and offers no choice; upstream has no issue for it. Its own way to lay out again
the pages that a page's number changes is taken to do so for pages that end elsewhere: boxes are made once, lines are remembered,
and the pages before the first other end stay as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from feuillet.press.pages.optimum import SLACK, Paper, choose, cost, is_well_broken
from feuillet.press.pages.weasyprint_inside.pieces import Placed, is_flowing, pieces, read

MakePages = Callable[[Any, Any, Any, list[Any]], Iterator[Any]]


@dataclass
class Breaking:
    """How a text is broken into pages: into ``panels``, as many as there are, or into as many pages as it takes.

    ``typesettings`` is how many it took. Panels that greed did not reach are as high as the last one it did.
    """

    panels: int = 0
    typesettings: int = 1

    def paper(self, pages: Sequence[Any]) -> Paper:
        """Measure the pages there are."""
        heights = tuple(float(page.height) for page in pages)
        alike = max(heights) - min(heights) <= SLACK * max(heights)
        return Paper(heights[:1] if alike else heights, self.panels)

    def choose(self, placed: Sequence[Placed], pages: Sequence[Any]) -> tuple[int, ...]:
        """Choose the pieces that begin pages; nothing where greed's choice stands."""
        paper, row = self.paper(pages), pieces(placed, pages[0].content_box_y())
        greed = starts(placed)
        if is_well_broken(row, greed, paper):
            return ()
        chosen = choose(row, paper)
        return chosen if chosen != greed and cost(row, chosen, paper) < cost(row, greed, paper) else ()


def starts(placed: Sequence[Placed]) -> tuple[int, ...]:
    """List the places of the pieces that begin pages."""
    return (0, *(at for at, (one, two) in enumerate(pairwise(placed), 1) if one.page != two.page))


def break_by_optimum(layout: Any) -> None:
    """Lay out again what is broken better, where the page says so."""
    original: MakePages = layout.make_all_pages

    def make_all_pages(context: Any, root: Any, html: Any, known: list[Any]) -> list[Any]:
        pages = list(original(context, root, html, known))
        breaking: Breaking | None = getattr(html, "feuillet_breaking", None)
        if breaking is None or known:  # known pages are laid out again for a number that has changed
            return pages
        placed = read(root, pages)
        chosen = breaking.choose(placed, pages) if placed else ()
        if not chosen:
            return pages
        breaking.typesettings += 1
        return laid_out_again(original, (context, root, html), pages, placed, chosen)

    layout.make_all_pages = make_all_pages


def laid_out_again(
    make_pages: MakePages,
    text: tuple[Any, Any, Any],
    pages: list[Any],
    placed: Sequence[Placed],
    chosen: tuple[int, ...],
) -> list[Any]:
    """Lay out the pages from the first that ends elsewhere; greed's stay where a page would not hold what it should."""
    context, root, _ = text
    made = [(*state, dict(remake)) for *state, remake in context.page_maker]
    for place in chosen[1:]:
        force(placed[place].box)
    first = next(
        page for page, (one, two) in enumerate(zip(chosen[1:], (*starts(placed)[1:], None), strict=False)) if one != two
    )
    context.page_maker[first][-1]["content_changed"] = True
    again = list(make_pages(*text, pages))
    if wanted(placed, chosen) == [each.page for each in read(root, again)]:
        return again
    context.page_maker[:] = made
    return pages


def wanted(placed: Sequence[Placed], chosen: tuple[int, ...]) -> list[int]:
    """List the page that each piece should be on."""
    return [page for page, (start, end) in enumerate(pairwise((*chosen, len(placed)))) for _ in range(start, end)]


def force(box: Any) -> None:
    """Have a page begin with a box, without the space above it; a part of what is torn over pages begins one by itself."""
    if box is None:
        return
    box.style = box.style.copy()
    box.style["break_before"] = "page"
    while box is not None:
        box.style = box.style.copy()  # which others may share
        box.style["margin_break"] = "discard"
        box = next((child for child in box.children if is_flowing(child)), None)
