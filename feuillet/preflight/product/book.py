"""An e-book is a sound archive, and what it says of itself is true.

The mimetype is first and stored, every page is well-formed, every link within it leads somewhere, every picture is said in
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
from feuillet.findings import Finding, Location, Problem

CHECK = "book"
ADDRESSES = ("href", "src")
XHTML, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
CONFORMS, CERTIFIED = "dcterms:conformsTo", "a11y:certifiedBy"
TOLD = {"schema:accessibilityFeature": ("alternativeText",), "schema:accessModeSufficient": ("textual",)}
"""What a book may only say of itself if all its pictures are said in words."""


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Open the book and follow its links."""
    if format.media_type != EPUB:
        return
    with ZipFile(BytesIO(printed.content)) as archive:
        first = archive.infolist()[0]
        files = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: etree.fromstring(content) for name, content in files.items() if name.endswith(".xhtml")}
    package = next(etree.fromstring(content) for name, content in files.items() if name.endswith(".opf"))
    problems = [*badly_begun(first), *dead_links(trees, set(files)), *lies(trees, package)]
    yield from (problem.at(Location(format.name), CHECK) for problem in problems)


def badly_begun(first: ZipInfo) -> Iterator[Problem]:
    """Find an archive that does not begin with what says to old readers that it is a book."""
    if first.filename != "mimetype" or first.compress_type != ZIP_STORED:
        yield Problem("the mimetype is not first and stored", "report it")


def dead_links(trees: dict[str, Any], there: set[str]) -> Iterator[Problem]:
    """Find links to a file or a place that the book lacks."""
    anchors = {f"{name}#{id}" for name, tree in trees.items() for id in values(tree, "id")}
    for name, tree in trees.items():
        for target in dict.fromkeys(links(name, tree)):
            if target not in there | anchors:
                yield Problem(f"{name} links to {target}, which is not in the book", "repair the link")


def lies(trees: dict[str, Any], package: Any) -> Iterator[Problem]:
    """Find pictures that are not said in words, and what the package says of the book nevertheless."""
    untold = [(name, image) for name, tree in trees.items() for image in tree.iter(f"{XHTML}img") if not told(image)]
    for name, image in untold:
        yield Problem(f"{name} shows {image.get('src')} without alternative text", "say in words what it shows")
    said = [(meta.get("property"), (meta.text or "").strip()) for meta in package.iter(f"{OPF}meta")]
    for name, value in said if untold else ():
        if value in TOLD.get(name, ()):
            yield Problem(f"the package claims {name} {value}, which is not so", "take the claim away")
    names = {name for name, value in said if value}
    if CONFORMS in names and (untold or CERTIFIED not in names):
        problem = "the package claims conformance that nobody answers for"
        yield Problem(problem, "take the claim away, or have the book examined")


def told(image: Any) -> bool:
    """Return whether a picture's alternative text says something."""
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
