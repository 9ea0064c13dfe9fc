"""Open the XML of a file that came back, or say in plain words why it cannot be read; nothing it names is fetched."""

import re
from typing import Any

from lxml import etree

from feuillet.findings import Finding, Location

CHECK = "interchange"
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse(content: bytes, path: str, kind: str = "XLIFF") -> Any:
    """Read the XML, without what its document type would fetch or multiply."""
    if another := another_kind(content, kind):
        return Finding(Location(path, 1), *another, CHECK)
    doctype = Finding(
        Location(path, 1),
        f"this {kind} declares a document type or entities",
        "have it written without <!DOCTYPE …>, which could bring in other files",
        CHECK,
    )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(readable(content), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return doctype if b"<!DOCTYPE" in content.replace(b"\0", b"") else unreadable(error, path, kind)
    return doctype if root.getroottree().docinfo.internalDTD is not None else root


def another_kind(content: bytes, kind: str) -> tuple[str, str] | None:
    """Recognise what people import by mistake: say what it is, and what to do."""
    if not content.strip():
        return f"this is no {kind}: the file is empty", "ask for it again"
    if content.startswith(b"PK\x03\x04"):
        return f"this is no {kind} but a ZIP archive", f"unpack it and import the {kind} in it"
    if re.search(rb'^msgid "', content, re.MULTILINE):
        return f"this is no {kind} but a PO file", "put it in the place of the catalog, then run merge"
    return None


def readable(content: bytes) -> bytes:
    """Write UTF-16 with a byte order mark as UTF-8: tools save so and forget to say so in the first line."""
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content
    return DECLARATION.sub("", content.decode("utf-16")).encode()


def unreadable(error: Exception, path: str, kind: str) -> Finding:
    """Say in plain words where the XML breaks."""
    line = getattr(error, "lineno", None) or 1
    problem = f"this is no {kind}: its XML breaks off or is damaged here"
    if entity := re.search(r"Entity '(\w+)' not defined", str(error)):
        problem = f"this is no {kind}: XML does not know “&{entity[1]};”"
    elif "encoding" in str(error) or isinstance(error, UnicodeDecodeError):
        problem = f"this is no {kind}: its letters are not in the encoding that its first line says"
    elif "invalid xmlChar" in str(error) or "Char 0x" in str(error):
        problem = f"this is no {kind}: there is a control character here, which XML forbids"
    return Finding(Location(path, line), problem, "have it exported again, as UTF-8", CHECK)
