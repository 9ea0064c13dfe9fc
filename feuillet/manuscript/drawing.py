"""An SVG is a still drawing that names nothing outside itself and holds nothing that acts (SVG 2, W3C 2018).

A page shows it as a picture, in which no script runs; but a reader may take it out of the book and open it by itself.
"""

import math
import re
from dataclasses import dataclass, field
from xml.parsers import expat

FILE_BYTES = 1_000_000
"""A press takes 3 s to read and draw so many."""
DRAWN = 5_000
"""Elements drawn, each as often as it is used: 20,000 take 3 s; nine lines of ten ``use`` each would be 10,000,000,000."""
DEPTH = 50
"""Levels, twice as many through what is used; at some hundreds the typesetter gives up."""
LONGEST = 100_000.0
"""Units a side: a drawing of more is a slip of the keyboard."""
ACTIVE = {
    *("script", "handler", "listener", "foreignObject", "iframe", "object", "embed", "audio", "video", "canvas", "a"),
    *("set", "animate", "animateMotion", "animateTransform", "animateColor", "discard"),
}
"""Elements that act, move, lead somewhere or hold another document."""
SVG = "http://www.w3.org/2000/svg"
ADDRESS = re.compile(r"""url\(\s*["']?\s*([^"')]*)""", re.IGNORECASE)
LENGTH = re.compile(r"\s*([\d.eE+-]+)\s*(?:px|pt|pc|mm|cm|in|em|ex|rem|%)?\s*")
DEEP = f"is nested more than {DEPTH} deep; flatten its groups"
ELSEWHERE = "names {}, which lies outside it; draw it in the figure itself"


class DrawingError(ValueError):
    """What is wrong with a drawing and what to do."""


@dataclass
class Node:
    """An element while it is read: what is in it and the ids it names."""

    children: "list[Node]" = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    extent: tuple[int, int] | None = None


def fault(content: bytes) -> str:
    """Say what is wrong with an SVG and what to do, or nothing."""
    reader = Reader()
    try:
        reader.parser.Parse(content, True)
        drawn, _ = reader.measure(reader.root, ())
    except DrawingError as error:
        return str(error)
    except (expat.ExpatError, ValueError, LookupError) as error:
        return f"is no SVG that can be read ({error}); export it again as plain SVG"
    return f"draws {drawn} elements where {DRAWN} are enough; simplify it" if drawn > DRAWN else ""


class Reader:
    """Reads a drawing, and refuses it at the first thing it may not hold."""

    def __init__(self) -> None:
        self.root = Node()
        self.open, self.ids, self.styled = [self.root], dict[str, Node](), False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.entity
        self.parser.ProcessingInstructionHandler = self.instruction

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element."""
        namespace, _, local = name.rpartition(" ")
        if len(self.open) == 1:
            if (namespace, local) != (SVG, "svg"):
                raise DrawingError(
                    f"begins with {local} and not with svg in the namespace {SVG}; export it as plain SVG"
                )
            sized(attributes)
        if local in ACTIVE:
            raise DrawingError(f"has the element {local}, and a figure neither acts nor moves; remove it")
        node = Node()
        for key, value in attributes.items():
            self.attribute(node, *key.rpartition(" ")[::2], value)
        self.open[-1].children.append(node)
        self.open.append(node)
        if len(self.open) > DEPTH:
            raise DrawingError(DEEP)
        self.styled = local == "style"

    def attribute(self, node: Node, namespace: str, name: str, value: str) -> None:
        """Take an attribute: an id, or the addresses in it; what drawing programs note under a namespace of theirs is no matter."""
        if name.lower().startswith("on") or name == "base":
            raise DrawingError(f"has the attribute {name}, and a figure neither acts nor leads elsewhere; remove it")
        if name == "id":
            self.ids.setdefault(value, node)
        if name in {"href", "src"}:
            node.names.append(inside(value))
        elif not namespace:
            node.names.extend(map(inside, addresses(value)))

    def end(self, _name: str) -> None:
        """Leave an element."""
        self.open.pop()
        self.styled = False

    def text(self, text: str) -> None:
        """Look into a style sheet."""
        if self.styled:
            for address in addresses(text):
                inside(address)

    def entity(self, name: str, *_: object) -> None:
        """Refuse entities: a bomb is made of them, and files are read through them."""
        raise DrawingError(f"declares the entity {name}; export it as plain SVG")

    def instruction(self, target: str, _data: str) -> None:
        """Refuse an instruction: it names a style sheet."""
        raise DrawingError(f"has the instruction {target}; export it as plain SVG")

    def measure(self, node: Node, above: tuple[Node, ...]) -> tuple[int, int]:
        """Count what is drawn for an element and how deep, each thing as often as it is used."""
        if len(above) > 2 * DEPTH:
            raise DrawingError(DEEP)
        if any(node is each for each in above):
            raise DrawingError("uses a part within itself; draw the part once")
        if node.extent is None:
            parts = [*node.children, *(self.ids[name] for name in node.names if name in self.ids)]
            extents = [self.measure(part, (*above, node)) for part in parts]
            node.extent = 1 + sum(drawn for drawn, _ in extents), 1 + max((deep for _, deep in extents), default=0)
        if node.extent[1] + len(above) > 2 * DEPTH:
            raise DrawingError(DEEP)
        return node.extent


def addresses(style: str) -> list[str]:
    """List the addresses of a style sheet, or of a value; what could hide one is refused."""
    if "\\" in style or "@import" in style.lower():
        raise DrawingError(
            "has a style sheet that imports, or that writes characters as numbers; export it as plain SVG"
        )
    return ADDRESS.findall(style)


def inside(address: str) -> str:
    """Take the id an address names within the drawing."""
    if not address.startswith("#"):
        raise DrawingError(ELSEWHERE.format(address[:40] or "no address"))
    return address[1:]


def sized(attributes: dict[str, str]) -> None:
    """Hold a drawing's size to what a page can show."""
    box = attributes.get("viewBox", "").replace(",", " ").split()
    sides = [*box[2:], *(attributes[side] for side in ("width", "height") if side in attributes)]
    if (box and len(box) != 4) or len(sides) < 2 or not all(map(possible, sides)):  # noqa: PLR2004 a box has four numbers
        raise DrawingError(
            "has no size a page can show; give it a viewBox, or a width and a height, of numbers above 0"
        )


def possible(side: str) -> bool:
    """Tell whether a length can be one of a side."""
    match = LENGTH.fullmatch(side)
    try:
        return match is not None and 0 < float(match[1]) < LONGEST and math.isfinite(float(match[1]))
    except ValueError:
        return False
