"""A feed as OPDS 2.0: https://specs.opds.io/opds-2.0."""

import json
from collections.abc import Callable
from typing import Any

from feuillet.catalogue.feeds import ABOVE, MOST, STEM, Feed, Listed, of_document

SUFFIX, TYPE = ".json", "application/opds+json"
ATOM = "application/atom+xml;profile=opds-catalog"
OPEN = "http://opds-spec.org/acquisition/open-access"
COVER_WIDTH = 300
"""In pixels."""
SUFFICIENT = "accessModeSufficient"
NAMES = {
    "schema:accessMode": "accessMode",
    "schema:accessModeSufficient": SUFFICIENT,
    "schema:accessibilityFeature": "feature",
    "schema:accessibilityHazard": "hazard",
}
CONFORMING = {
    "EPUB Accessibility 1.1 - WCAG 2.2 Level AA": "https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa",
}
"""The address that stands for a claim of conformance (EPUB Accessibility 1.1, 4.2)."""


def write(feed: Feed, entry: Callable[[Listed], str] | None = None) -> bytes:
    """Write a feed; ``entry`` remembers how each edition is written."""
    metadata: dict[str, Any] = {"identifier": feed.identifier, "title": feed.title, "modified": feed.changed}
    if feed.of:
        metadata |= {"numberOfItems": feed.of, "itemsPerPage": MOST, "currentPage": feed.page}
    said: dict[str, Any] = {"metadata": metadata, "links": links(feed)}
    if feed.ways:
        said["navigation"] = [navigation(feed, number) for number in range(len(feed.ways))]
    elif not feed.listed:
        said["groups"] = []
    text = dumped(said)
    if feed.listed:
        text = f'{text[:-1]},"publications":[{",".join(map(entry or write_entry, feed.listed))}]}}'
    return f"{text}\n".encode()


def dumped(said: dict[str, Any]) -> str:
    """Write JSON without blanks."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def links(feed: Feed) -> list[dict[str, Any]]:
    """Say where a feed is, where all begin, what is beside it, and where it is as OPDS 1.2."""
    own = [("self", feed.stem), ("start", STEM), *(() if feed.stem == STEM else (("up", STEM),)), *feed.neighbours]
    found: list[dict[str, Any]] = [{"rel": rel, "href": feed.to(stem + SUFFIX), "type": TYPE} for rel, stem in own]
    return [*found, {"rel": "alternate", "href": feed.to(feed.stem + ".xml"), "type": ATOM}]


def navigation(feed: Feed, number: int) -> dict[str, Any]:
    """Write a way to another feed."""
    way = feed.ways[number]
    link: dict[str, Any] = {"title": way.title, "href": feed.to(way.stem + SUFFIX), "type": TYPE, "rel": "subsection"}
    return link | {"language": way.language, "properties": {"numberOfItems": way.entries}}


def write_entry(listed: Listed) -> str:
    """Write an edition, as it stands in every feed that lists it."""
    metadata: dict[str, Any] = {
        "@type": "http://schema.org/Book",
        "identifier": listed.identifier,
        "title": listed.title,
        "language": listed.locale.tag,
        "readingProgression": listed.locale.direction,
        "author": {"name": listed.author},
        "publisher": {"name": listed.author},
        "modified": listed.changed,
        "published": listed.changed[:10],
        "version": listed.sign,
        "description": listed.description,
    }
    if listed.draft:
        metadata["subject"] = [{"name": listed.draft, "code": "draft"}]
    if listed.access:
        metadata["accessibility"] = accessibility(listed)
    files: list[dict[str, Any]] = [
        {"rel": OPEN, "href": f"{ABOVE}{each.path}", "type": each.media_type, "title": each.title, "size": each.size}
        for each in listed.files
    ]
    related = {"rel": "related", "href": f"{ABOVE}{of_document(listed.document)}{SUFFIX}", "type": TYPE}
    said: dict[str, Any] = {"metadata": metadata, "links": [*files, related]}
    if listed.cover:
        said["images"] = [{"href": f"{ABOVE}{listed.cover}", "type": "image/png", "width": COVER_WIDTH}]
    return dumped(said)


def accessibility(listed: Listed) -> dict[str, Any]:
    """Write what an e-book says of its accessibility, in the words of the Readium Web Publication Manifest."""
    found = dict(listed.access)
    said: dict[str, Any] = {own: list(found[name]) for name, own in NAMES.items() if name in found}
    if SUFFICIENT in said:
        said[SUFFICIENT] = [modes.split(",") if "," in modes else modes for modes in said[SUFFICIENT]]
    if summary := found.get("schema:accessibilitySummary"):
        said["summary"] = summary[0]
    if claims := [CONFORMING[claim] for claim in found.get("dcterms:conformsTo", ()) if claim in CONFORMING]:
        said |= {"conformsTo": claims, "certification": {"certifiedBy": found["a11y:certifiedBy"][0]}}
    return said
