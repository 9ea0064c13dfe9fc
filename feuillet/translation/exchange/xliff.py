"""Read the XLIFF files that come back from agencies: 1.0 to 2.2, from every tool, with what such tools add to them.

OASIS describes the formats: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html and
https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html. translate-toolkit reads them too, but one segment at a time,
and a text that came back in three segments is one text here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from feuillet.findings import Finding, Location
from feuillet.translation.exchange.groups import form_of
from feuillet.translation.exchange.inline import READINGS, Codes, Gaps, data_of, flatten, local, tags_of
from feuillet.translation.exchange.opening import CHECK, parse

FINISHED = frozenset({"translated", "signed-off", "final", "reviewed"})
"""States of both versions that leave nothing to do. What else a tool writes asks somebody to look."""
SUSPECT = re.compile(r"fuzzy|needs|draft|reject|suggest|unconfirmed|machine", re.IGNORECASE)
"""Words of a subState, which each tool chooses for itself, over a text that somebody must look at."""
QUALIFIERS = frozenset({"fuzzy-match", "leveraged-mt", "mt-suggestion", "tm-suggestion", "x-fuzzy-forward"})
"""Where a text came from, if no person has said what it is worth."""
OF_UNITS = {
    "status": frozenset(
        {"NotStarted", "PartiallyEdited", "Rejected", "Pretranslated", "AssembledFromFragments", "MachineTranslated"}
    ),
    "confirmed": frozenset({"0"}),
}
"""How memoQ (mq:status) and Phrase (m:confirmed) say at a unit that its text is not finished."""
OF_SEGMENTS = frozenset({"Draft", "Unspecified", "RejectedTranslation", "RejectedSignOff"})
"""How Trados says so (conf of an sdl:seg)."""

HEADER = "x-gettext-domain-header"
"""What gettext's tools write of a catalog's header: no text."""


@dataclass(frozen=True)
class Reading:
    """The two texts of a unit, read one way."""

    source: str
    target: str


@dataclass(frozen=True)
class Unit:
    """One text as it came back, read with what its inline codes hold, with what some hold, and without.

    ``name`` is what our export called it, ``fault`` says why its target cannot be used, ``gaps`` are codes that say no text.
    ``place`` is which plural form it is, where it is in a group of them.
    """

    id: str
    name: str
    readings: tuple[Reading, ...]
    fuzzy: bool
    line: int
    fault: str = ""
    gaps: tuple[str, ...] = ()
    place: int | None = None


@dataclass(frozen=True)
class Delivery:
    """One ``<file>`` as it came back: which domain and locale it says it is, and its texts."""

    original: str
    language: str
    units: tuple[Unit, ...]
    line: int


def read(content: bytes, path: str) -> tuple[Delivery, ...] | Finding:
    """Read an XLIFF file of any version; ``path`` is how a finding names it."""
    root = parse(content, path)
    if isinstance(root, Finding):
        return root
    if local(root) != "xliff":
        return Finding(
            Location(path, root.sourceline or 1),
            f"this is no XLIFF: it begins with <{local(root)}>",
            "import the XLIFF file",
            CHECK,
        )
    files = [element for element in root.iterchildren() if local(element) == "file"]
    if not files:
        return Finding(Location(path, 1), "this XLIFF holds no <file>", "have it exported again", CHECK)
    return tuple(delivery(file, root) for file in files)


def delivery(file: Any, root: Any) -> Delivery:
    """Read one ``<file>`` of either version."""
    second = root.get("version", "").startswith("2") or ":document:2" in (etree.QName(root).namespace or "")
    name, one = ("unit", of_unit) if second else ("trans-unit", of_trans_unit)
    tags = tags_of(file)
    texts = (each for each in file.iterdescendants() if local(each) == name and each.get("restype") != HEADER)
    units = tuple(one(element, tags) for element in texts)
    language = root.get("trgLang") if second else file.get("target-language")
    original = file.get("original") or file.get("id") or ""
    return Delivery(original, language or spoken(file), units, file.sourceline or 1)


def spoken(file: Any) -> str:
    """Read the language off a target, where the file does not say it."""
    key = "{http://www.w3.org/XML/1998/namespace}lang"
    return next((each.get(key) for each in file.iterdescendants() if local(each) == "target" and each.get(key)), "")


def child(element: Any, name: str) -> Any:
    """Find what is directly in a unit; matches and alternatives have sources and targets of their own."""
    own = etree.QName(element).namespace
    return next(
        (each for each in element.iterchildren() if local(each) == name and etree.QName(each).namespace == own),
        None,
    )


def of_trans_unit(element: Any, tags: Codes) -> Unit:
    """Read a text of XLIFF 1."""
    source, target = child(element, "source"), child(element, "target")
    gaps = Gaps()
    id, name, place = form_of(element)
    readings = {Reading(flatten(source, tags, kept), flatten(target, tags, kept, gaps)): None for kept in READINGS}
    return Unit(
        id=id,
        name=name,
        readings=tuple(readings),
        fuzzy=target is not None and unfinished(element, target),
        line=element.sourceline or 1,
        fault=unsegmented(child(element, "seg-source"), target),
        gaps=gaps.names,
        place=place,
    )


def unfinished(element: Any, target: Any) -> bool:
    """Return whether somebody must look at a text of XLIFF 1: its state decides, then what its tool noted, not ``approved``."""
    state, qualifier = (target.get(name, "").lower() for name in ("state", "state-qualifier"))
    if qualifier.startswith("rejected"):
        return True
    if state:
        return state.removeprefix("x-") not in FINISHED
    return noted(element) or qualifier in QUALIFIERS


def noted(element: Any) -> bool:
    """Return whether a tool has noted in its own attributes that a text is not finished."""
    names = {(etree.QName(key).localname, value) for key, value in element.attrib.items() if etree.QName(key).namespace}
    segments = (each.get("conf") for each in element.iterdescendants() if local(each) == "seg")
    return any(value in OF_UNITS.get(name, ()) for name, value in names) or any(
        conf in OF_SEGMENTS for conf in segments
    )


def unsegmented(source: Any, target: Any) -> str:
    """Say what is wrong where a tool has divided a text of XLIFF 1 and not all its parts are translated."""
    if target is None:
        return ""
    wanted = {each.get("mid") for each in parts(source)} if source is not None else set()
    found = {each.get("mid"): "".join(each.itertext()).strip() for each in parts(target)}
    empty = {mid for mid in wanted | found.keys() if not found.get(mid)}
    return "a part of it is not translated" if found and empty and any(found.values()) else ""


def parts(element: Any) -> Iterator[Any]:
    """List the parts a tool has divided a text into."""
    return (each for each in element.iterdescendants() if local(each) == "mrk" and each.get("mtype") == "seg")


def of_unit(element: Any, tags: Codes) -> Unit:
    """Read a text of XLIFF 2: its segments and what is between them, joined."""
    pieces = [each for each in element.iterchildren() if local(each) in {"segment", "ignorable"}]
    codes = {**tags, **data_of(element)}
    gaps = Gaps()
    id, name, form = form_of(element)
    readings: dict[Reading, None] = {}
    for kept in READINGS:
        source = "".join(flatten(child(piece, "source"), codes, kept) for piece in pieces)
        targets = {place(piece, at): said(piece, codes, kept, gaps) for at, piece in enumerate(pieces, 1)}
        readings[Reading(source, "".join(targets[key] for key in sorted(targets)))] = None
    return Unit(
        id=id,
        name=name,
        readings=tuple(readings),
        fuzzy=any(unsure(piece) for piece in pieces),
        line=element.sourceline or 1,
        fault=disjointed(pieces),
        gaps=gaps.names,
        place=form,
    )


def place(piece: Any, at: int) -> int:
    """Say where the target of a segment is: another language may turn the order of sentences."""
    target = child(piece, "target")
    order = target.get("order", "") if target is not None else ""
    return int(order) if order.isdecimal() and len(order) < len("100000") else at


def said(piece: Any, codes: Codes, kept: frozenset[str], gaps: Gaps) -> str:
    """Read the target of a segment; what is between segments is the same in both languages if nothing else is said."""
    target = child(piece, "target")
    if target is None and local(piece) == "ignorable":
        target = child(piece, "source")
    return flatten(target, codes, kept, gaps)


def unsure(piece: Any) -> bool:
    """Return whether somebody must look at a segment of XLIFF 2."""
    target = child(piece, "target")
    if target is None:
        return False
    state = (piece.get("state") or target.get("state", "")).lower()  # some write it where XLIFF 1 has it
    return bool(state and state not in FINISHED) or bool(SUSPECT.search(piece.get("subState", "")))


def disjointed(pieces: list[Any]) -> str:
    """Say what is wrong with the segments of a text of XLIFF 2."""
    segments = [each for each in pieces if local(each) == "segment" and written(each, "source")]
    done = [each for each in segments if written(each, "target")]
    if done and len(done) < len(segments):
        return f"{len(segments) - len(done)} of its {len(segments)} segments are not translated"
    if len({place(piece, at) for at, piece in enumerate(pieces, 1)}) < len(pieces):
        return "two of its segments claim the same place"
    return ""


def written(piece: Any, name: str) -> bool:
    """Return whether a segment has a text in a language."""
    element = child(piece, name)
    return element is not None and (bool(flatten(element, {}, READINGS[0]).strip()) or any(map(local, element)))
