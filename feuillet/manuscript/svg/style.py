"""The style sheet of a drawing: its rules are written to the elements they are for, and the sheet is left out.

What a reader of e-books makes of a style sheet in a picture differs from one to the next; of attributes all make the same.
Rules are for elements by their name, class and id, and by what they are in (CSS 2.1, 5), which is what drawing programs write.
"""

import re
from dataclasses import dataclass
from itertools import chain

from feuillet.manuscript.svg.tree import DrawingError, Element
from feuillet.manuscript.svg.values import OutsideError, addressed, inside

SELECTOR = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
MARK = re.compile(r"[.#][^.#]+")
ADDRESS = re.compile(r"url\([^)]*\)?", re.IGNORECASE)
FONT = re.compile(
    r"((?:(?:normal|italic|oblique|bold|[1-9]00)\s+)*)([\d.]+(?:px|pt|pc|mm|cm|in|em|%))(?:\s*/\s*\S+)?\s+[^()]+"
)
"""The style ``font``: slant and weight, size, height of line, families."""
MOST_RULES = 500
"""A drawing of so many has other faults."""
MOST_LOOKS, LOOKS_WITHIN = 1_000_000, 20
"""How often a rule may be held against an element, 2 s in all; one for what is within something counts as so many."""
PLAIN = "write the look of each element to the element itself, or export it as plain SVG"


@dataclass(frozen=True)
class Selector:
    """What an element is: of a name, where one is said, and of all of some classes and ids."""

    name: str
    marks: frozenset[str]

    def holds(self, element: Element) -> bool:
        """Return whether an element is that."""
        if self.name not in {"", "*", element.name}:
            return False
        own = {f".{each}" for each in element.attributes.get("class", "").split()}
        return self.marks <= own | {f"#{element.attributes.get('id', '')}"}


@dataclass(frozen=True)
class StyleRule:
    """What is said of elements, each within others: the selectors of those it is in come before its own."""

    selectors: tuple[Selector, ...]
    weight: tuple[int, int, int]
    said: tuple[tuple[str, str], ...]

    def holds(self, element: Element, parents: dict[Element, Element]) -> bool:
        """Return whether it is for an element."""
        *around, own = self.selectors
        if not own.holds(element):
            return False
        above = parents.get(element)
        while around and above is not None:
            if around[-1].holds(above):
                around.pop()
            above = parents.get(above)
        return not around


def rules(sheet: Element) -> list[StyleRule]:
    """Read the rules of a style sheet; raises `DrawingError`."""
    if next(sheet.children, None):
        raise DrawingError("has an element within a style sheet", "take it out", sheet.line)
    if (media := sheet.attributes.get("media", "all")) != "all":
        raise DrawingError(f"has a style sheet for {media[:20]} alone", PLAIN, sheet.line)
    text = without_comments("".join(map(str, sheet.content)))
    refuse_addresses(text, sheet.line)
    found, line = list[StyleRule](), sheet.line
    *blocks, rest = text.split("}")
    for block in blocks:
        selectors, brace, said = block.partition("{")
        begin = line + selectors.count("\n", 0, len(selectors) - len(selectors.lstrip()))
        if not brace or "{" in said:
            raise DrawingError("has a style sheet that cannot be read", PLAIN, begin)
        found += [rule(each.strip(), declarations(said, begin), begin) for each in selectors.split(",")]
        line += block.count("\n")
    if rest.strip():
        raise DrawingError("has a style sheet that cannot be read", PLAIN, line)
    if len(found) > MOST_RULES:
        raise DrawingError(f"has {len(found)} rules of style where {MOST_RULES} are enough", "simplify it", sheet.line)
    return found


def without_comments(text: str) -> str:
    """Leave comments out of a style sheet, but not their lines."""
    kept, *commented = text.replace("<!--", "").replace("-->", "").split("/*")
    for each in commented:
        comment, _, rest = each.partition("*/")
        kept += "\n" * comment.count("\n") + rest
    return kept


