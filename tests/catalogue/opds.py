"""A feed as a reading application takes it, of either format."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

OPEN = "http://opds-spec.org/acquisition/open-access"
COVERS = ("http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail")
ATOM = {"a": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/terms/", "schema": "http://schema.org/"}


@dataclass(frozen=True)
class Edition:
    """A publication of a feed."""

    identifier: str
    title: str
    language: str
    updated: str
    version: str
    description: str
    files: tuple[tuple[str, str], ...]
    covers: tuple[str, ...]
    features: tuple[str, ...]

    @property
    def links(self) -> tuple[str, ...]:
        """Where it leads."""
        return (*(path for _, path in self.files), *self.covers)


@dataclass(frozen=True)
class Read:
    """A feed: where it leads, and what it lists."""

    title: str
    links: tuple[str, ...]
    ways: tuple[tuple[str, str], ...]
    publications: tuple[Edition, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """What can be opened."""
        return tuple(path for each in self.publications for _, path in each.files)


def read(file: Path) -> Read:
    """Read a feed on the disk."""
    content = file.read_bytes()
    return json_feed(content) if file.suffix == ".json" else atom(content)


def json_feed(content: bytes) -> Read:
    """Read a feed of OPDS 2.0."""
    said = json.loads(content)
    return Read(
        said["metadata"]["title"],
        tuple(link["href"] for link in said["links"]),
        tuple((link["title"], link["href"]) for link in said.get("navigation", ())),
        tuple(publication(each) for each in said.get("publications", ())),
    )


def publication(said: dict[str, Any]) -> Edition:
    """Read a publication of OPDS 2.0."""
    metadata = said["metadata"]
    return Edition(
        metadata["identifier"],
        metadata["title"],
        metadata["language"],
        metadata["modified"],
        metadata["version"],
        metadata["description"],
        tuple((link["title"], link["href"]) for link in said["links"] if link["rel"] == OPEN),
        tuple(image["href"] for image in said.get("images", ())),
        tuple(metadata.get("accessibility", {}).get("feature", ())),
    )


def atom(content: bytes) -> Read:
    """Read a feed of OPDS 1.2."""
    root = etree.fromstring(content)

    def ask(element: Any, path: str) -> Any:
        return element.xpath(path, namespaces=ATOM)

    entries = ask(root, "a:entry")
    return Read(
        ask(root, "string(a:title)"),
        tuple(ask(root, "a:link/@href")),
        tuple(
            (ask(entry, "string(a:title)"), ask(entry, "string(a:link[@rel='subsection']/@href)"))
            for entry in entries
            if ask(entry, "a:link[@rel='subsection']")
        ),
        tuple(entry_of(entry, ask) for entry in entries if ask(entry, f"a:link[@rel='{OPEN}']")),
    )


def entry_of(entry: Any, ask: Any) -> Edition:
    """Read an entry of OPDS 1.2."""
    covers = [str(ask(entry, f"string(a:link[@rel='{rel}']/@href)")) for rel in COVERS]
    return Edition(
        ask(entry, "string(a:id)"),
        ask(entry, "string(a:title)"),
        ask(entry, "string(dc:language)"),
        ask(entry, "string(a:updated)"),
        ask(entry, "string(schema:version)"),
        ask(entry, "string(a:summary)"),
        tuple((link.get("title"), link.get("href")) for link in ask(entry, f"a:link[@rel='{OPEN}']")),
        tuple(dict.fromkeys(filter(None, covers))),
        tuple(ask(entry, "schema:accessibilityFeature/text()")),
    )
