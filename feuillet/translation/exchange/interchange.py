"""What agencies work in: XLIFF 1.2 and 2.0, and TMX for their translation memories.

A PO file stays the source of a locale: `feuillet.translation.exchange.xliff` reads what comes back, and
`feuillet.translation.exchange.returning` takes it.
"""

from itertools import chain
from typing import Any

from lxml import etree
from translate.storage import tmx, xliff, xliff2

from feuillet.cldr import Locale
from feuillet.translation.exchange.groups import group
from feuillet.translation.exchange.texts import Form, called, numbered, numbered_as_ours, texts, token
from feuillet.translation.messages import Message, Messages

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


def write(messages: Messages, language: str, kind: str, *, approved: bool = False) -> bytes:
    """Write a locale's messages; ``language`` is the source's, ``kind`` one of `KINDS`; two people may have approved them."""
    locale = Locale(messages.locale)
    whole = (message for message in numbered_as_ours(messages).messages if not message.obsolete)
    current = [*chain.from_iterable(texts(message, locale) for message in whole)]
    if kind == "tmx":
        return write_memory(current, language, messages.locale)
    store: Any = (File12 if kind == "xliff1" else xliff2.Xliff2File)(
        sourcelanguage=language, targetlanguage=messages.locale
    )
    for message in current:
        add(store, message, approved=approved)
    finish(store, messages.domain, kind)
    return bytes(store)


def add(store: Any, message: Message, *, approved: bool) -> None:
    """Add one message, with a target if it has a string."""
    unit = store.addsourceunit(message.id)
    element = unit.xmlelement
    owner = element if etree.QName(element).localname == "trans-unit" else element.getparent()
    unit.setid(numbered(message) if owner is element else token(numbered(message)))
    if message.string:
        unit.settarget(message.string)
    owner.set("resname" if owner is element else "name", called(message))
    note(owner, message)
    if message.string:
        state(element, message, approved=approved and message.translated)
    if isinstance(message, Form):
        group(owner, numbered(message.whole), called(message.whole))


def note(element: Any, message: Message) -> None:
    """Say to the translator what is there; XLIFF 2.0 wants notes before the segment."""
    space = etree.QName(element).namespace
    if "trans" in element.tag:
        for line in message.note.splitlines():
            etree.SubElement(element, f"{{{space}}}note").text = line
    elif message.note:
        notes = etree.Element(f"{{{space}}}notes")
        for line in message.note.splitlines():
            etree.SubElement(notes, f"{{{space}}}note").text = line
        element.insert(0, notes)


def state(element: Any, message: Message, *, approved: bool) -> None:
    """Say how far a translation has come. The toolkit would call approved whatever is not fuzzy."""
    if etree.QName(element).localname == "segment":
        element.set("state", "final" if approved else "initial" if message.fuzzy else "translated")
        return
    element.attrib.pop("approved", None)
    target = element.find(f"{{{NAMESPACE_12}}}target")
    target.set("state", "final" if approved else "needs-review-translation" if message.fuzzy else "translated")
    if approved:
        element.set("approved", "yes")


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
        if message.translated and message.string:
            store.addtranslation(message.id, language, message.string, locale, comment=message.context or None)
    return bytes(store)
