"""The one door of the benchmarks to what lies behind Feuillet's command line: galleys, and the press without anything around it."""

from pathlib import Path

from feuillet.cli.terminal import features
from feuillet.edition.galley import Format, Galley
from feuillet.press.pages.typesetting import engine, typeset
from feuillet.press.pages.weasyprint_inside.leftovers import forget
from feuillet.production.store import FolderStore
from feuillet.project import Project
from feuillet.publication.asks import Ask, Selection
from feuillet.publication.publication import Publication

Plate = tuple[str, str, Galley]
"""A locale, the name of a format, and the galley of the one in the other."""


def publication(project: Path, aside: Path) -> Publication:
    """Open a project's publication, whose store lies ``aside``."""
    return Publication(Project(project.resolve()), features(), FolderStore(aside))


def plates(project: Path, aside: Path, locales: tuple[str, ...], formats: tuple[str, ...]) -> list[Plate]:
    """Mark up editions of a project; what is kept on the way is kept ``aside``, so that no later run profits by it."""
    opened = publication(project, aside)
    asks = [Ask(name, format) for name in opened.names(Selection(locales=locales)) for format in formats]
    marked = ((ask, opened.galley(ask).value) for ask in asks)
    return [(ask.edition.locale, ask.format, galley) for ask, galley in marked if galley is not None]


def presses() -> dict[str, Format]:
    """Return the formats by name."""
    return {format.name: format for format in features().formats}


def press(format: Format, galley: Galley) -> bytes:
    """Make a product of a galley: its pages, where it has any, and what is made of them."""
    return format.press(galley, format.pages(galley)).content


def typesettings(galley: Galley, *, by_optimum: bool) -> int:
    """Typeset the pages of a galley, with breaks chosen or by greed, and return how often that took."""
    layout = typeset(galley, galley.parts[0], whole=by_optimum)
    forget()
    return layout.typesettings


def warm() -> None:
    """Import what prints, and have it look at the fonts."""
    engine()
