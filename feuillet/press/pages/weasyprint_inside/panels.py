"""Panels that end where a plan says, made of the very layout that was measured for it.

The boxes are made once, and the panels before the first that ends elsewhere stay as they are, as in `breaks`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from feuillet.press.pages.panels import Measured, Plan, Planning
from feuillet.press.pages.weasyprint_inside import undivided
from feuillet.press.pages.weasyprint_inside.breaks import MakePages, begin_page
from feuillet.press.pages.weasyprint_inside.note_lines import Notes

FIRST = 1
"""The panel in which the text begins: the cover is before it."""


@dataclass
class Arranging:
    """How a text is arranged in panels; ``plan`` is what was chosen and made, and ``typesettings`` how many it took."""

    planning: Planning
    plan: Plan | None = None
    typesettings: int = 1
    low: tuple[str, ...] = ()
    notes: Notes = field(default_factory=Notes)
    unnoted: tuple[Any, ...] = ()

    def prepare(self, root: Any) -> None:
        """Put lines for notes aside until it is known how many there is room for."""
        self.notes.put_aside(root)

    def broken(self, make_pages: MakePages, text: tuple[Any, Any, Any], pages: list[Any]) -> list[Any]:
        """Have panels begin where a plan says, where there is one; greed's stay where a panel does not hold what it should."""
        pieces = undivided.pieces(pages)
        fit = self.planning.fit
        plan = self.planning.choose(Measured(pieces, fit.size, fit.space, float(pages[:2][-1].height)))
        if plan is None:
            return pages
        context, root, html = text
        elements = dict(elements_of(root.element, plan.begins))
        wanted = [elements[path] for path in plan.begins]
        back = FIRST + 1 + len(wanted)
        greed = [first(page) for page in pages]
        other = first_other(greed[FIRST + 1 :], wanted)
        made = [(*state, dict(remake)) for *state, remake in context.page_maker]
        again, changed = pages, set[int]()
        if other is not None:
            changed.add(FIRST + other)
            for box in boxes_of(root, wanted):
                begin_page(box)
        self.notes.put_back(plan.lines)
        changed.update({"main": back - 1, "back": back}[name] for name, count in plan.lines if count)
        if changed:
            self.typesettings += 1
            for page in changed:
                context.page_maker[page][-1]["content_changed"] = True
            again = list(make_pages(context, root, html, pages))
        if (
            len(again) == self.planning.panels == back + 1
            and [first(page) for page in again[FIRST + 1 : back]] == wanted
        ):
            self.plan = plan
            return again
        context.page_maker[:] = made
        return pages


def elements_of(root: Any, paths: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Find the elements of selectors."""
    return ((path, element) for element, (path, _) in undivided.selectors(root) if path in paths)


def boxes_of(box: Any, elements: Sequence[Any]) -> Iterator[Any]:
    """Find the outermost boxes of elements, as they are before they are laid out."""
    for child in getattr(box, "children", ()):
        if any(child.element is element for element in elements):
            yield child
        else:
            yield from boxes_of(child, elements)


def first(page: Any) -> Any:
    """Find the element of the first undivided box of a page."""
    return next((found.box.element for found in undivided.undivided(page.children[0], (), 0)), None)


def first_other(greed: Sequence[Any], wanted: Sequence[Any]) -> int | None:
    """Count the panels from the first of the text to the first that ends elsewhere than greed's; None where all end there."""
    pairs = zip(greed, wanted, strict=False)
    return next((number for number, (one, two) in enumerate(pairs) if one is not two), None)
