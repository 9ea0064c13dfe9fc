"""The folds a leaflet may have, each on the papers of Europe and of America. A fold is chosen by a document, the paper by a format.

Every one is made by hand. Where a panel is tucked in under another it is 3 mm short. What is folded in half needs no
allowance: whoever does it lays edge on edge, and the crease is in the middle.

A sheet with two rows is first folded across, its upper half down over the lower one, insides together; then it is folded like
a smaller leaflet. So the panels of the upper half's outside are printed on their head.
"""

from feuillet.press.sheets.imposition import Fold

C_OUTSIDE, C_INSIDE = (2, 6, 1), (3, 4, 5)
"""Panel 1 is the cover, 2 the flap that is folded in first (the short one) and seen first on opening, 6 the back."""
Z_OUTSIDE, Z_INSIDE = (5, 6, 1), (2, 3, 4)
"""An accordion: the cover opens on panels 2 and 3, panel 4 unfolds beside them, 5 and 6 are on the back of the open sheet."""
HALVES_OUTSIDE, HALVES_INSIDE, HALVES_TURNED = (3, 2, 8, 1), (4, 5, 6, 7), (2, 3)
"""Folded across and again in half: the cover opens like a book on panels 2 and 3, whose half lifts to show the whole inside."""
C12_OUTSIDE, C12_INSIDE, C12_TURNED = (5, 4, 3, 2, 12, 1), (6, 7, 8, 9, 10, 11), (3, 4, 5)
"""Folded across, then like a C: cover and flap open on panels 3 to 5, whose half lifts to show the whole inside."""
Z12_OUTSIDE, Z12_INSIDE, Z12_TURNED = (4, 3, 2, 11, 12, 1), (5, 6, 7, 8, 9, 10), (2, 3, 4)
"""Folded across, then like an accordion: 11 and 12 are on the back, beside the cover."""

C_FOLD_A4 = Fold("a4-6", 297, 210, (100, 100, 97), C_OUTSIDE, C_INSIDE)
C_FOLD_LETTER = Fold("a4-6", 279.4, 215.9, (94.1, 94.1, 91.2), C_OUTSIDE, C_INSIDE)
Z_FOLD_A4 = Fold("a4-6", 297, 210, (99, 99, 99), Z_OUTSIDE, Z_INSIDE)
HALVES_A4 = Fold("a4-8", 210, 297, (105, 105), HALVES_OUTSIDE, HALVES_INSIDE, HALVES_TURNED)
HALVES_A3 = Fold("a3-8", 297, 420, (148.5, 148.5), HALVES_OUTSIDE, HALVES_INSIDE, HALVES_TURNED)

A4_FOLDS = (
    C_FOLD_A4,
    HALVES_A4,
    Fold("a3-6", 420, 297, (141, 141, 138), C_OUTSIDE, C_INSIDE),
    HALVES_A3,
    Fold("a3-12", 420, 297, (141, 141, 138), C12_OUTSIDE, C12_INSIDE, C12_TURNED),
)
"""In the order of the room they have for text."""
LETTER_FOLDS = (
    C_FOLD_LETTER,
    Fold("a4-8", 215.9, 279.4, (107.95, 107.95), HALVES_OUTSIDE, HALVES_INSIDE, HALVES_TURNED),
    Fold("a3-6", 431.8, 279.4, (145, 145, 141.8), C_OUTSIDE, C_INSIDE),
    Fold("a3-8", 279.4, 431.8, (139.7, 139.7), HALVES_OUTSIDE, HALVES_INSIDE, HALVES_TURNED),
    Fold("a3-12", 431.8, 279.4, (145, 145, 141.8), C12_OUTSIDE, C12_INSIDE, C12_TURNED),
)
"""On Letter, and what is A3 in Europe on Tabloid."""
Z_FOLDS = (
    Z_FOLD_A4,
    HALVES_A4,
    Fold("a3-6", 420, 297, (140, 140, 140), Z_OUTSIDE, Z_INSIDE),
    HALVES_A3,
    Fold("a3-12", 420, 297, (140, 140, 140), Z12_OUTSIDE, Z12_INSIDE, Z12_TURNED),
)
"""With accordions where there are three columns; two are folded in half in every format."""

NARROW_MM, WIDE_MM, FROM_MM = 8.0, 12.0, 120.0
"""The margins left and right of a panel, and from which width it has the larger ones, so that its lines are not too long."""
ABOVE_MM = 24.0
"""The margins of a panel's head and foot together."""


def named(folds: tuple[Fold, ...], name: str) -> Fold:
    """Find the fold that a document chose."""
    return next(fold for fold in folds if fold.name == name)


def beside(width: float) -> float:
    """Say how large the margins left and right of so wide a panel are, in mm."""
    return WIDE_MM if width > FROM_MM else NARROW_MM


def room(fold: Fold) -> float:
    """Say how much room the panels between the cover and the back have for text, in mm²."""
    between = range(2, fold.panels)
    widths = (fold.panel_width(panel) for panel in between)
    return sum((width - 2 * beside(width)) * (fold.panel_height - ABOVE_MM) for width in widths)


def larger(folds: tuple[Fold, ...], fold: Fold) -> tuple[tuple[str, float], ...]:
    """List the folds that hold more text than one, from the smallest, each with how many times as much."""
    times = ((each.name, round(room(each) / room(fold), 2)) for each in folds)
    return tuple(sorted((each for each in times if each[1] > 1), key=lambda each: each[1]))
