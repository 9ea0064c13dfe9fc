"""What agencies work in: XLIFF 1.2 and 2.0, out and back, and TMX for their translation memories.

A PO file stays the source of a locale: a file that comes back changes strings and their state, nothing else, and only those
whose source is still what it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import normalize

from lxml import etree
from translate.storage import tmx, xliff, xliff2

from feuillet.findings import Finding, Location
from feuillet.translation.messages import Message, Messages

CHECK = "interchange"
NAMESPACE_12 = "urn:oasis:names:tc:xliff:document:1.2"
KINDS = {"xliff1": "xlf", "xliff2": "xlf", "tmx": "tmx"}
"""What can be written, and how such a file's name ends."""


class Unit12(xliff.xliffunit):
    """A message in XLIFF 1.2; the library would write 1.1, which differs in name only."""

    namespace = NAMESPACE_12


class File12(xliff.xlifffile[Unit12]):
    """An XLIFF 1.2 file."""

    UnitClass = Unit12
    namespace = NAMESPACE_12
    XMLskeleton = (
        f'<?xml version="1.0" ?><xliff version="1.2" xmlns="{NAMESPACE_12}">'
        '<file original="NoName" source-language="en" datatype="plaintext"><body></body></file></xliff>'
    )


@dataclass(frozen=True)
class Returned:
    """A message as it came back from an agency."""

    context: str
    id: str
    string: str
    fuzzy: bool


@dataclass(frozen=True)
class Delivery:
    """A file as it came back: which domain, in which locale, and its messages."""

    domain: str
    locale: str
    messages: tuple[Returned, ...]


def write(messages: Messages, language: str, kind: str) -> bytes:
    """Write a locale's messages; ``language`` is the source's, ``kind`` one of `KINDS`."""
    current = [message for message in messages.messages if not message.obsolete]
    if kind == "tmx":
        return write_memory(current, language, messages.locale)
    store: Any = (File12 if kind == "xliff1" else xliff2.Xliff2File)(
        sourcelanguage=language, targetlanguage=messages.locale
    )
    for number, message in enumerate(current, 1):
        add(store, message, f"m{number}")
    finish(store, messages.domain, kind)
    return bytes(store)


def add(store: Any, message: Message, id: str) -> None:
    """Add one message; what is not translated has no target, what is fuzzy is to be looked at again."""
    unit = store.addsourceunit(message.id)
    unit.setid(id)
    if message.string:
        unit.settarget(message.string)
        unit.markfuzzy(message.fuzzy)
    for element in (unit.xmlelement, unit.xmlelement.getparent()):
        if etree.QName(element).localname in {"unit", "trans-unit"}:
            element.set("resname" if "trans" in element.tag else "name", message.context or message.id[:80])
            note(element, message)


def note(element: Any, message: Message) -> None:
    """Tell the translator what stands there; XLIFF 2.0 wants notes before the segment."""
    space = etree.QName(element).namespace
    if "trans" in element.tag:
        for line in message.note.splitlines():
            etree.SubElement(element, f"{{{space}}}note").text = line
    elif message.note:
        notes = etree.Element(f"{{{space}}}notes")
        for line in message.note.splitlines():
            etree.SubElement(notes, f"{{{space}}}note").text = line
        element.insert(0, notes)


def finish(store: Any, domain: str, kind: str) -> None:
    """Name the domain, and leave nothing that changes with the day."""
    space = NAMESPACE_12 if kind == "xliff1" else xliff2.Xliff2File.namespace
    for file in store.document.getroot().iter(f"{{{space}}}file"):
        file.set("original", domain)
        file.attrib.pop("date", None)


def write_memory(messages: list[Message], language: str, locale: str) -> bytes:
    """Write what is translated as a translation memory."""
    store: Any = tmx.tmxfile(sourcelanguage=language)
    for message in messages:
        if message.translated:
            store.addtranslation(message.id, language, message.string, locale, comment=message.context or None)
    return bytes(store)


def read(content: bytes, path: str) -> Delivery | Finding:
    """Read an XLIFF file of either version; ``path`` is how a finding names it."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        return Finding(Location(path, 1), "this XLIFF declares entities", "have it written without", CHECK)
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        if etree.QName(root).localname != "xliff":
            raise ValueError("another kind of file")
        second = root.get("version", "").startswith("2")
        kind: Any = xliff2.Xliff2File if second else File12
        store = kind.parsestring(content)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        return Finding(Location(path, line), "this is no XLIFF", "have it written again", CHECK)
    files = [element for element in root.iter() if etree.QName(element).localname == "file"]
    locale = store.gettargetlanguage() or ""
    if len(files) != 1 or not locale:
        return Finding(Location(path, 1), "this is not a file that `export` wrote", "export it again", CHECK)
    units = tuple(returned(unit) for unit in store.units if not unit.isheader())
    return Delivery(files[0].get("original", ""), locale, units)


def returned(unit: Any) -> Returned:
    """Read one message."""
    element = unit.xmlelement
    owner = element.getparent() if etree.QName(element).localname == "segment" else element
    context = owner.get("resname") or owner.get("name") or ""
    context, source, target = (normalize("NFC", str(part)) for part in (context, unit.source, unit.target or ""))
    return Returned(context, source, target, bool(unit.isfuzzy()))


def take(messages: Messages, delivery: Delivery, path: str) -> tuple[Messages, tuple[Finding, ...]]:
    """Take a delivery into a locale's messages; a message whose source has changed meanwhile is a finding and stays."""
    left = {(each.context, each.id): each for each in delivery.messages}
    taken: list[Message] = []
    for message in messages.messages:
        new = None if message.obsolete else left.pop((message.context or message.id[:80], message.id), None)
        changed = new is not None and (new.string, new.fuzzy and bool(new.string)) != (message.string, message.fuzzy)
        taken.append(
            replace(message, string=new.string, fuzzy=new.fuzzy and bool(new.string)) if changed and new else message
        )
    return replace(messages, messages=tuple(taken)), tuple(strays(left.values(), path))


def strays(left: Any, path: str) -> Iterator[Finding]:
    """Report what came back and has no place."""
    for each in left:
        problem = f"{each.context} is not in the catalog, or its source has changed since it was exported"
        yield Finding(Location(path, 1), problem, "run merge, export and translate it again", CHECK)
