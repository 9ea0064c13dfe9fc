"""How much work a drawing is to whoever draws it, each thing counted as often as it is used."""

from dataclasses import dataclass
from math import hypot, pi, radians, tan

from feuillet.manuscript.svg.outline import follow
from feuillet.manuscript.svg.reading import DEEP, DEPTH, FLATTEN
from feuillet.manuscript.svg.tree import DrawingError, Element
from feuillet.manuscript.svg.values import commands, read_numbers, steps
from feuillet.manuscript.svg.vocabulary import SHAPES

DRAWN = 5_000
"""Elements: 20,000 take 3 s; nine lines of ten ``use`` each would be 10,000,000,000."""
POINTS = 20_000
"""Points of paths and letters of words: so many take 0.5 s to typeset and 5 s to draw a second time."""
DASHES = 20_000
"""Dashes and gaps: so many take 1 s to draw."""
FILTERS = 10
"""Soft shadows: each takes 0.1 s at every look at the page."""
TILES = 500
"""How often a pattern may repeat from one side of the figure to the other."""
SCALE = 1e6
"""How much larger or smaller all transformations together may make a thing."""
MARKERS = ("marker-start", "marker-mid", "marker-end")
MARKED = {"path", "line", "polyline", "polygon"}
Inherited = tuple[tuple[str, str], ...]
"""What an element has of those it is in: its markers and its dashes."""


@dataclass(frozen=True)
class Work:
    """Elements, points, dashes and filters, the levels below, and by how much what is in it is scaled at most and at least."""

    drawn: int = 0
    points: int = 0
    dashes: int = 0
    filters: int = 0
    deep: int = 0
    most: float = 1
    least: float = 1

    def __add__(self, other: "Work") -> "Work":
        return Work(
            self.drawn + other.drawn,
            self.points + other.points,
            self.dashes + other.dashes,
            self.filters + other.filters,
            max(self.deep, other.deep),
            max(self.most, other.most),
            min(self.least, other.least),
        )

    def times(self, count: int) -> "Work":
        """Do it so often."""
        drawn, points, dashes, filters = (each * count for each in (self.drawn, self.points, self.dashes, self.filters))
        return Work(drawn, points, dashes, filters, self.deep, self.most, self.least)


class Tally:
    """Counts the work of a drawing."""

    def __init__(self, known: dict[str, Element]) -> None:
        self.known = known
        self.counted: dict[tuple[int, Inherited], Work] = {}

    def count(self, element: Element, above: tuple[Element, ...] = (), inherited: Inherited = ()) -> Work:
        """Count the work of an element with all it draws; raises `DrawingError`."""
        if len(above) > 2 * DEPTH:
            raise DrawingError(DEEP, FLATTEN)
        if element in above:
            raise DrawingError("uses a part within itself", "draw the part once", element.line)
        own = {key: element.attributes[key] for key in (*MARKERS, "stroke-dasharray") if key in element.attributes}
        inherited = tuple(sorted((dict(inherited) | own).items()))
        key = id(element), inherited
        if key not in self.counted:
            self.counted[key] = self.sum(element, (*above, element), inherited)
        work = self.counted[key]
        if work.deep + len(above) > 2 * DEPTH:
            raise DrawingError(DEEP, FLATTEN)
        return work

    def sum(self, element: Element, above: tuple[Element, ...], inherited: Inherited) -> Work:
        """Add up an element's own work and that of its parts."""
        named = [self.known[id] for attribute, id in element.named if attribute not in MARKERS and id in self.known]
        parts = sum((self.count(part, above, inherited) for part in (*element.children, *named)), Work())
        points = points_of(element)
        if element.name in MARKED:
            for attribute in MARKERS:
                marker_id = dict(inherited).get(attribute, "")[5:-1]
                if marker_id in self.known:
                    marker = self.count(self.known[marker_id], above)
                    parts += marker.times(points if attribute == "marker-mid" else 1)
        most, least = scale(element)
        filters = int(element.attributes.get("filter", "none") != "none")
        return Work(
            1 + parts.drawn,
            points + parts.points,
            dashes_of(element, dict(inherited)) + parts.dashes,
            filters + parts.filters,
            1 + parts.deep,
            most * max(parts.most, 1),
            least * min(parts.least, 1),
        )


