"""Lines for notes, put back into the very layout that has room for them: boxes are made once, and other panels stay as they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from feuillet.press.pages.panels import Room
from feuillet.press.pages.weasyprint_inside import undivided
from feuillet.press.pages.weasyprint_inside.breaks import MakePages


@dataclass
class Notes:
    """The boxes of lines for notes that are put aside, by their part, with the box that they end and all that this holds."""

    aside: dict[str, tuple[Any, list[Any]]] = field(default_factory=dict)

    def put_aside(self, root: Any) -> None:
        """Take lines for notes out of a text that is not laid out yet."""
        for box in list(holders(root)):
            name = next(part for part in box.element.get("class", "").split() or [box.element_tag])
            self.aside[name] = box, list(box.children)
            box.children = [child for child in box.children if not is_for_notes(child)]

    def put_back(self, lines: Sequence[tuple[str, int]]) -> None:
        """Put back so many lines for notes."""
        for name, count in lines:
            if count and name in self.aside:
                box, children = self.aside[name]
                for notes in filter(is_for_notes, children):
                    shorten(notes, count)
                box.children = children


@dataclass
class Filling:
    """How the room that a text leaves is filled with lines for notes; ``unnoted`` are its pages before, where there is any.

    What a text is broken into does not change: where it would, the pages stay without.
    """

    room: Room
    typesettings: int = 1
    low: tuple[str, ...] = ()
    plan: None = None
    notes: Notes = field(default_factory=Notes)
    unnoted: tuple[Any, ...] = ()

    def prepare(self, root: Any) -> None:
        """Put lines for notes aside until it is known how many there is room for."""
        self.notes.put_aside(root)

    def broken(self, make_pages: MakePages, text: tuple[Any, Any, Any], pages: list[Any]) -> list[Any]:
        """Lay out again the pages that have room for lines for notes, with these."""
        lines = [each for each in self.room(tuple(undivided.feet(pages)), high(pages)) if each[1]]
        if not lines:
            return pages
        context = text[0]
        made = [(*state, dict(remake)) for *state, remake in context.page_maker]
        self.notes.put_back([(name, count) for name, count, _ in lines])
        for _, _, page in lines:
            context.page_maker[page][-1]["content_changed"] = True
        again = list(make_pages(*text, pages))
        if len(again) > len(pages):
            context.page_maker[:] = made
            return pages
        self.typesettings, self.unnoted = 2, tuple(pages)
        return again


def high(pages: Sequence[Any]) -> float:
    """Measure the height of the second page between its margins: the first may be a cover."""
    return float(pages[:2][-1].height)


def holders(box: Any) -> Iterator[Any]:
    """Find the boxes that end with lines for notes."""
    children = getattr(box, "children", ())
    if any(is_for_notes(child) for child in children):
        yield box
    for child in children:
        yield from holders(child)


def shorten(box: Any, count: int) -> None:
    """Leave so many lines to write on in a box."""
    children = list(getattr(box, "children", ()))
    rules = [child for child in children if named(child, "rule")]
    for child in children if not rules else ():
        shorten(child, count)
    if rules:
        box.children = [child for child in children if child not in rules[count:]]


def is_for_notes(box: Any) -> bool:
    """Return whether a box has lines for notes."""
    return named(box, "to-note")


def named(box: Any, name: str) -> bool:
    """Return whether a box is of a class."""
    return box.element is not None and name in box.element.get("class", "").split()
