"""A project's editions in every format there is, each printed once in a run of the tests, whichever process asks first."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workshop import locked, publication

from feuillet.cli import features
from feuillet.edition.edition import Edition
from feuillet.edition.galley import UNPAGED, Format, Galley, Pages, Printed
from feuillet.edition.markup import MarkingUp
from feuillet.production.store import FolderStore
from feuillet.project import Project
from feuillet.publication.asks import Selection
from feuillet.templates import Templates

FORMATS = {format.name: format for format in features().formats}


@cache
def issued(root: Path, locale: str, imprints: tuple[str, ...]) -> tuple[Edition, ...]:
    """Read, translate and issue the editions of a locale."""
    return publication(root).editions(Selection(locales=(locale,), imprints=imprints))[0]


@cache
def marking(root: Path) -> MarkingUp:
    """Where the galleys of a project are marked up; Jinja compiles each of its templates once."""
    project = Project(root)
    return MarkingUp(Templates(project.templates), project.figures)


@dataclass(frozen=True)
class House:
    """A project, and the store in which all processes of the tests keep what they print; the command line may use it too."""

    root: Path
    folder: Path
    documents: tuple[str, ...] = ()
    """Those that are looked at; all where none is named."""
    imprints: tuple[str, ...] = ()
    """Those under which they are looked at; all where none is named."""

    def editions(self, locale: str, format: Format) -> list[Edition]:
        """List what there is in a locale and a format; the source, for one, has nothing to face it."""
        editions = (
            each
            for each in issued(self.root, locale, self.imprints)
            if not self.documents or each.slug in self.documents
        )
        return [edition for edition in editions if format.serves(edition)]

    def galley(self, edition: Edition, format: Format) -> Galley:
        """Mark an edition up."""
        return format.mark_up(edition, marking(self.root))

    def content(self, galley: Galley, format: Format) -> bytes:
        """The bytes of what a galley is printed as."""
        return self.printed(galley, format).content

    def printed(self, galley: Galley, format: Format) -> Printed:
        """Print a galley, or take what has been printed."""
        store = self.store()
        with locked(self.folder / f"{galley.digest}.lock"):
            printed = store.get(galley.digest)
            if printed is None:
                printed = format.press(galley, self.pages(galley, format))
                store.put(galley.digest, printed)
        return printed

    def store(self) -> FolderStore:
        """Open the store, which whoever comes first begins."""
        self.folder.mkdir(exist_ok=True)
        return FolderStore(self.folder)

    def pages(self, galley: Galley, format: Format) -> Pages:
        """Typeset the pages of a galley, or take those of another product that is made of them."""
        if format.paginate is None:
            return UNPAGED
        store = self.store()
        with locked(self.folder / f"{galley.pages_digest}.lock"):
            pages = store.get_pages(galley.pages_digest)
            if pages is None:
                pages = format.paginate(galley)
                store.put(galley.pages_digest, pages)
        return pages
