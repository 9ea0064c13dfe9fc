"""An e-book is a sound archive: the mimetype first and stored, every page well-formed, every link within it leading somewhere."""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urldefrag, urlsplit
from zipfile import ZIP_STORED, ZipFile

from lxml import etree

from feuillet.edition.galley import EPUB, Format, Galley, Printed
from feuillet.findings import Finding, Location

CHECK = "book"
ADDRESSES = ("href", "src")


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Open the book and follow its links."""
    if format.media_type != EPUB:
        return
    with ZipFile(BytesIO(printed.content)) as archive:
        first = archive.infolist()[0]
        if first.filename != "mimetype" or first.compress_type != ZIP_STORED:
            yield Finding(Location(format.name), "the mimetype is not first and stored", "report it", CHECK)
        pages = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xhtml")}
        there = set(archive.namelist())
    trees = {name: etree.fromstring(content) for name, content in pages.items()}
    anchors = {f"{name}#{id}" for name, tree in trees.items() for id in values(tree, "id")}
    for name, tree in trees.items():
        for target in dict.fromkeys(links(name, tree)):
            if target not in there | anchors:
                yield Finding(
                    Location(format.name), f"{name} links to {target}, which is not in the book", "mend the link", CHECK
                )


def values(tree: Any, attribute: str) -> Iterator[str]:
    """List the values an attribute has in a page."""
    return (str(element.get(attribute)) for element in tree.iter() if element.get(attribute) is not None)


def links(name: str, tree: Any) -> Iterator[str]:
    """List where a page's links within the book lead."""
    for attribute in ADDRESSES:
        for address in values(tree, attribute):
            path, fragment = urldefrag(address)
            if not urlsplit(path).scheme:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
                yield f"{target}#{fragment}" if fragment else target
