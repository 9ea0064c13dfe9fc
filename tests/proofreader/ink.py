"""Type and lines on the pages of any finished PDF, folded sheets too: sizes, codes to scan, where a title stands."""

import unicodedata
from collections.abc import Iterator

from feuillet.pdf.geometry import Shape
from feuillet.pdf.layout import POINTS, PageText
from feuillet.pdf.run import Run

from .faults import SHORT, Fault
from .tree import Tree

EMERGENCY_POINTS = 16
"""The least an emergency number is set in (PAGE, remedy 2)."""
MODULE_MM = 0.4
"""The least width of a module of a QR code, for the camera of an old phone."""
SURE = 0.01
LATIN_FLOOR, LATIN_END = 7.5, "\u024f"
"""In points: Noto Sans at the x-height of 9 pt Times New Roman, which a leaflet may not go below; the last Latin letter."""
STROKES = 40
"""A QR code is drawn in one go, with more lines than any other shape has that is drawn in level ones."""
CAPITAL = 0.7
"""In ems: how high a letter reaches above its baseline, in nearly every script."""


def small_type(pages: tuple[PageText, ...], floor: float) -> Iterator[Fault]:
    """Find type below the floor: that of Latin letters, or of the script of the text."""
    for page in pages:
        low = next((run for run in page.worded if run.size < least(run, floor) - SURE), None)
        if low is not None:
            yield Fault("type below the floor", page.number, f"{low.size:.2f} pt ({low.read.strip()[:SHORT]})")


def least(run: Run, floor: float) -> float:
    """The floor of what a run shows."""
    return LATIN_FLOOR if max(run.seen, default="") <= LATIN_END else floor


def small_numbers(page: PageText, numbers: tuple[str, ...]) -> Iterator[Fault]:
    """Find the emergency numbers that are not on a page, or not as large as they should be."""
    for number in numbers:
        largest = max((run.size for run in page.worded if number in bare(run.seen)), default=0.0)
        if largest < EMERGENCY_POINTS - SURE:
            said = f"{number} at {largest:.1f} pt" if largest else f"{number} is not there"
            yield Fault("emergency number", page.number, said)


def contacts_elsewhere(pages: tuple[PageText, ...], numbers: tuple[str, ...]) -> Iterator[Fault]:
    """Find telephone numbers that the last page has not."""
    back = [bare(line.text) for line in pages[-1].lines]
    for number in numbers:
        if not any(bare(number) in line for line in back):
            yield Fault("contact not on the back", pages[-1].number, number)


def bare(text: str) -> str:
    """Take the blanks out of a text."""
    return "".join(sign for sign in text if not sign.isspace() and unicodedata.category(sign) != "Cf")


def codes(pages: tuple[PageText, ...]) -> list[tuple[int, float]]:
    """Find the QR codes: the page of each, and the width of one module in mm."""
    return [(page.number, module(shape)) for page in pages for shape in page.shapes if is_code(shape)]


def is_code(shape: Shape) -> bool:
    """Return whether a shape is made of many level lines."""
    return len(shape.rings) > STROKES and all(len({y for _, y in ring}) == 1 for ring in shape.rings)


def module(shape: Shape) -> float:
    """The width of a module: the shortest line of a code is one."""
    return min(max(x for x, _ in ring) - min(x for x, _ in ring) for ring in shape.rings) / POINTS


def small_codes(pages: tuple[PageText, ...]) -> Iterator[Fault]:
    """Find QR codes with modules that are too small to be scanned."""
    for number, width in codes(pages):
        if width < MODULE_MM:
            yield Fault("QR code too small", number, f"{width:.2f} mm a module")


def title_at(tree: Tree, *, leftward: bool) -> tuple[int, float, float] | None:
    """Say where the title stands: its page, and how far its first line begins from the start side and from the top, in mm."""
    title = next((each for each in tree.leaves if each.kind == "H1" and each.lines), None)
    if title is None:
        return None
    box, line = tree.pages[title.page - 1].box, title.lines[0]
    across = box.right - max(run.right for run in line) if leftward else min(run.left for run in line) - box.left
    return title.page, across / POINTS, (box.top - line[0].baseline - CAPITAL * title.size) / POINTS
