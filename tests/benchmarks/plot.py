"""The plot of a run, drawn as SVG: what the shelf costs beside other programs, and how much of each target was taken."""

from collections.abc import Iterator
from statistics import median
from xml.sax.saxutils import escape

from benchmarks.target import Found

WIDTH, LABEL, ROW, BAR, MARGIN = 960, 450, 22, 14, 20
INK, OURS, OTHERS, GOOD, BAD = "#222", "#0b5563", "#9aa5ab", "#0b5563", "#b3261e"
FIGURE = 160
"""The room for the figure beside a bar."""
MOST = 1.6
"""A bar that takes more of its target than this is cut off, and its figure says how much it is."""
Bar = tuple[str, float, str, str]
"""A label, a length from 0 to 1, a figure beside it, and a colour."""


def draw(results: dict[str, Found]) -> str:
    """Draw the panels there are figures for, one below the other."""
    panels = [(title, bars, line) for title, bars, line in (cold(results), targets(results), stops(results)) if bars]
    heights = [ROW * (len(bars) + 2) for _, bars, _ in panels]
    height = sum(heights) + 2 * MARGIN
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
    ]
    top = MARGIN
    for (title, bars, line), deep in zip(panels, heights, strict=True):
        drawn.extend(panel(title, bars, line, top))
        top += deep
    return "\n".join((*drawn, "</svg>")) + "\n"


def panel(title: str, bars: list[Bar], line: float, top: int) -> Iterator[str]:
    """Draw a title and bars; ``line`` is where a bound stands, if anywhere."""
    room = WIDTH - LABEL - 2 * MARGIN - FIGURE
    yield f'<text x="{MARGIN}" y="{top + BAR}" font-weight="bold" fill="{INK}">{escape(title)}</text>'
    for number, (label, length, figure, colour) in enumerate(bars, 1):
        y = top + ROW * number
        width = max(1, length * room)
        beside = MARGIN + LABEL + (room if line else width) + 6  # away from the line
        yield f'<text x="{MARGIN + LABEL - 8}" y="{y + 12}" text-anchor="end" fill="{INK}">{escape(label)}</text>'
        yield f'<rect x="{MARGIN + LABEL}" y="{y}" width="{width:.1f}" height="{BAR}" fill="{colour}"/>'
        yield f'<text x="{beside:.1f}" y="{y + 12}" fill="{INK}">{escape(figure)}</text>'
    if line:
        x, foot = MARGIN + LABEL + line * room, top + ROW * (len(bars) + 1) - 4
        yield f'<path d="M{x:.1f} {top + ROW - 4}V{foot}" stroke="{INK}" stroke-dasharray="3 3"/>'


def cold(results: dict[str, Found]) -> tuple[str, list[Bar], float]:
    """Compare what programs take for the cold shelf."""
    found = results.get("cold", Found()).costs
    times = {name: median(cost.wall for cost in costs) for name, costs in found.items()}
    most = max(times.values(), default=1)
    bars = [
        (name, t / most, f"{t:.1f} s", OURS if name.startswith("Feuillet") else OTHERS) for name, t in times.items()
    ]
    return "The cold shelf: 20 locales × (A4, leaflet, EPUB), seconds", bars, 0


def targets(results: dict[str, Found]) -> tuple[str, list[Bar], float]:
    """Show how much of each target was taken; the line is the target itself."""
    bars = [
        (
            target.name,
            min(target.share, MOST) / MOST,
            f"{target.measured} ({target.limit})",
            GOOD if target.holds else BAD,
        )
        for found in results.values()
        for target in found.targets
    ]
    return "Share of each target: what ends before the line holds", bars, 1 / MOST


def stops(results: dict[str, Found]) -> tuple[str, list[Bar], float]:
    """Show where the time goes."""
    found = results.get("stops", Found()).figures
    whole = sum(value for _, value, _ in found) or 1
    most = max((value for _, value, _ in found), default=1)
    bars = [(name, value / most, f"{value:.1f} s, {value / whole:.0%}", OURS) for name, value, _ in found]
    return "Time by stop: the cold shelf in one process, seconds of computing", bars, 0
