"""Each attribute of a drawing is held against the vocabulary and written again; what it names must be there."""

import unicodedata
from collections import Counter

from feuillet.manuscript.svg.reading import OUTLINE
from feuillet.manuscript.svg.tree import DrawingError, Element
from feuillet.manuscript.svg.values import NAME, GreatError, OutsideError, words
from feuillet.manuscript.svg.vocabulary import (
    ELEMENTS,
    IGNORED_STARTS,
    PROPERTIES,
    SHAPES,
    SILENT,
    SILENT_AT,
    STYLED_ALONE,
    Rule,
)

REMEDY = "draw it another way, or export it as plain SVG"
REMEDIES = {
    "font": "write font-size, font-weight and font-style each by itself",
    "filter": "give the shadow to each shape by itself",
    "direction": OUTLINE,
    "writing-mode": OUTLINE,
    "rotate": OUTLINE,
    "textLength": OUTLINE,
    "baseline-shift": "move the letters by dy",
    "transform": "write it as the attribute transform",
    "mix-blend-mode": "choose the colours that come of it",
}
HELD: dict[str, Rule] = {"id": str, "xml:space": words("preserve", "default")}
"""Attributes that any element may have."""
LETTERS = (
    *((0x20, 0x7E), (0xA0, 0x377), (0x37A, 0x37F), (0x384, 0x3E1), (0x3F0, 0x52F), (0x1E00, 0x1FFE)),
    *((0x2010, 0x2027), (0x2030, 0x205E), (0x2074, 0x208E), (0x20A0, 0x20BF), (0x2100, 0x215F)),
)
"""The signs of Noto Sans, from and to: those of Latin, Greek and Cyrillic. A picture brings no typeface to a reading device, and
for other signs the two renderers, and the devices, take what they find: of one Chinese sign that may be another region's."""
GRADIENTS = {"linearGradient", "radialGradient"}
KINDS = {
    "clip-path": {"clipPath"},
    "mask": {"mask"},
    "filter": {"filter"},
    **{attribute: {"marker"} for attribute in ("marker-start", "marker-mid", "marker-end")},
    **{attribute: {*GRADIENTS, "pattern"} for attribute in ("fill", "stroke")},
}
"""What an attribute may name."""
USED = {
    "use": {*SHAPES, "g", "svg", "symbol", "text", "use"},
    "pattern": {"pattern"},
    **dict.fromkeys(GRADIENTS, GRADIENTS),
}
"""What ``href`` may name, by the element that has it."""


def check(root: Element) -> None:
    """Hold each attribute and each word of a drawing against the vocabulary; raises `DrawingError`."""
    for element in root.walk():
        for attribute, value in list(element.attributes.items()):
            written = take(element, attribute, " ".join(value.split()))
            if written is None:
                del element.attributes[attribute]
            else:
                element.attributes[attribute] = written
        for text in element.content:
            if isinstance(text, str):
                legible(text, element)


def take(element: Element, attribute: str, value: str) -> str | None:
    """Take an attribute as it is written again; none if it says nothing; raises `DrawingError`."""
    own = ELEMENTS[element.name]
    rule = own.get(attribute) or PROPERTIES.get(attribute) or HELD.get(attribute)
    silent = (
        attribute in SILENT
        or attribute.startswith(IGNORED_STARTS)
        or value in SILENT_AT.get(attribute, ())
        or not value
    )
    if silent and attribute not in own:
        return None
    if attribute == "id" and not NAME.fullmatch(value):
        return None  # nothing can name it
    if rule is None or (attribute == "filter" and element.name not in SHAPES):
        raise unknown(element, attribute, value)
    try:
        return value if value == "inherit" and attribute in PROPERTIES else rule(value)
    except OutsideError as error:
        raise DrawingError(str(error), "draw it in the figure itself", element.line) from error
    except GreatError as error:
        raise DrawingError(f"has in {attribute} {error}", "draw it smaller", element.line) from error
    except ValueError as error:
        raise unread(element, attribute, value) from error


def unknown(element: Element, attribute: str, value: str) -> DrawingError:
    """Say that an attribute is not of the vocabulary."""
    if "var(" in value or attribute.startswith("--"):
        return variable(element, attribute, value)
    kind = "style" if attribute in {*SILENT_AT, *PROPERTIES, *STYLED_ALONE} else "attribute"
    problem = f"has the {kind} {attribute} at the element {element.name}, which not every reader draws"
    return DrawingError(problem, REMEDIES.get(attribute, REMEDY), element.line)


def unread(element: Element, attribute: str, value: str) -> DrawingError:
    """Say that the value of an attribute cannot be taken."""
    if "var(" in value:
        return variable(element, attribute, value)
    problem = f"has in {attribute} of the element {element.name} “{value[:30]}”, which not every reader draws"
    return DrawingError(problem, REMEDIES.get(attribute, "correct it, or export it as plain SVG"), element.line)


def variable(element: Element, attribute: str, value: str) -> DrawingError:
    """Say that a value is elsewhere."""
    problem = f"takes {attribute} from a variable ({value[:30]}), which not every reader follows"
    return DrawingError(problem, "write the colour or the number itself", element.line)


def legible(text: str, element: Element) -> None:
    """Refuse words that not every device can show, or that run from right to left; raises `DrawingError`."""
    for sign in text:
        if unicodedata.bidirectional(sign) in {"R", "AL", "AN"}:
            problem = "has words that run from right to left, which not every reader sets in order"
        elif not sign.isspace() and not any(first <= ord(sign) <= last for first, last in LETTERS):
            problem = f"has the sign {sign} (U+{ord(sign):04X}), for which not every reader has a typeface"
        else:
            continue
        raise DrawingError(problem, OUTLINE, element.line)


def connect(root: Element, known: dict[str, Element]) -> None:
    """Hold what is named to be there, once, and of the right kind; raises `DrawingError`."""
    counts = Counter(each.attributes.get("id") for each in root.walk())
    for element in root.walk():
        for attribute, id in element.named:
            if counts[id] > 1:
                raise DrawingError(f"has {counts[id]} elements of the id {id}", "give each its own", known[id].line)
            if id not in known:
                problem = f"names #{id} in {attribute}, and nothing has that id"
                raise DrawingError(problem, "remove it, or draw what it names", element.line)
            if known[id].name not in KINDS.get(attribute, USED.get(element.name, ())):
                problem = f"names #{id} in {attribute}, which is the element {known[id].name}"
                raise DrawingError(problem, "name what belongs there", element.line)
