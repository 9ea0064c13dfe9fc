"""Which panel lies where on a sheet, so that the folded sheet reads in order. Arithmetic in millimetres, no PDF.

A fold is described by the panels of its two sides, left to right, as they lie for left-to-right reading; right-to-left mirrors
the whole sheet. A printer that turns a landscape sheet over its short edge, like the page of a book, prints both sides as
they are read; one that can only turn it over its long edge, like a calendar, needs the second side upside down.
"""

from dataclasses import dataclass, replace

SHORT, LONG = "short", "long"
"""The edge over which a printer turns a sheet."""


@dataclass(frozen=True)
class Fold:
    """A sheet folded into panels; ``outside`` and ``inside`` name panels by their number, widths are of the inside, in mm."""

    name: str
    width: float
    height: float
    widths: tuple[float, ...]
    outside: tuple[int, ...]
    inside: tuple[int, ...]

    @property
    def panels(self) -> int:
        """How many panels there are."""
        return len(self.outside) + len(self.inside)

    def panel_width(self, panel: int) -> float:
        """The width of a panel; its back has the same."""
        if panel in self.inside:
            return self.widths[self.inside.index(panel)]
        return tuple(reversed(self.widths))[self.outside.index(panel)]


C_FOLD_A4 = Fold("C-fold", 297, 210, (100, 100, 97), outside=(2, 6, 1), inside=(3, 4, 5))
"""Panel 1 is the cover, 2 the flap that is folded in first (the short one) and seen first on opening, 6 the back."""
C_FOLD_LETTER = Fold("C-fold", 279.4, 215.9, (94.1, 94.1, 91.2), outside=(2, 6, 1), inside=(3, 4, 5))
Z_FOLD_A4 = Fold("Z-fold", 297, 210, (99, 99, 99), outside=(5, 6, 1), inside=(2, 3, 4))
"""An accordion: the cover opens on panels 2 and 3, panel 4 unfolds beside them, 5 and 6 are on the back of the open sheet."""


@dataclass(frozen=True)
class Placement:
    """A panel or page on a side of the sheet: its left edge and its width, in mm from the sheet's left edge.

    Panel 0 is blank; ``shift`` moves what is printed to the right, against creep; ``turned`` prints it upside down.
    """

    panel: int
    left: float
    width: float
    shift: float = 0.0
    turned: bool = False


Side = tuple[Placement, ...]
"""What lies on one side of a sheet, from the left."""


def impose(fold: Fold, direction: str, flip: str = SHORT) -> tuple[Side, Side]:
    """Place the panels on the outside and the inside of a sheet; ``direction`` is ``ltr`` or ``rtl``."""
    return side(fold, fold.outside, direction), behind(side(fold, fold.inside, direction), fold.width, flip)


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
        return (self.height - self.width / 2, (self.width - self.height) / 2) if self.cut else (0.0, 0.0)


def behind(back: Side, width: float, flip: str) -> Side:
    """Turn the second side of a sheet so wide to where it must be printed: half round for a flip on the long edge."""
    if flip == SHORT:
        return back
    return tuple(
        replace(each, left=width - each.left - each.width, shift=-each.shift, turned=True) for each in reversed(back)
    )


def side(fold: Fold, panels: tuple[int, ...], direction: str) -> Side:
    """Lay panels side by side, from the left for left-to-right reading."""
    order = panels if direction == "ltr" else tuple(reversed(panels))
    placements: list[Placement] = []
    left = 0.0
    for panel in order:
        placements.append(Placement(panel, left, fold.panel_width(panel)))
        left += fold.panel_width(panel)
    return tuple(placements)


def fold_lines(placements: Side) -> tuple[float, ...]:
    """Say where a side is folded, in mm from the left edge."""
    return tuple(placement.left for placement in placements[1:])


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
        sides += [outer, behind(inner, A4_WIDTH, flip)]
    return tuple(sides)


def pair(pages: tuple[int, ...], direction: str, creep: float) -> Side:
    """Lay two pages beside the spine, the first on the left for left-to-right reading."""
    left, right = pages if direction == "ltr" else reversed(pages)
    return Placement(left, 0.0, A5_WIDTH, creep), Placement(right, A5_WIDTH, A5_WIDTH, -creep)
