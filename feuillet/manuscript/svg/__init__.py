"""An SVG is a still drawing that names nothing outside itself and holds nothing that acts (SVG 2, W3C 2018).

A figure is read by `reading`, its style sheet is written to its elements by `style`, each attribute is held against the
`vocabulary` by `checking`, and `work` counts what it costs to draw. What is printed is written anew from what was understood:
notes of the drawing program, with its author's name and folders, are left behind.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from feuillet.manuscript.svg import checking, style, work
from feuillet.manuscript.svg.reading import Reader
from feuillet.manuscript.svg.tree import DrawingError, Element
from feuillet.manuscript.svg.values import LENGTH, LONGEST, view
from feuillet.manuscript.svg.vocabulary import SVG, XLINK

DRAWN = work.DRAWN
LARGE = 1000
"""The longer side of a drawing that says no size, in pixels: more than any column has."""
TYPEFACES = "Noto Sans, sans-serif"
"""Words of a figure are set in the face of the Latin text (`feuillet.writing.typefaces`), or in what a device has of its kind."""


def written(content: bytes) -> bytes:
    """Write an SVG anew, as all products show it; raises `DrawingError`."""
    root = read(content)
    at_a_size(root)
    return write(root)


def read(content: bytes) -> Element:
    """Read an SVG as far as it is understood; raises `DrawingError`."""
    root = Reader().read(content)
    sized(root)
    style.apply(root)
    checking.check(root)
    known = {each.attributes["id"]: each for each in root.walk() if "id" in each.attributes}
    work.measure(root, known)
    checking.connect(root, known)
    return root


def sized(root: Element) -> None:
    """Hold a drawing's size to what a page can show; raises `DrawingError`."""
    lengths = [each for each in sides(root) if each]
    box = " ".join(root.attributes.get("viewBox", "").split())
    try:
        shown = bool(view(box)) if "viewBox" in root.attributes else all(map(measured, sides(root)))
    except ValueError:
        shown = False
    if not shown or not all(map(possible, lengths)):
        remedy = "give it a viewBox, or a width and a height, of numbers above 0"
        raise DrawingError("has no size a page can show", remedy)


def sides(root: Element) -> tuple[str, str]:
    """Say the width and the height of a drawing as they are written."""
    width, height = (root.attributes.get(side, "").strip() for side in ("width", "height"))
    return width, height


def possible(side: str) -> bool:
    """Return whether a length can be one of a side."""
    match = LENGTH.fullmatch(side)
    return match is not None and 0 < float(match[1]) < LONGEST


def measured(side: str) -> bool:
    """Return whether a side says its length, and not what share it is of another."""
    return bool(side) and not side.endswith("%")


def at_a_size(root: Element) -> None:
    """Give a drawing a width and a height: without, it fills its column, and WeasyPrint cannot set it from right to left.

    One that has none is as large as its column and its page let it be.
    """
    width, height = sides(root)
    if measured(width) and measured(height):
        return
    _, _, across, down = map(float, root.attributes["viewBox"].split())
    for own, other, ratio in ((width, "height", down / across), (height, "width", across / down)):
        match = LENGTH.fullmatch(own)
        if measured(own) and match:
            root.attributes[other] = f"{float(match[1]) * ratio:.6g}{match[2] or ''}"
            return
    scale = LARGE / max(across, down)
    root.attributes |= {"width": f"{across * scale:.6g}", "height": f"{down * scale:.6g}"}


def write(root: Element) -> bytes:
    """Write a drawing; each element begins on the line it began on, so that a later finding can name it."""
    root.attributes = {"xmlns": SVG, "xmlns:xlink": XLINK, "font-family": TYPEFACES} | root.attributes
    return f"{''.join(Writer().write(root))}\n".encode()


class Writer:
    """Writes elements, and counts the lines."""

    def __init__(self) -> None:
        self.line = 1

    def write(self, element: Element, *, within_words: bool = False) -> Iterator[str]:
        """Write an element with all that is in it."""
        if not within_words and element.line > self.line:
            yield "\n" * (element.line - self.line)
            self.line = element.line
        names = {"href": "xlink:href"}  # older reading devices know no other
        said = (f" {names.get(name, name)}={quoteattr(value)}" for name, value in element.attributes.items())
        yield f"<{element.name}{''.join(said)}>"
        # weasysvg gives the mask of a group to each child; a group that is let through a little is masked whole
        masked = element.name == "g" and element.attributes.get("mask", "none") != "none"
        yield '<g opacity="0.999">' * masked
        for each in element.content:
            if isinstance(each, str):
                self.line += each.count("\n")
                yield escape(each)
            else:
                yield from self.write(each, within_words=within_words or element.name == "text")
        yield "</g>" * masked
        yield f"</{element.name}>"