def measure(root: Element, known: dict[str, Element]) -> None:
    """Hold a drawing to as much work as a press does in a moment; raises `DrawingError`."""
    top = Element("", 0, content=[root])
    work = Tally(known).count(top)
    amounts = ((work.drawn, DRAWN, "elements"), (work.points, POINTS, "points"), (work.dashes, DASHES, "dashes"))
    for amount, enough, name in (*amounts, (work.filters, FILTERS, "soft shadows")):
        if amount > enough:
            raise DrawingError(f"draws {amount} {name} where {enough} are enough", "simplify it")
    if work.most > SCALE or work.least < 1 / SCALE:
        raise DrawingError("is scaled up or down more than a million times", "draw it at its size")
    side = max(read_numbers(root.attributes.get("viewBox", "0 0 1000 1000"))[2:])
    for each in root.walk():
        if each.name == "pattern":
            fine(each, side)


def fine(pattern: Element, side: float) -> None:
    """Refuse a pattern that repeats too often; raises `DrawingError`."""
    own = pattern.attributes.get("patternUnits", "objectBoundingBox") == "userSpaceOnUse"
    _, least = scale(pattern, "patternTransform")
    for name in ("width", "height"):
        text = pattern.attributes.get(name, "")
        if text and not text.endswith("%"):
            tile = read_numbers(text)[0] * least / (side if own else 1)
            if tile * TILES < 1:
                problem = f"has a pattern that repeats more than {TILES} times from side to side"
                raise DrawingError(problem, "make its tiles larger", pattern.line)


def points_of(element: Element) -> int:
    """Count the points of a shape, or the letters of words."""
    if element.name == "path":
        return sum(1 for _ in commands(element.attributes.get("d", "")))
    if element.name in {"polyline", "polygon"}:
        return len(read_numbers(element.attributes.get("points", ""))) // 2
    return sum(len(text.strip()) for text in element.content if isinstance(text, str))


def dashes_of(element: Element, inherited: dict[str, str]) -> int:
    """Count the dashes of a shape's outline, roughly and rather too many."""
    dashes = inherited.get("stroke-dasharray", "none")
    if element.name not in SHAPES or dashes in {"none", "inherit"}:
        return 0
    lengths = read_numbers(dashes)
    return int(length_of(element) * len(lengths) / max(sum(lengths), 1e-9))


def length_of(element: Element) -> float:
    """Measure how long an outline may be: that of a path along the points that steer it, of others round their greatest numbers."""
    if element.name == "path":
        return sum(piece.length for piece in follow(element.attributes.get("d", "")))
    if element.name in {"polyline", "polygon"}:
        numbers = read_numbers(element.attributes.get("points", ""))
        places = list(zip(numbers[::2], numbers[1::2], strict=True))
        return sum(hypot(x - u, y - v) for (x, y), (u, v) in zip(places, [*places[1:], *places[:1]], strict=True))
    sides = ("width", "height", "rx", "ry", "r", "x1", "x2", "y1", "y2")
    return sum(2 * pi * abs(read_numbers(element.attributes[side])[0]) for side in sides if side in element.attributes)


def scale(element: Element, attribute: str = "transform") -> tuple[float, float]:
    """Measure how much larger and how much smaller a transformation makes things at most; raises `DrawingError`."""
    most = least = 1.0
    for kind, operands in steps(element.attributes.get(attribute, "")):
        numbers = [float(each) for each in operands.split()]
        match kind:
            case "matrix":
                a, b, c, d, *_ = numbers
                longest = max(hypot(a, b), hypot(c, d))
                stretch, shrink = longest, abs(a * d - b * c) / max(longest, 1e-9)
            case "scale":
                sizes = [abs(each) for each in numbers]
                stretch, shrink = max(sizes), min(sizes)
            case "skewX" | "skewY":
                stretch = shrink = 1 + abs(tan(radians(numbers[0])))
            case _:
                stretch = shrink = 1
        most, least = most * max(stretch, 1), least * min(shrink, 1)
    if not least:
        raise DrawingError("has a transformation that leaves nothing to see", "remove it", element.line)
    return most, least
