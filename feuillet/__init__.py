"""Feuillet: one structured source of health information, printed in every language.

A publication visits the departments of this package in order, each stop a pure function from one frozen type to the next:

1. read (``manuscript``), 2. translate (``translation``), 3. issue and 4. mark up (``edition``), 5. look up (``production``),
6. print (``press``), 7. deliver (``production``, with ``preflight``), 8. list (``catalogue``).

The public names below are imported when they are first asked for: the command line must answer on a bare Python, and at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feuillet.discovery import Check
    from feuillet.edition.galley import Format
    from feuillet.findings import Finding
    from feuillet.project import Project
    from feuillet.publication.publication import Publication

__version__ = "0.1.0"
__all__ = ["Check", "Finding", "Format", "Project", "Publication", "__version__"]

HOMES = {
    "Check": "feuillet.discovery",
    "Finding": "feuillet.findings",
    "Format": "feuillet.edition.galley",
    "Project": "feuillet.project",
    "Publication": "feuillet.publication.publication",
}
"""The module each public name comes from."""


def __getattr__(name: str) -> object:
    """Import a public name when it is asked for (PEP 562)."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)
