"""The bindery: finished XHTML becomes an EPUB 3.3. The one door to EbookLib.

EbookLib packs the parts as they are (its own pages and navigation would be parsed anew and lose blanks and directions);
what it cannot say of the package, and the clock it puts on every entry, are repaired afterwards (the clock is the book's own date
in releases after 0.20: https://github.com/aerkalov/ebooklib/pull/340).
"""

import html
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from ebooklib import epub

from feuillet.edition.galley import COVERS, Entry, Galley, Part, Printed
from feuillet.findings import Finding
from feuillet.press.book import archive
from feuillet.press.book.embedded_fonts import carry
from feuillet.press.pages import picture
from feuillet.press.pages.covers import settled
from feuillet.press.pages.typesetting import typeset

COVER_SCALE = 2.2
"""Pixels to a point: the cover of 120 by 180 mm becomes 748 by 1122 pixels."""
PACKAGE = "EPUB/content.opf"
MORE = {"a11y:certifiedBy": {"id": "certifier"}, "dcterms:date": {"refines": "#certifier"}}
"""The day belongs to who examined the book: without that it would be read as the book's own."""
LANDMARK = re.compile(r'<a epub:type="([a-z]+)" href="([^"]+)">([^<]+)</a>')
IN_GUIDE = {"bodymatter": "text"}
"""What EPUB 2 calls a landmark otherwise."""
CONTENTS, DEPTH = "EPUB/toc.ncx", re.compile(rb'content="0" (?=name="dtb:depth")')
XHTML, CSS, PNG = "application/xhtml+xml", "text/css", "image/png"


def bind(galley: Galley) -> Printed:
    """Bind the parts of a galley."""
    cover, findings = draw_cover(galley)
    book = describe(galley)
    pages = [part for part in galley.parts if part.name.endswith(".xhtml")]
    items = {part.name: page(part) for part in pages}
    for item in items.values():
        book.add_item(item)
    for part in galley.parts:
        if part.name.endswith(".css"):
            book.add_item(epub.EpubItem("style", part.name, CSS, part.markup.encode()))
    shown = (asset for asset in galley.assets if not asset.name.startswith(COVERS))
    for asset in (*shown, *carry(galley)):
        book.add_item(epub.EpubItem(identify(asset.name), asset.name, asset.media_type, asset.content))
    image = epub.EpubItem("cover-image", "cover.png", PNG, cover)
    image.properties = ["cover-image"]
    book.add_item(image)
    book.add_item(epub.EpubNcx())
    book.spine = [items[part.name] for part in pages]
    book.toc = [contents(entry) for part in pages for entry in part.entries]
    book.guide = [*landmarks(pages)]
    return Printed(pack(book, galley), (("sections", len(book.toc)), *access(galley)), findings)


def access(galley: Galley) -> Iterator[tuple[str, str]]:
    """List what the book says of its accessibility, for those who list it; several values of a property in as many lines."""
    told = [(name, value) for name, value in galley.metadata if not name.startswith("dc:")]
    for name in dict.fromkeys(each for each, _ in told):
        yield name, "\n".join(value for each, value in told if each == name)


def draw_cover(galley: Galley) -> tuple[bytes, tuple[Finding, ...]]:
    """Typeset the cover and make a picture of it."""
    part = next(part for part in galley.parts if part.name == "cover.html")
    pages, _ = settled(typeset(galley, part), galley, part)
    drawn = picture.draw(pages.pdf(tagged=False), COVER_SCALE)
    return drawn, pages.findings


def describe(galley: Galley) -> epub.EpubBook:
    """Write the book's metadata."""
    book = epub.EpubBook()
    book.set_identifier(galley.colophon.identifier)
    book.set_title(galley.title)
    book.set_language(galley.language)
    book.set_direction(galley.direction)
    book.add_metadata("DC", "publisher", galley.author)
    book.add_metadata("DC", "creator", galley.author)
    book.add_metadata("DC", "date", galley.colophon.date.isoformat())
    book.add_metadata("DC", "rights", galley.colophon.licence)
    book.add_metadata(None, "meta", galley.colophon.sign, {"property": "schema:version"})
    book.add_metadata(None, "meta", "", {"name": "cover", "content": "cover-image"})
    for name, value in galley.metadata:
        if name.startswith("dc:"):
            book.add_metadata("DC", name.removeprefix("dc:"), value)
        else:
            book.add_metadata(None, "meta", value, {"property": name} | MORE.get(name, {}))
    return book


def page(part: Part) -> epub.EpubItem:
    """Take a part into the book as it is."""
    item = epub.EpubItem(identify(part.name), part.name, XHTML, part.markup.encode())
    held = (("nav", part.name == "nav.xhtml"), ("svg", "<svg" in part.markup))
    item.properties = [name for name, true in held if true]
    return item


def landmarks(pages: list[Part]) -> Iterator[dict[str, str]]:
    """List the landmarks of the book again for readers of EPUB 2, which would show the cover a second time."""
    for part in pages:
        for name, address, title in LANDMARK.findall(part.markup):
            yield {"type": IN_GUIDE.get(name, name), "href": address, "title": html.unescape(title)}


def identify(name: str) -> str:
    """Make an XML id of a file's name."""
    return "item-" + PurePosixPath(name).name.replace(".", "-")


def contents(entry: Entry) -> object:
    """Make the NCX entry of a line of the contents, for readers too old to know the navigation document."""
    if entry.below:
        return (epub.Section(entry.heading, entry.address), [contents(each) for each in entry.below])
    return epub.Link(entry.address, entry.heading, identify(entry.address.replace("#", ".")) + "-toc")


def pack(book: epub.EpubBook, galley: Galley) -> bytes:
    """Write the book, and say its language and direction where readers look first."""
    target = BytesIO()
    options = {
        "mtime": galley.colophon.modified,
        "epub3_pages": False,
        "epub3_landmark": False,
        "package_direction": True,
        "play_order": {"enabled": True, "start_from": 1},
        "raise_exceptions": True,
    }
    epub.write_epub(target, book, options)
    package = archive.read(target.getvalue(), PACKAGE)
    package = package.replace(b"<package ", f'<package xml:lang="{galley.language}" '.encode(), 1)
    depth = 1 + any(entry.below for part in galley.parts for entry in part.entries)
    ncx = DEPTH.sub(f'content="{depth}" '.encode(), archive.read(target.getvalue(), CONTENTS))
    ncx = ncx.replace(b"<ncx ", f'<ncx xml:lang="{galley.language}" '.encode(), 1)
    return archive.rewrite(target.getvalue(), {PACKAGE: package, CONTENTS: ncx})
