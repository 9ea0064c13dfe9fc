"""An SVG file is read into elements; what no figure may hold is refused at the first, with its line."""

from xml.parsers import expat

from feuillet.manuscript.svg.tree import DrawingError, Element
from feuillet.manuscript.svg.vocabulary import (
    ACTIVE,
    EDITORS,
    ELEMENTS,
    IGNORED,
    IGNORED_STARTS,
    NOTES,
    SVG,
    XLINK,
    XML,
)

DEPTH = 50
"""Levels, twice as many through what is used; at some hundreds the typesetter gives up."""
DEEP = f"is nested more than {DEPTH} deep"
FLATTEN = "flatten its groups"
EXPORT = "export it as plain SVG"
OUTLINE = "turn the words into outlines, or say them in the caption"
REMEDIES = {
    "image": "put the picture into content/figures by itself, as PNG or JPEG",
    "textPath": OUTLINE,
    "font": OUTLINE,
    "font-face": OUTLINE,
    "switch": "keep the one part that is meant for all readers",
}


class Reader:
    """Reads a drawing, and refuses it at the first thing it may not hold."""

    def __init__(self) -> None:
        self.root = Element("", 0)
        self.open, self.left_out = [self.root], 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity
        self.parser.SkippedEntityHandler = self.skipped
        self.parser.ProcessingInstructionHandler = self.instruction

    def read(self, content: bytes) -> Element:
        """Read it; raises `DrawingError`."""
        try:
            self.parser.Parse(content, True)
        except (expat.ExpatError, LookupError) as error:
            raise DrawingError(f"is no SVG that can be read ({error})", "export it again as plain SVG") from error
        return next(self.root.children)

    @property
    def line(self) -> int:
        """The line that is being read."""
        return self.parser.CurrentLineNumber

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element, or leave it out with all that is in it."""
        namespace, _, local = name.rpartition(" ")
        if len(self.open) == 1 and (namespace, local) != (SVG, "svg") and not self.left_out:
            problem = f"begins with {local} and not with svg in the namespace {SVG}"
            raise DrawingError(problem, "export it as plain SVG")
        if self.left_out or namespace.startswith(EDITORS) or (namespace == SVG and local in NOTES):
            self.left_out += 1
            if self.left_out > DEPTH:
                raise DrawingError(DEEP, FLATTEN)
            return
        if local in ACTIVE:
            problem = f"has the element {local}, and a figure neither acts nor moves"
            raise DrawingError(problem, "remove it", self.line)
        if namespace != SVG:
            problem = f"has the element {local} of {namespace or 'no namespace'}, which is no SVG"
            raise DrawingError(problem, "remove it, or export it as plain SVG", self.line)
        element = Element(local, self.line)
        for key, value in attributes.items():
            self.attribute(element, *key.rpartition(" ")[::2], value)
        if local not in ELEMENTS:
            problem = f"has the element {local}, which not every reader draws"
            raise DrawingError(problem, REMEDIES.get(local, "draw it another way, or remove it"), self.line)
        self.open[-1].content.append(element)
        self.open.append(element)
        if len(self.open) > DEPTH:
            raise DrawingError(DEEP, FLATTEN)

    def attribute(self, element: Element, namespace: str, name: str, value: str) -> None:
        """Take an attribute; what drawing programs note under a namespace of theirs is left out."""
        if (not namespace and name.lower().startswith("on")) or name == "base":
            problem = f"has the attribute {name}, and a figure neither acts nor leads elsewhere"
            raise DrawingError(problem, "remove it", self.line)
        said = not namespace and name not in IGNORED and not name.startswith(IGNORED_STARTS)
        if said or (namespace == XLINK and name == "href"):
            self.lead(name, value)
            element.attributes[name] = value
        elif namespace == XML and name == "space":
            element.attributes["xml:space"] = value

    def lead(self, name: str, value: str) -> None:
        """Refuse an address that leads out of the figure."""
        if name in {"href", "src"} and not value.strip().startswith("#"):
            problem = f"names {value[:40] or 'no address'}, which lies outside it"
            if value.startswith("data:"):
                raise DrawingError("holds a picture or a file", REMEDIES["image"], self.line)
            raise DrawingError(problem, "draw it in the figure itself", self.line)

    def end(self, _name: str) -> None:
        """Leave an element."""
        if self.left_out:
            self.left_out -= 1
        else:
            self.open.pop()

    def text(self, text: str) -> None:
        """Take words and style sheets."""
        if not self.left_out and self.open[-1].name in {"text", "tspan", "style"}:
            self.open[-1].content.append(text)

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_internal_subset: bool | int) -> None:
        """Take the document type of SVG, and refuse one with declarations of its own but entities, which say their name."""
        self.declares = bool(has_internal_subset)
        self.parser.EndDoctypeDeclHandler = self.declared

    def declared(self) -> None:
        """Refuse declarations: they give attributes that are nowhere in the drawing."""
        if self.declares:
            raise DrawingError("declares a document type of its own", EXPORT, self.line)

    def entity(self, name: str, *_: object) -> None:
        """Refuse entities: a bomb is made of them, and files are read through them."""
        raise DrawingError(f"declares the entity {name}", EXPORT, self.line)

    def skipped(self, name: str, *_: object) -> None:
        """Refuse an entity that is declared nowhere: what it means would be missing."""
        raise DrawingError(
            f"uses the entity {name}, which it does not declare", "write the character itself", self.line
        )

    def instruction(self, target: str, _data: str) -> None:
        """Refuse an instruction that names a style sheet; others are notes of a program."""
        if target == "xml-stylesheet":
            raise DrawingError(f"has the instruction {target}", EXPORT, self.line)
