"""What ships with Feuillet for every project: the templates, and their words in each language they are translated into.

In a checkout ``_templates`` and ``_locales`` are links to the folders beside the package; a wheel has the files themselves.
A project's own file takes the place of the shipped file of the same name.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from feuillet import reading

PACKAGE = Path(__file__).parent
TEMPLATES, LOCALES = (Path(os.path.realpath(PACKAGE / name)) for name in ("_templates", "_locales"))
WORDS = "LC_MESSAGES/templates.po"
"""The catalog of the templates' words in the folder of a locale."""


def words(locale: str) -> Path:
    """The catalog of the shipped templates' words in a locale; there need not be one."""
    return LOCALES / locale / WORDS


def locales() -> tuple[str, ...]:
    """List the locales that the words of the shipped templates are translated into."""
    return tuple(sorted(file.parents[1].name for file in LOCALES.glob(f"*/{WORDS}")))


def digest() -> str:
    """Digest the files that ship, named so that they are the same in a checkout and in a wheel."""
    total = hashlib.sha256()
    for file, folder in files():
        content = file.read_bytes()
        total.update(f"{file.relative_to(folder).as_posix()} {len(content)} ".encode() + content)
    return total.hexdigest()


def files() -> Iterator[tuple[Path, Path]]:
    """List the files that ship, each with the folder its name begins in."""
    yield from ((file, TEMPLATES) for file in reading.walk(TEMPLATES, TEMPLATES) if file.is_file())
    yield from ((file, LOCALES) for file in sorted(LOCALES.glob(f"*/{WORDS}")))