def refuse_addresses(text: str, line: int) -> None:
    """Refuse what leads out of the figure, and what could hide that; raises `DrawingError`."""
    for match in ADDRESS.finditer(text):
        try:
            inside(addressed(match[0])[0])
        except OutsideError as error:
            raise DrawingError(str(error), "draw it in the figure itself", line) from error
    if "\\" in text or "@import" in text.lower():
        problem = "has a style sheet that imports, or that writes characters as numbers"
        raise DrawingError(problem, "export it as plain SVG", line)
    if "@" in text:
        word = text[text.index("@") :].split("{", maxsplit=1)[0].split(maxsplit=1)[0][:20]
        raise DrawingError(f"has {word} in its style sheet, which not every reader follows", PLAIN, line)


def rule(written: str, said: tuple[tuple[str, str], ...], line: int) -> StyleRule:
    """Read what a rule is for; raises `DrawingError`."""
    selectors, weights = list[Selector](), list[tuple[int, int, int]]()
    for each in written.split():
        match = SELECTOR.fullmatch(each)
        if match is None:
            break
        marks = MARK.findall(match[2])
        ids = sum(mark.startswith("#") for mark in marks)
        weights.append((ids, len(marks) - ids, int(match[1] not in {None, "*"})))
        selectors.append(Selector(match[1] or "", frozenset(marks)))
    if not selectors or len(selectors) < len(written.split()):
        raise DrawingError(f"has a style for {written[:30]}, which not every reader follows", PLAIN, line)
    ids, classes, names = (sum(counts) for counts in zip(*weights, strict=True))
    return StyleRule(tuple(selectors), (ids, classes, names), said)


def declarations(text: str, line: int) -> tuple[tuple[str, str], ...]:
    """Read what a rule or the attribute ``style`` says; raises `DrawingError`."""
    said = list[tuple[str, str]]()
    for part in text.split(";"):
        name, colon, value = (each.strip() for each in part.partition(":"))
        if not part.strip():
            continue
        if not colon or not name or "!" in value:
            raise DrawingError(f"has the style {part.strip()[:40]}, which not every reader follows", PLAIN, line)
        name = name if name.startswith("--") else name.lower()
        said += spread(name, value)
    return tuple(said)


def spread(name: str, value: str) -> list[tuple[str, str]]:
    """Write a style that says several things in one as several."""
    if name == "marker":
        return [(f"marker-{place}", value) for place in ("start", "mid", "end")]
    if name == "font" and (match := FONT.fullmatch(value)):
        kinds = match[1].split()
        said = [("font-style", each) for each in kinds if each in {"italic", "oblique"}]
        said += [("font-weight", each) for each in kinds if each == "bold" or each.isdecimal()]
        return [*said, ("font-size", match[2])]
    return [(name, value)]


def apply(root: Element) -> None:
    """Write to each element what styles say of it, the weightier and the later last; raises `DrawingError`."""
    known = sorted(chain.from_iterable(rules(each) for each in root.walk() if each.name == "style"), key=weight_of)
    looks = sum(LOOKS_WITHIN if len(rule.selectors) > 1 else 1 for rule in known) * sum(1 for _ in root.walk())
    if looks > MOST_LOOKS:
        raise DrawingError(f"has {len(known)} rules of style for too many elements", "simplify it")
    parents = {child: element for element in root.walk() for child in element.children}
    for element in root.walk():
        own = element.attributes.pop("style", "")
        refuse_addresses(own, element.line)
        said = [rule.said for rule in known if rule.holds(element, parents)]
        for name, value in chain(*said, declarations(own, element.line)):
            element.attributes[name] = value
    for element in root.walk():
        element.attributes.pop("class", None)
        element.content = [each for each in element.content if isinstance(each, str) or each.name != "style"]


def weight_of(rule: StyleRule) -> tuple[int, int, int]:
    """Say how much a rule weighs against others."""
    return rule.weight
