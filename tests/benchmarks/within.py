"""The one door of the benchmarks to what lies behind Feuillet's command line: galleys, and the press without anything around it."""

from pathlib import Path

from feuillet.cli.terminal import features
from feuillet.edition.galley import Format, Galley
from feuillet.press.pages.typesetting import engine
from feuillet.production.store import Store
from feuillet.project import Project
from feuillet.publication.publish import prepare
from feuillet.publication.run import Selection

Plate = tuple[str, str, Galley]
"""A locale, the name of a format, and the galley of the one in the other."""


def plates(project: Path, aside: Path, locales: tuple[str, ...], formats: tuple[str, ...]) -> list[Plate]:
    """Mark up editions of a project; what is kept on the way is kept ``aside``, so that no later run profits by it."""
    selection = Selection(locales=locales, formats=formats)
    proofs = prepare(Project(project.resolve()), features(printing=False), Store(aside), selection)
    return [(job.locale, job.format.name, job.galley) for job in proofs.jobs if job.format.name in formats]


def presses() -> dict[str, Format]:
    """Return the formats by name."""
    return {format.name: format for format in features(printing=False).formats}


def warm() -> None:
    """Import what prints, and have it look at the fonts."""
    engine()
