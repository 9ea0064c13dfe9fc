"""An e-book is a sound archive and tells the truth.

The mimetype is first and stored, every page is well-formed, every link within it leads somewhere, every picture is told in
words, and nothing is claimed of its accessibility that is not so.
"""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urldefrag, urlsplit
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from feuillet.edition.galley import EPUB, Format, Galley, Printed
from feuillet.findings import Finding, Location

CHECK = "book"
ADDRESSES = ("href", "src")
XHTML, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
CONFORMS, CERTIFIED = "dcterms:conformsTo", "a11y:certifiedBy"
TOLD = {"schema:accessibilityFeature": ("alternativeText",), "schema:accessModeSufficient": ("textual",)}
"""What a book may only say of itself if all its pictures are told in words."""
Problem = tuple[str, str]
"""What is wrong, and what to do."""


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Open the book and follow its links."""
    if format.media_type != EPUB:
        return
    with ZipFile(BytesIO(printed.content)) as archive:
        first = archive.infolist()[0]
        files = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: etree.fromstring(content) for name, content in files.items() if name.endswith(".xhtml")}
    package = next(etree.fromstring(content) for name, content in files.items() if name.endswith(".opf"))
    problems = [("the mimetype is not first and stored", "report it")] if not begins_well(first) else []
    problems += [*dead_links(trees, set(files)), *lies(trees, package)]
    for problem, remedy in problems:
        yield Finding(Location(format.name), problem, remedy, CHECK)


def begins_well(first: ZipInfo) -> bool:
    """Tell whether an archive begins with what tells old readers that it is a book."""
    return first.filename == "mimetype" and first.compress_type == ZIP_STORED


def dead_links(trees: dict[str, Any], there: set[str]) -> Iterator[Problem]:
    """Find links to a file or a place that the book lacks."""
    anchors = {f"{name}#{id}" for name, tree in trees.items() for id in values(tree, "id")}
    for name, tree in trees.items():
        for target in dict.fromkeys(links(name, tree)):
            if target not in there | anchors:
                yield f"{name} links to {target}, which is not in the book", "mend the link"


def lies(trees: dict[str, Any], package: Any) -> Iterator[Problem]:
    """Find pictures that are not told in words, and what the package says of the book nevertheless."""
    untold = [(name, image) for name, tree in trees.items() for image in tree.iter(f"{XHTML}img") if not told(image)]
    for name, image in untold:
        yield f"{name} shows {image.get('src')} without alternative text", "say in words what it shows"
    said = [(meta.get("property"), (meta.text or "").strip()) for meta in package.iter(f"{OPF}meta")]
    for name, value in said if untold else ():
        if value in TOLD.get(name, ()):
            yield f"the package claims {name} {value}, which is not so", "take the claim away"
    names = {name for name, value in said if value}
    if CONFORMS in names and (untold or CERTIFIED not in names):
        yield "the package claims conformance that nobody stands for", "take the claim away, or have the book examined"


def told(image: Any) -> bool:
    """Tell whether a picture's alternative text says something."""
    return any(map(str.isalnum, image.get("alt") or ""))


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
