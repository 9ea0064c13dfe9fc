"""The text of marked-up pages, paragraph by paragraph, as a reader takes it in."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipFile

from lxml import etree, html

from feuillet.edition.quantities import in_digits
from press.aloud import even

PARAGRAPHS = {
    "p",
    *(f"h{level}" for level in range(1, 7)),
    "li",
    "th",
    "td",
    "dt",
    "dd",
    "caption",
    "figcaption",
    "aside",
}
"""What is one paragraph with all that is in it."""
BLOCKS = PARAGRAPHS | {"div", "section", "header", "main", "body", "nav", "dl", "ul", "ol", "table", "figure"}
CONTAINER, PACKAGES = "META-INF/container.xml", "{http://www.idpf.org/2007/opf}"
ROOTFILES = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"


def paragraphs(root: Any, *left_out: str) -> list[str]:
    """List the paragraphs below an element that say something; ``left_out`` are classes and elements that are not read."""
    texts: dict[Any, str] = {}
    for (place, _), text in walk(root, frozenset(left_out), (root, False)):
        if text:  # a paragraph begins where it first says something: behind a picture that stands at its head
            texts[place] = texts.get(place, "") + text
    return [text for text in map(even, texts.values()) if text]


def label(root: Any, digits: str) -> Any:
    """Write what style sheets write before a text into the page: section numbers in ``digits``; pictograms are no text."""
    for number, title in enumerate(root.xpath("//main/section/h2") if digits else (), 1):
        title.text = f"{in_digits(str(number), digits)} {title.text or ''}"
    return root


def walk(element: Any, left_out: frozenset[str], place: tuple[Any, bool]) -> Iterator[tuple[Any, str]]:
    """List the text of a page in its order, each piece with the paragraph that it is in; a picture says what it shows."""
    if not isinstance(element.tag, str) or {name(element), *element.get("class", "").split()} & left_out:
        return
    here = within(element, place)
    if name(element) in {"br", "small"}:
        yield here, " "  # a new line, and a remark beside the text, are words of their own
    if name(element) == "img":
        yield (element, True), element.get("alt", "")
    yield here, element.text or ""
    for child in element:
        yield from walk(child, left_out, here)
        yield here, child.tail or ""
    if name(element) == "small":
        yield here, " "


def within(element: Any, place: tuple[Any, bool]) -> tuple[Any, bool]:
    """Name the paragraph that an element is or is in: the outermost one, or the block around text that stands in none.

    A point below another is a paragraph of its own.
    """
    inside = (place[1] and name(element) != "li") or name(element) not in BLOCKS
    return place if inside else (element, name(element) in PARAGRAPHS)


def name(element: Any) -> str:
    """The name of an element, whether of HTML or of XHTML."""
    return str(etree.QName(element).localname)


def page(markup: str) -> Any:
    """Read the body of a page."""
    return html.fromstring(markup.encode()).find("body")


def chapters(book: bytes) -> dict[str, Any]:
    """Read the bodies of a book's chapters, in the order in which a reader turns them."""
    with ZipFile(BytesIO(book)) as archive:
        path = etree.fromstring(archive.read(CONTAINER)).find(f".//{ROOTFILES}").get("full-path")
        package = etree.fromstring(archive.read(path))
        files = {item.get("id"): item.get("href") for item in package.iter(f"{PACKAGES}item")}
        spine = [files[item.get("idref")] for item in package.iter(f"{PACKAGES}itemref")]
        folder = PurePosixPath(path).parent
        return {each: etree.fromstring(archive.read(str(folder / each))).find("{*}body") for each in spine}
