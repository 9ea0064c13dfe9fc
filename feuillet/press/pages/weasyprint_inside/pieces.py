"""The pieces of a text that stay whole, read from the boxes before they are laid out and from the pages that greed made of them.

Where a break may be is what the style sheets say, by WeasyPrint's own rules (CSS Fragmentation 3, 3.1); what a piece takes is
what it took on greed's pages. Only the space above what began a page there was swallowed, and is taken from the styles.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure.boxes import (
    BlockBox,
    BlockLevelBox,
    GridBox,
    LineBox,
    TableBox,
    TableRowBox,
    TableRowGroupBox,
)
from weasyprint.layout.block import block_level_page_break, collapse_margin

from feuillet.press.pages.optimum import DIVIDED, FORBIDDEN, HARMFUL, UNWELCOME, Piece

BLOCKS = (BlockLevelBox, TableRowGroupBox, TableRowBox)
AVOIDED = frozenset(("avoid", "avoid-page"))
PENALTIES = {"avoid": FORBIDDEN, "avoid-page": HARMFUL, "avoid-column": UNWELCOME}
"""What a break costs, by what the styles say of it; no page has columns, and greed takes no notice of the last."""
FORCED = frozenset(("page", "left", "right", "recto", "verso"))
Laid = tuple[tuple[int, Any], ...]
"""A box as it was laid out: the page of each of its parts, and the part."""


@dataclass(frozen=True)
class Placed:
    """Where greed put a piece.

    ``box`` is what begins it, as it is before it is laid out, and ``after`` the box before that; ``value`` is what the styles say
    of a break before it, ``above`` are the margins that meet there, and ``head`` is the height of a table's head, or the margin
    above a grid, which no head of a page swallows. What fits no page is ``torn`` over several. What begins with a line within a
    paragraph says what the lines before it take, ``lines``.
    """

    box: Any
    page: int
    top: float
    bottom: float
    value: str
    above: tuple[float, ...]
    head: float = 0.0
    torn: bool = False
    after: Any = None
    lines: float = 0.0

    def piece(self, before: "Placed | None", top: float) -> Piece:
        """Make the piece of it, after the one before it, or below the top of the first page."""
        space = self.top - (before.bottom if before else top)
        if before and before.page != self.page:
            space = float(collapse_margin(self.above))
        forced = self.value in FORCED or (self.torn and before is not None and before.page != self.page)
        penalty = PENALTIES.get(self.value, DIVIDED if self.lines else 0.0)
        return Piece(self.bottom - self.top, space, self.head, penalty, forced)


def read(root: Any, pages: Sequence[Any]) -> tuple[Placed, ...]:
    """Read the pieces of a text."""
    return tuple(walk(root, tuple((number, page.children[0]) for number, page in enumerate(pages)), "auto", ()))


def pieces(placed: Sequence[Placed], top: float) -> tuple[Piece, ...]:
    """Say what each piece takes; ``top`` is where the first page begins."""
    return tuple(each.piece(before, top) for before, each in zip((None, *placed), placed, strict=False))


def walk(box: Any, laid: Laid, value: str, above: tuple[float, ...]) -> Iterator[Placed]:
    """List the pieces of a box; ``value`` says whether a page may begin with it, ``above`` are the margins that meet there."""
    inner = list(inside(box, laid, value, above)) if divisible(box, laid) else []
    if not inner:
        yield from by_lines(box, laid, value, above) if has_lines(box, laid) else whole(box, laid, value, above)
        return
    (first, head), (last, foot) = laid[0], laid[-1]
    if inner[0].page == first:
        inner[0] = replace(inner[0], box=box, top=min(inner[0].top, head.border_box_y()))
    if inner[-1].page == last:
        inner[-1] = replace(inner[-1], bottom=max(inner[-1].bottom, foot.border_box_y() + foot.border_height()))
    yield from with_head(inner, head) if isinstance(box, TableBox) else inner


def with_head(inner: list[Placed], table: Any) -> Iterator[Placed]:
    """Say of the rows of a table that its head comes again above them; above the first one it stands."""
    heads = [group.height for group in table.children if group.is_header]
    yield inner[0]
    yield from (replace(each, head=float(sum(heads))) for each in inner[1:])


def whole(box: Any, laid: Laid, value: str, above: tuple[float, ...]) -> Iterator[Placed]:
    """Make a piece of a box that stays whole, or one of each part where it is torn."""
    kept = margin(box, "top") if isinstance(box, GridBox) else 0.0
    for number, (page, part) in enumerate(laid):
        begins, value, top = (box, value, part.border_box_y()) if number == 0 else (None, "auto", part.border_box_y())
        bottom = top + part.border_height()
        yield Placed(begins, page, top, bottom, value, above, kept, len(laid) > 1)


def has_lines(box: Any, laid: Laid) -> bool:
    """Return whether a page may end between two lines of a box: it has enough of them, and the styles do not forbid it."""
    children = [child for _, part in laid for child in part.children]
    enough = len(children) >= box.style["orphans"] + box.style["widows"]
    return enough and box.style["break_inside"] not in AVOIDED and all(isinstance(each, LineBox) for each in children)


def by_lines(box: Any, laid: Laid, value: str, above: tuple[float, ...]) -> Iterator[Placed]:
    """Make a piece of each line of a paragraph; the first ones, and the last ones, stay together."""
    lines = [(page, line) for page, part in laid for line in part.children]
    orphans, ends = box.style["orphans"], len(lines) - box.style["widows"]
    starts = [0, *range(orphans, ends + 1), len(lines)]
    for start, end in pairwise(starts):
        (page, first), (_, last) = lines[start], lines[end - 1]
        before = sum(line.height for _, line in lines[:start])
        placed = Placed(box, page, first.position_y, last.position_y + last.height, value, above, lines=before)
        yield placed if start == 0 else replace(placed, value="auto", above=())


def divisible(box: Any, laid: Laid) -> bool:
    """Return whether a page may end within a box, but for its lines; one that fits no page may be divided wherever it can be."""
    kinds = BlockBox | TableBox | TableRowGroupBox
    free = box.style["break_inside"] not in AVOIDED
    return isinstance(box, kinds) and (len(laid) > 1 or (as_high_as_its_blocks(box) and (free or is_spaced(box))))


def as_high_as_its_blocks(box: Any) -> bool:
    """Return whether a box grows and shrinks with the spaces in it."""
    return box.style["height"] == "auto" and not getattr(box.style["min_height"], "value", 0)


def is_spaced(box: Any) -> bool:
    """Return whether a box that stays whole has spaces between blocks, which change as all others of its page do."""
    return isinstance(box, BlockBox) and len([child for child in box.children if is_flowing(child)]) > 1


def inside(box: Any, laid: Laid, value: str, above: tuple[float, ...]) -> Iterator[Placed]:
    """List the pieces of what a box is divided into."""
    parts = defaultdict[int, list[tuple[int, Any]]](list)
    for page, part in laid:
        for child in part.children:
            if is_flowing(child):
                parts[child.index].append((page, child))
    before: Any = None
    kept = len(laid) == 1 and box.style["break_inside"] in AVOIDED
    for number, child in enumerate(box.children):
        if not is_flowing(child) or number not in parts:
            continue
        if before is not None:
            value = "avoid" if kept else block_level_page_break(before, child)
            above = (*margins(before, "bottom"), *margins(child, "top"))
        for first, each in enumerate(walk(child, tuple(parts[number]), value, above)):
            inner = replace(each, value="avoid") if kept and first else each
            yield replace(inner, after=before) if first == 0 and before is not None else inner
        before = child


def is_flowing(box: Any) -> bool:
    """Return whether a box is a block of the text's flow, and not the head of a table, which comes again on every page."""
    return isinstance(box, BLOCKS) and box.is_in_normal_flow() and not getattr(box, "is_header", False)


def margins(box: Any, side: str) -> Iterator[float]:
    """List the margins of a box, and of what it begins or ends with, that meet."""
    return (margin(each, side) for each in meeting(box, side))


def meeting(box: Any, side: str) -> Iterator[Any]:
    """List a box, and what it begins or ends with, as far as their margins meet."""
    while isinstance(box, BlockLevelBox):
        yield box
        collapses = isinstance(box, BlockBox) and getattr(box, f"{side}_margin_collapses")()
        flowing = [child for child in box.children if is_flowing(child)] if collapses else []
        box = flowing[-1 if side == "bottom" else 0] if flowing else None


def margin(box: Any, side: str) -> float:
    """Look up the margin that the styles ask for."""
    return float(getattr(box.style[f"margin_{side}"], "value", 0))
