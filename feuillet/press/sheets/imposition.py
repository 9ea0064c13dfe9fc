"""Which panel lies where on a sheet, so that the folded sheet reads in order. Arithmetic in millimetres, no PDF.

A fold is described by the panels of its two sides, row by row and left to right, as they lie for left-to-right reading;
right-to-left mirrors the whole sheet. A printer that turns a sheet like the page of a book, a landscape one over its short
edge and an upright one over its long edge, prints both sides as they are read; one that can only turn it over the other edge,
like a calendar, needs the second side upside down.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

SHORT, LONG = "short", "long"
"""The edge over which a printer turns a sheet."""


@dataclass(frozen=True)
class Fold:
    """A sheet folded into panels; ``outside`` and ``inside`` name panels by their number, widths are of the inside, in mm.

    A sheet that is also folded across has several rows, all of one height, each with the same columns. ``turned`` are the
    panels that lie on their head while the sheet is open, and stand upright when it is folded.
    """

    name: str
    width: float
    height: float
    widths: tuple[float, ...]
    outside: tuple[int, ...]
    inside: tuple[int, ...]
    turned: tuple[int, ...] = ()

    @property
    def panels(self) -> int:
        """How many panels there are."""
        return len(self.outside) + len(self.inside)

    @property
    def rows(self) -> int:
        """How many rows of panels each side has."""
        return len(self.inside) // len(self.widths)

    @property
    def panel_height(self) -> float:
        """The height of a panel: a sheet is folded across in its middle."""
        return self.height / self.rows

    @property
    def page_turn(self) -> str:
        """The edge over which this sheet is turned like the page of a book."""
        return SHORT if self.width > self.height else LONG

    @property
    def narrowest(self) -> float:
        """The width of the narrowest panel: text is as wide in all of them, so that any may hold what another has no room for."""
        return min(self.widths)

    @property
    def widest(self) -> float:
        """The width of the widest panel."""
        return max(self.widths)

    def panel_width(self, panel: int) -> float:
        """The width of a panel; its back has the same."""
        columns = len(self.widths)
        if panel in self.inside:
            return self.widths[self.inside.index(panel) % columns]
        return tuple(reversed(self.widths))[self.outside.index(panel) % columns]


@dataclass(frozen=True)
class Placement:
    """A panel or page on a side of the sheet: its left edge and its width, in mm from the sheet's left edge.

    Panel 0 is blank; ``shift`` moves what is printed to the right, against creep; ``turned`` prints it upside down.
    ``raised`` is how far the middle of its row lies above the middle of the sheet.
    """

    panel: int
    left: float
    width: float
    shift: float = 0.0
    turned: bool = False
    raised: float = 0.0


Side = tuple[Placement, ...]
"""What lies on one side of a sheet, row by row, from the left."""


def impose(fold: Fold, direction: str, flip: str = SHORT) -> tuple[Side, Side]:
    """Place the panels on the outside and the inside of a sheet; ``direction`` is ``ltr`` or ``rtl``."""
    outside, inside = (side(fold, panels, direction) for panels in (fold.outside, fold.inside))
    return outside, inside if flip == fold.page_turn else half_turn(inside, fold.width)


@dataclass(frozen=True)
class Sheet:
    """A sheet as its template draws it: its size in mm, what lies on its sides, and whether it is cut out of a larger one."""

    width: float
    height: float
    sides: tuple[Side, ...]
    cut: bool

    @property
    def surround(self) -> tuple[float, float]:
        """What is cut off on the left and right, and above and below, in mm; the next larger paper is twice as large."""
        if not self.cut:
            return 0.0, 0.0
        if self.width > self.height:
            return self.height - self.width / 2, (self.width - self.height) / 2
        return (self.height - self.width) / 2, self.width - self.height / 2

    @property
    def folds(self) -> tuple[tuple[tuple[float, ...], tuple[float, ...]], ...]:
        """Say where each side is folded, in mm from the left edge, and across, in mm from the upper edge."""
        return tuple(
            (fold_lines(side), tuple(self.height / 2 - level for level in cross_folds(side))) for side in self.sides
        )


def half_turn(side: Side, width: float) -> Side:
    """Turn a side of a sheet so wide half round."""
    return tuple(
        replace(
            each, left=width - each.left - each.width, shift=-each.shift, turned=not each.turned, raised=-each.raised
        )
        for each in reversed(side)
    )


def side(fold: Fold, panels: tuple[int, ...], direction: str) -> Side:
    """Lay panels side by side, row by row from the top, and from the left for left-to-right reading."""
    columns, placements = len(fold.widths), list[Placement]()
    for number in range(fold.rows):
        row = panels[number * columns : (number + 1) * columns]
        raised = ((fold.rows - 1) / 2 - number) * fold.panel_height
        left = 0.0
        for panel in row if direction == "ltr" else reversed(row):
            width = fold.panel_width(panel)
            placements.append(Placement(panel, left, width, turned=panel in fold.turned, raised=raised))
            left += width
    return tuple(placements)


def fold_lines(placements: Side) -> tuple[float, ...]:
    """Say where a side is folded from top to bottom, in mm from the left edge."""
    return tuple(each.left for each in placements[1:] if each.raised == placements[0].raised)


def cross_folds(placements: Side) -> tuple[float, ...]:
    """Say where a side is folded across, in mm above the middle of the sheet."""
    return tuple((one + other) / 2 for one, other in pairwise(sorted({each.raised for each in placements})))


A4_WIDTH, A4_HEIGHT = 297.0, 210.0
"""A sheet of a booklet, in mm."""
A5_WIDTH = A4_WIDTH / 2


THICKNESS_MM = 0.1
"""Of a sheet of office paper, 80 g/m²."""
PAGES_A_SHEET = 4


def stitch(pages: int, direction: str, flip: str = SHORT) -> tuple[Side, ...]:
    """Place the pages of a saddle-stitched booklet, two on each side of each sheet, the outermost sheet first.

    Blank pages go to the back. Folded, the inner sheets stick out by the thickness of those around them (creep) and are
    trimmed or not; what is printed on them moves toward the spine by as much.
    """
    total = -(-pages // PAGES_A_SHEET) * PAGES_A_SHEET
    sides: list[Side] = []
    for sheet in range(total // PAGES_A_SHEET):
        first, last, creep = 2 * sheet + 1, total - 2 * sheet, sheet * THICKNESS_MM
        outer, inner = (
            pair(tuple(page if page <= pages else 0 for page in printed), direction, creep)
            for printed in ((last, first), (first + 1, last - 1))
        )
        sides += [outer, inner if flip == SHORT else half_turn(inner, A4_WIDTH)]
    return tuple(sides)


def pair(pages: tuple[int, ...], direction: str, creep: float) -> Side:
    """Lay two pages beside the spine, the first on the left for left-to-right reading."""
    left, right = pages if direction == "ltr" else reversed(pages)
    return Placement(left, 0.0, A5_WIDTH, creep), Placement(right, A5_WIDTH, A5_WIDTH, -creep)
