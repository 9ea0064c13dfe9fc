"""What acts in a finished file: in markup, in style sheets and in PDFs; there must be none of it."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZipFile

import pikepdf
import tinycss2  # type: ignore[import-untyped]  # it ships no types
from lxml import etree, html

SCHEMES = {"http", "https", "mailto", "tel"}
ELEMENTS = {"script", "iframe", "object", "embed", "form", "base", "frame", "applet", "audio", "video", "foreignobject"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "srcset", "poster", "background", "ping", "srcdoc"}
CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xe2\x80[\xaa-\xae]")
"""In UTF-8: control characters, and those that override the direction."""
ACTIONS = {"/JS", "/JavaScript", "/Launch", "/AA", "/OpenAction", "/EmbeddedFiles", "/RichMedia", "/XFA", "/SubmitForm"}


def in_file(file: Path) -> list[str]:
    """List what acts in a product."""
    content = file.read_bytes()
    if file.suffix == ".pdf":
        return list(in_pdf(content))
    if file.suffix == ".epub":
        with ZipFile(BytesIO(content)) as book:
            return [each for name in book.namelist() for each in in_entry(name, book.read(name))]
    return list(in_markup(html.fromstring(content), content))


def in_entry(name: str, content: bytes) -> Iterator[str]:
    """List what acts in an entry of an e-book; all its markup is XML, and well-formed."""
    if name.endswith((".xhtml", ".opf", ".ncx", ".svg", ".xml")):
        yield from in_markup(etree.fromstring(content), content)
    elif name.endswith(".css"):
        yield from in_style(content.decode())


def in_markup(root: Any, content: bytes) -> Iterator[str]:
    """List elements that act, attributes that do, addresses that lead astray, and control characters."""
    yield from (f"control {match[0]!r}" for match in CONTROL.finditer(content))
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname.lower()
        if name in ELEMENTS or (name == "meta" and element.get("http-equiv", "").lower() == "refresh"):
            yield f"element {name}"
        if name == "style":
            yield from in_style(element.text or "")
        for key, value in element.attrib.items():
            yield from in_attribute(name, etree.QName(key).localname.lower(), value)


def in_attribute(element: str, name: str, value: str) -> Iterator[str]:
    """Tell of an attribute that acts; a web page holds its own pictures in addresses."""
    if name.startswith("on") or name == "srcdoc":
        yield f"attribute {name}"
    scheme = urlsplit("".join(value.split())).scheme
    if (
        name in ADDRESSES
        and scheme
        and scheme not in SCHEMES
        and not (element == "img" and value[:11] == "data:image/")
    ):
        yield f"{name} to {value}"


def in_style(style: str) -> Iterator[str]:
    """List what a style sheet fetches, and where it is broken."""
    pending = list(tinycss2.parse_stylesheet(style, skip_comments=True))
    while pending:
        node = pending.pop()
        if node.type in {"url", "error"} or (node.type == "at-rule" and node.lower_at_keyword == "import"):
            yield f"style {node.serialize()}"
        if node.type == "function" and node.lower_name == "expression":
            yield f"style {node.serialize()}"
        for part in ("prelude", "content", "arguments"):
            pending.extend(getattr(node, part, None) or ())


def in_pdf(content: bytes) -> Iterator[str]:
    """List the keys of a PDF that make it act, and the addresses its links lead to astray."""
    with pikepdf.open(BytesIO(content)) as pdf:
        for thing in pdf.objects:
            for each in inner(thing):
                if isinstance(each, pikepdf.Dictionary):
                    yield from (f"key {key}" for key in each.keys() if key in ACTIONS)  # noqa: SIM118 pikepdf's protocol
                    if "/URI" in each and urlsplit(str(each.URI)).scheme not in SCHEMES:
                        yield f"link to {each.URI}"
                    if str(each.get("/S")) in ACTIONS:
                        yield f"action {each.S}"


def inner(thing: Any) -> Iterator[Any]:
    """List an object and those that stand in it directly."""
    yield thing
    if isinstance(thing, pikepdf.Array):
        for each in thing:
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from inner(each)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for each in thing.values():
            if isinstance(each, pikepdf.Object) and not each.is_indirect:
                yield from inner(each)
