"""The editions that ship, in every format there is and not only in those that their imprint issues."""

from functools import cache

import yaml
from workshop import ROOT

from feuillet.cli import features
from feuillet.edition.edition import Edition
from feuillet.edition.galley import Format, Galley, Pages
from feuillet.edition.markup import MarkingUp
from feuillet.production.store import FolderStore
from feuillet.project import Project
from feuillet.publication.publication import Publication
from feuillet.templates import Templates

PROJECT = Project(ROOT)
DESK = MarkingUp(Templates(PROJECT.templates), PROJECT.figures)
FORMATS = {format.name: format for format in features().formats}
SOURCES = {yaml.safe_load(PROJECT.document(name).read_text(encoding="utf-8"))["language"] for name in PROJECT.documents}
LOCALES = tuple(sorted(SOURCES | set(PROJECT.locales)))
"""The locales that have a folder, and those that manuscripts are written in."""


@cache
def issued() -> tuple[Edition, ...]:
    """Read, translate and issue every edition."""
    return Publication(PROJECT, features(), FolderStore(ROOT / ".feuillet" / "store")).editions()[0]


def editions(locale: str, format: Format) -> list[Edition]:
    """List what there is in a locale and a format; the source, for one, has nothing to face it."""
    return [edition for edition in issued() if edition.locale.tag == locale and format.serves(edition)]


def galley(edition: Edition, format: Format) -> Galley:
    """Mark an edition up."""
    return format.mark_up(edition, DESK)


@cache
def content(galley: Galley, format: Format) -> bytes:
    """Print a galley, once in each process."""
    return format.press(galley, pages(galley, format)).content


KEPT: dict[str, Pages] = {}


def pages(galley: Galley, format: Format) -> Pages:
    """Typeset pages once in each process for all products that are made of them."""
    digest = galley.pages_digest
    if digest not in KEPT:
        KEPT[digest] = format.pages(galley)
    return KEPT[digest]
