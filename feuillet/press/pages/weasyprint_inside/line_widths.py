"""How wide each line may be: WeasyPrint fills every line as far as it goes, and some should end earlier.

The width that a line is given is narrowed, and WeasyPrint breaks it as always.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from math import inf
from typing import Any

from feuillet.press.pages.weasyprint_inside import last_lines, titles
from feuillet.press.pages.weasyprint_inside.speed import Values, replace_everywhere
from feuillet.writing.phrasing import word_edge

ROOM = "feuillet_room"
"""The attribute of a line's box that has its `Room`."""
Lines = Iterator[tuple[Any, Any]]
"""Lines that are laid out, each with the place where the next one begins."""


@dataclass
class Room:
    """How wide the next line of a box may be.

    WeasyPrint asks for the width there is before it fills the line, and once more to align it: then it is told all there is.
    From right to left it fills the line twice, and asks for the width with the line that it has.
    """

    box: int
    width: float
    asked: bool = False

    def limit(self, box: Any, width: float) -> float:
        """Narrow the width there is for a line."""
        if id(box) == self.box:
            self.asked, aligning = True, self.asked
            if aligning:
                return width
        return min(width, self.width)


def narrow_lines(inline: Any, line_break: Any) -> None:
    """Let a line be narrower than its block."""
    around, lay_out = inline.avoid_collisions, inline.iter_line_boxes

    def avoid_collisions(context: Any, box: Any, block: Any, outer: bool = True) -> Values:
        x, y, width = around(context, box, block, outer)
        room = vars(box).get(ROOM)
        return x, y, room.limit(box, width) if room else width

    def iter_line_boxes(
        context: Any, box: Any, position_y: Any, bottom_space: Any, skip_stack: Any, block: Any, *rest: Any
    ) -> Lines:
        def begin(y: Any, start: Any) -> Lines:
            return iter(lay_out(context, box, y, bottom_space, start, block, *rest))

        title = skip_stack is None and titles.is_title(block)
        rooms = titles.rooms(line_break, context, box, block.width) if title else ()
        going, start, y = begin(position_y, skip_stack), skip_stack, position_y
        for room in chain(rooms, repeat(inf)):
            setattr(box, ROOM, Room(id(box), room))
            line, resume_at = next(going, (None, None))
            if line is None:
                return
            if resume_at is not None and room == inf and last_lines.amiss(box, resume_at) and plain(line):
                better = narrower(box, line, resume_at, partial(begin, y, start))
                going, line, resume_at = better or (going, line, resume_at)
            yield line, resume_at
            if resume_at is None:
                return
            start, y = resume_at, line.position_y + line.height

    inline.avoid_collisions = avoid_collisions
    replace_everywhere("iter_line_boxes", lay_out, iter_line_boxes)


def end_between_elements(inline: Any) -> None:
    """Let a line end between two elements where words are not separated: WeasyPrint asks Pango about the two signs there alone."""
    can_break = inline.can_break_text

    def can_break_text(text: str, language: str | None) -> bool:
        return bool(can_break(text, language)) or (
            len(text) == 2  # noqa: PLR2004 the signs on either side
            and word_edge(text[0], text[1], language or "")
        )

    inline.can_break_text = can_break_text


def narrower(box: Any, line: Any, resume_at: Any, again: Callable[[], Lines]) -> tuple[Lines, Any, Any] | None:
    """Lay a line out again, narrower, until it ends where it should; nothing where it cannot."""
    for _ in range(last_lines.TRIES):
        setattr(box, ROOM, Room(id(box), line.width - last_lines.NARROWER))
        going = again()
        line, ended = next(going, (None, None))
        if line is None or ended in (None, resume_at):
            return None
        if not last_lines.amiss(box, ended):
            return going, line, ended
    return None


def plain(box: Any) -> bool:
    """Return whether all that is in a line is in its flow, so that laying it out once more leaves nothing behind."""
    return all(child.is_in_normal_flow() and plain(child) for child in getattr(box, "children", ()))
