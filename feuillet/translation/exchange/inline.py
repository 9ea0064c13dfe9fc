"""What agencies' tools put inside a text: codes, markers and comments; out comes plain text, and a list of what said nothing."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

Codes = dict[str, tuple[str, str]]
"""By its id, what a code stands for before and after its content."""
CODES = frozenset({"x", "bx", "ex", "ph", "bpt", "ept", "it", "sc", "ec"})
"""Elements of both versions that hold a piece of the original, not words to translate."""
PAIRS = frozenset({"g", "pc"})
"""Elements that a tool puts round words; what they stand for is written before and after."""
READINGS = (CODES | PAIRS, frozenset({"x", "ph"}), frozenset[str]())
"""Which elements may hold text of the manuscript: all; placeholders only, where the others are a tool's own formatting; none."""
VALUE = re.compile(r"""\s*<[\w:-]+\b[^<>]*\bval\s*=\s*(["'])(?P<value>.*?)\1[^<>]*/?>\s*""", re.DOTALL)
"""How memoQ writes a piece of text that it has protected: ``<mq:rxt displaytext="…" val="{4.5 mg}"/>``."""
CHARACTER = re.compile(r"(?!0*D[89A-F]..$)(?:0*10|0{0,3}[0-9A-F])?[0-9A-F]{1,4}", re.IGNORECASE)
"""The number of a character: none above U+10FFFF, and no half of a pair."""


@dataclass
class Gaps:
    """Codes that say no text, named once each."""

    found: dict[str, None] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """How a finding names them."""
        return tuple(self.found)


def local(element: Any) -> str:
    """Name an element without its namespace; a comment or an instruction to a program has no name."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def tags_of(file: Any) -> Codes:
    """Collect what codes stand for, where Trados lists it at the head of a file."""
    found: Codes = {}
    for each in file.iterdescendants():
        if local(each) == "tag" and each.get("id"):
            inner = {local(part): "".join(part.itertext()) for part in each.iterchildren()}
            found[each.get("id")] = (inner.get("ph") or inner.get("bpt", ""), inner.get("ept", ""))
    return found


def data_of(unit: Any) -> Codes:
    """Collect what codes stand for in one unit of XLIFF 2; each has its own, often with the same ids."""
    return {
        each.get("id"): (flatten(each, {}, READINGS[0]), "")
        for each in unit.iterdescendants()
        if local(each) == "data" and each.get("id")
    }


def flatten(element: Any, codes: Codes, kept: frozenset[str], gaps: Gaps | None = None) -> str:
    """Read the text of an element; ``kept`` are the codes whose content is part of it."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for each in element.iterchildren():
        pieces += (inside(each, codes, kept, gaps) if local(each) else "", each.tail or "")
    return "".join(pieces)


def inside(element: Any, codes: Codes, kept: frozenset[str], gaps: Gaps | None) -> str:
    """Read one inline element."""
    name = local(element)
    if name == "cp":  # how XLIFF 2 writes a character that XML forbids
        code = element.get("hex", "")
        return chr(int(code, 16)) if CHARACTER.fullmatch(code) else ""
    if "lb" in (element.get("ctype"), element.get("subType", "").removeprefix("xlf:")):
        return "\n"
    inner = flatten(element, codes, kept, gaps)
    before, after = stands_for(element, codes)
    if name not in CODES:
        return f"{before}{inner}{after}" if name in kept else inner
    if name not in kept:
        return ""
    if match := VALUE.fullmatch(inner):
        return match["value"]
    if not inner and not before and gaps is not None:
        gaps.found[f"<{name}{' id=' + repr(element.get('id')) if element.get('id') else ''}>"] = None
    return inner or before


def stands_for(element: Any, codes: Codes) -> tuple[str, str]:
    """Say what an element stands for, before and after its content, as far as the file says it."""
    known = codes.get(element.get("dataRef", element.get("dataRefStart", "")))
    if known:
        return known[0], codes.get(element.get("dataRefEnd", ""), ("", ""))[0]
    if local(element) in {"x", "g"} and element.get("id", "") in codes:
        return codes[element.get("id")]
    said = element.get("equiv-text") or element.get("equiv") or element.get("disp") or ""
    return (said if local(element) in CODES else element.get("equivStart", "")), element.get("equivEnd", "")
