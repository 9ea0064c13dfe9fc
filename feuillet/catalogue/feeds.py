"""What OPDS feeds list, whatever they are written in: editions that are current, by language and by document.

A reading application asks for ``opds.json`` or ``opds.xml`` and finds plain entries that lead on, since facets are badly supported:
one for each language, then one for each document. No feed lists more than `MOST` editions; where there are more it has pages.
"""

import posixpath
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from feuillet.cldr import Locale
from feuillet.edition.colophon import NAMESPACE

STEM = "opds"
"""The name of every feed; its suffix says what it is written in."""
FOLDER = "opds"
"""Where the feeds of documents are, beside those of languages."""
ABOVE = "../"
"""The way from a feed that lists editions to the output folder, so that each is written once for all of them."""
MOST = 100
"""How many editions a feed lists: each has a kilobyte or two."""
NO_TIME = "1980-01-01T00:00:00Z"
"""When a feed changed that lists nothing."""


@dataclass(frozen=True)
class File:
    """What can be opened of an edition; ``title`` says in the reader's words what it is for."""

    path: str
    media_type: str
    size: int
    title: str


@dataclass(frozen=True)
class Listed:
    """An edition that is current; ``changed`` is the moment of its newest change in UTC, ``sign`` says which words it has.

    ``draft`` says in the reader's words that nobody has approved it; ``access`` is what its e-book says of its accessibility.
    """

    identifier: str
    document: str
    locale: Locale
    title: str
    author: str
    summary: str
    sign: str
    changed: str
    files: tuple[File, ...]
    draft: str = ""
    cover: str = ""
    access: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def description(self) -> str:
        """What readers see below the title: that it is a draft, what it says, and which version it is."""
        return " ".join(filter(None, (self.draft and f"{self.draft}.", self.summary, f"({self.version})")))

    @property
    def version(self) -> str:
        """The sign and the day of the newest change: who has another on paper sees that it is not the same."""
        return " · ".join(filter(None, (self.sign, self.changed[:10])))


@dataclass(frozen=True)
class Way:
    """A link to another feed; ``entries`` is how many editions that has."""

    title: str
    stem: str
    changed: str
    entries: int
    language: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed: where it is, without its suffix, what it is called, and either editions or ways to other feeds.

    ``page`` counts from 1, ``of`` is how many editions all its pages have.
    """

    stem: str
    title: str
    language: str
    listed: tuple[Listed, ...] = ()
    ways: tuple[Way, ...] = ()
    page: int = 1
    of: int = 0
    neighbours: tuple[tuple[str, str], ...] = field(default=())

    @property
    def identifier(self) -> str:
        """A URN that stays the same from run to run."""
        return identify(self.stem)

    @property
    def changed(self) -> str:
        """The moment of the newest change of anything it lists."""
        return max((*(each.changed for each in self.listed), *(each.changed for each in self.ways)), default=NO_TIME)

    def to(self, path: str) -> str:
        """Write the way from this feed to a file of the output folder."""
        return posixpath.relpath(path, posixpath.dirname(self.stem) or ".")


def identify(stem: str) -> str:
    """Name a feed by a URN."""
    return uuid.uuid5(NAMESPACE, f"feed/{stem}").urn


def of_language(tag: str) -> str:
    """Say where the feed of a language is."""
    return f"{tag}/{STEM}"


def of_document(slug: str) -> str:
    """Say where the feed of a document is."""
    return f"{FOLDER}/{slug}"


def feeds(listed: Iterable[Listed], title: str, language: str) -> Iterator[Feed]:
    """Lay out all feeds, the first of them with its ``title`` in the ``language`` of those who keep it."""
    editions = sorted(listed, key=lambda each: (each.locale.tag, each.title, each.identifier))
    languages, documents = dict[str, list[Listed]](), dict[str, list[Listed]]()
    for each in editions:
        languages.setdefault(each.locale.tag, []).append(each)
        documents.setdefault(each.document, []).append(each)
    below = [
        *((of_language(tag), each[0].locale.name, tag, each) for tag, each in languages.items()),
        *(
            (of_document(slug), *called(documents[slug], language), documents[slug])
            for slug in sorted(documents, key=lambda slug: (called(documents[slug], language), slug))
        ),
    ]
    ways = tuple(
        Way(name, stem, max(each.changed for each in editions), len(editions), tag)
        for stem, name, tag, editions in below
    )
    yield Feed(STEM, title, language, ways=ways)
    for stem, name, tag, found in below:
        yield from paged(stem, name, tag, tuple(found))


def called(editions: list[Listed], language: str) -> tuple[str, str]:
    """Say what a document is called, in a language if it is there, and in which it is called so."""
    chosen = next((each for each in editions if each.locale.tag == language), editions[0])
    return chosen.title, chosen.locale.tag


def paged(stem: str, title: str, language: str, found: tuple[Listed, ...]) -> Iterator[Feed]:
    """Split a feed into pages that name each other."""
    starts = range(0, len(found), MOST)
    names = [stem if not start else f"{stem}-{start // MOST + 1}" for start in starts]
    for at, (name, start) in enumerate(zip(names, starts, strict=True)):
        beside = (
            ("previous", names[at - 1] if at else ""),
            ("next", names[at + 1] if at + 1 < len(names) else ""),
            *((("first", names[0]), ("last", names[-1])) if len(names) > 1 else ()),
        )
        neighbours = tuple((rel, other) for rel, other in beside if other)
        part = found[start : start + MOST]
        yield Feed(name, title, language, part, page=at + 1, of=len(found), neighbours=neighbours)
