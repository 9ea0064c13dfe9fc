"""A feed as OPDS 1.2, which is Atom: https://specs.opds.io/opds-1.2."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement, tostring

from feuillet.catalogue.feeds import ABOVE, STEM, Feed, Listed, Way, identify, of_document

SUFFIX = ".xml"
NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"
OPEN = "http://opds-spec.org/acquisition/open-access"
IMAGES = ("http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail")
SCHEMA = "schema:"
SPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/terms/",
    "xmlns:opds": "http://opds-spec.org/2010/catalog",
    "xmlns:schema": "http://schema.org/",
}
START, END = '<?xml version="1.0" encoding="utf-8"?>\n', "</feed>"
MAKER = "Feuillet"
"""Who writes a feed that lists other feeds."""


def write(feed: Feed, entry: Callable[[Listed], str] | None = None) -> bytes:
    """Write a feed; ``entry`` remembers how each edition is written."""
    root = Element("feed", SPACES | {"xml:lang": feed.language})
    say(root, id=feed.identifier, title=feed.title, updated=feed.changed)
    say(SubElement(root, "author"), name=MAKER)
    kind = NAVIGATION if feed.stem == STEM else ACQUISITION
    link(root, "self", feed.to(feed.stem + SUFFIX), kind)
    link(root, "start", feed.to(STEM + SUFFIX), NAVIGATION)
    if feed.stem != STEM:
        link(root, "up", feed.to(STEM + SUFFIX), NAVIGATION)
    for rel, stem in feed.neighbours:
        link(root, rel, feed.to(stem + SUFFIX), kind)
    link(root, "alternate", feed.to(feed.stem + ".json"), "application/opds+json")
    for way in feed.ways:
        lead(root, feed, way)
    text = tostring(root, "unicode").removesuffix(END)
    return f"{START}{text}{''.join(map(entry or write_entry, feed.listed))}{END}\n".encode()


def say(element: Element, **texts: str) -> None:
    """Write elements that hold one text each; of a prefix a colon is what is behind its first underscore."""
    for name, text in texts.items():
        SubElement(element, name.replace("_", ":", 1)).text = text


def link(element: Element, rel: str, href: str, kind: str, **more: str) -> None:
    """Write a link."""
    SubElement(element, "link", {"rel": rel, "href": href, "type": kind} | more)


def lead(root: Element, feed: Feed, way: Way) -> None:
    """Write the entry that leads to another feed."""
    entry = SubElement(root, "entry", {"xml:lang": way.language})
    say(entry, title=way.title, id=identify(f"way/{way.stem}"), updated=way.changed)
    SubElement(entry, "content", {"type": "text"}).text = str(way.entries)
    link(entry, "subsection", feed.to(way.stem + SUFFIX), ACQUISITION)


def write_entry(listed: Listed) -> str:
    """Write the entry of an edition, as it stands in every feed that lists it."""
    entry = Element("entry", {"xml:lang": listed.locale.tag})
    say(entry, title=listed.title, id=listed.identifier, updated=listed.changed, published=listed.changed)
    say(SubElement(entry, "author"), name=listed.author)
    say(entry, dc_language=listed.locale.tag, dc_publisher=listed.author, dc_issued=listed.changed[:10])
    say(entry, schema_version=listed.sign)
    if listed.draft:
        SubElement(entry, "category", {"term": "draft", "label": listed.draft})
    SubElement(entry, "summary", {"type": "text"}).text = listed.description
    for name, values in listed.access:
        for value in values if name.startswith(SCHEMA) else ():
            SubElement(entry, name).text = value
    for rel in IMAGES if listed.cover else ():
        link(entry, rel, f"{ABOVE}{listed.cover}", "image/png")
    for each in listed.files:
        link(entry, OPEN, f"{ABOVE}{each.path}", each.media_type, title=each.title, length=str(each.size))
    link(entry, "related", f"{ABOVE}{of_document(listed.document)}{SUFFIX}", ACQUISITION)
    return tostring(entry, "unicode")
