"""What no end of a page divides, measured in WeasyPrint's boxes; sizes in CSS pixels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from weasyprint.formatting_structure.boxes import BlockBox, BlockLevelBox, LineBox, ReplacedBox

from feuillet.press.pages.pieces import Lines, Piece, Run

Paths = dict[Any, tuple[str, str]]
"""The selector of each element, and the part of the text that it is in."""
PARTS = re.compile(r"\b(cover|filler|back|yields-\d|to-note)\b")
ROWS = frozenset(("ol", "ul"))
BETWEEN, WITHIN = 0.02, 0.05
"""What it costs to begin a panel with a block that begins no section, and in the middle of a list."""
AVOID = frozenset(("avoid", "avoid-page"))
PAGE = frozenset(("page", "left", "right"))


@dataclass(frozen=True)
class Found:
    """An undivided box, the boxes around it from the outermost, and its page."""

    box: Any
    around: tuple[Any, ...]
    page: int

    @property
    def chain(self) -> tuple[Any, ...]:
        """The boxes around it and the box itself."""
        return (*self.around, self.box)


def pieces(pages: list[Any]) -> tuple[Piece, ...]:
    """List the pieces of a text in their order, on whatever pages they are."""
    found = list(gathered(pages))
    paths = dict(selectors(pages[0].children[0].element)) if found else {}
    made: list[Piece] = []
    last: Found | None = None
    for each in found:
        if (
            last is not None and last.box.element is each.box.element
        ):  # too high for a page, and so divided all the same
            more = measured(each, paths, None)
            made[-1] = replace(made[-1], runs=made[-1].runs + more.runs, spaces=made[-1].spaces + more.spaces)
        else:
            made.append(measured(each, paths, last))
        last = each
    return tuple(made)


def gathered(pages: list[Any]) -> Iterator[Found]:
    """Walk down to what is not divided: what says so, and what has lines of its own or is no plain block."""
    for number, page in enumerate(pages):
        yield from undivided(page.children[0], (), number)


def undivided(box: Any, around: tuple[Any, ...], page: int) -> Iterator[Found]:
    """Find the undivided boxes in a box."""
    whole = box.style["break_inside"] in AVOID or not isinstance(box, BlockBox)
    if whole or any(isinstance(child, LineBox) for child in box.children):
        yield Found(box, around, page)
        return
    for child in box.children:
        if isinstance(child, BlockLevelBox) and child.is_in_normal_flow():
            yield from undivided(child, (*around, box), page)


def feet(pages: list[Any]) -> Iterator[float]:
    """Measure what is empty at the foot of each page, as a share of its height."""
    for number, page in enumerate(pages):
        found = undivided(page.children[0], (), number)
        low = max((each.box.border_box_y() + each.box.border_height() for each in found), default=page.content_box_y())
        yield float(1 - (low - page.content_box_y()) / page.height)


def measured(found: Found, paths: Paths, last: Found | None) -> Piece:
    """Measure an undivided box, and what is between it and the one before."""
    box, (path, part) = found.box, paths[found.box.element]
    runs = tuple(runs_of(box))
    # Boxes that are broken over pages come twice, so the chains are compared by their elements.
    shared = 0
    if last is not None:
        pairs = zip(last.chain, found.chain, strict=False)
        shared = next((n for n, (one, two) in enumerate(pairs) if one.element is not two.element), 0)
    before = last.chain[shared:] if last else ()
    values = {each.style["break_after"] for each in before} | {
        each.style["break_before"] for each in found.chain[shared:]
    }
    free = max(0.0, float(box.border_height()) - sum(run.measured for run in runs))
    spaces = min(free, sum(margins(box)))
    return Piece(
        path=path,
        part=part,
        above=above(found, last, before, found.chain[shared:]),
        runs=runs,
        spaces=spaces,
        rest=free - spaces,
        bound=bool(values & AVOID) and not values & PAGE,
        cost=0.0 if box.element_tag == "h2" else WITHIN if found.around[-1].element_tag in ROWS else BETWEEN,
    )


def above(found: Found, last: Found | None, before: tuple[Any, ...], after: tuple[Any, ...]) -> float:
    """Measure the space above a box; where it begins a page, which swallows the space, it is what the style asks for."""
    if last is None:
        return 0.0
    if last.page == found.page:
        return float(found.box.border_box_y() - last.box.border_box_y() - last.box.border_height())
    asked = (*(each.style["margin_bottom"] for each in before), *(each.style["margin_top"] for each in after))
    return float(max(0.0, *(getattr(each, "value", 0.0) for each in asked)))


def runs_of(box: Any) -> Iterator[Run]:
    """List the paragraphs in a box, those beside a picture together with it."""
    floats = [child for child in getattr(box, "children", ()) if getattr(child, "is_floated", bool)()]
    if floats:
        wide, high = max(each.margin_width() for each in floats), max(each.margin_height() for each in floats)
        inner = tuple(replace(text, width=text.width - wide) for run in flowing(box) for text in run.texts)
        yield Run(inner, float(high))
    else:
        yield from flowing(box)


def flowing(box: Any) -> Iterator[Run]:
    """List the paragraphs in a box, without what floats beside them; what is no plain block has its lines side by side."""
    own = [child for child in getattr(box, "children", ()) if isinstance(child, LineBox)]
    if own:
        lengths = tuple(float(line.width) for line in own)
        ended = frozenset(
            number for number, line in enumerate(own) if any(each.element_tag == "br" for each in line.descendants())
        )
        yield Run((Lines(lengths, float(max(box.width, *lengths)), float(sum(line.height for line in own)), ended),))
    if isinstance(box, ReplacedBox):
        yield Run((), float(box.border_height()))
    for child in getattr(box, "children", ()):
        if isinstance(child, BlockBox | ReplacedBox) and child.is_in_normal_flow():
            yield from runs_of(child)


def margins(box: Any) -> Iterator[float]:
    """List the margins between the blocks in a box."""
    for child in getattr(box, "children", ()):
        if isinstance(child, BlockLevelBox) and child.is_in_normal_flow():
            yield float(max(0.0, child.margin_top if isinstance(child.margin_top, float | int) else 0.0))
            yield from margins(child)


def selectors(root: Any, path: str = ":root", part: str = "inside") -> Iterator[tuple[Any, tuple[str, str]]]:
    """Write the selector of each element of a tree, and name the part that it is in.

    What the back may yield has the same selector wherever it stands.
    """
    named = PARTS.search(root.get("class") or "")
    if named:
        part = named[1]
        path = f".{part}" if part.startswith("yields") else path
    yield root, (path, part)
    for number, child in enumerate(root, 1):
        yield from selectors(child, f"{path} > :nth-child({number})", part)
