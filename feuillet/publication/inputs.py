"""What an edition is made from: the files that are declared as its inputs, and their digest.

Each file is digested once, and its state noted (inode, size, times), so that one that changes while it is read is noticed.
"""

import hashlib
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

from feuillet import reading
from feuillet.cldr import Locale, known
from feuillet.production.run_fingerprint import machine_files, program, said
from feuillet.project import Project
from feuillet.publication.asks import Name
from feuillet.translation.domains import TEMPLATES, imprint_domain

MANY = 1 << 12
"""How many names of catalogs are kept: editions of a document share most of theirs."""
State = tuple[int, ...]
"""What changes as soon as a file does, even where it is changed back."""


class Inputs:
    """Digests the inputs of a project's editions; each file that several share is read once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.po = lru_cache(MANY)(project.po)
        self.known: dict[Path, tuple[State, bytes]] = {}

    def digest(self, files: Iterable[Path], *more: str) -> str:
        """Digest files, and what else a result depends on."""
        total = hashlib.sha256("\0".join(more).encode(errors="surrogateescape"))
        for file in files:
            total.update(self.said(file))
        return total.hexdigest()

    def said(self, file: Path) -> bytes:
        """Digest a file, once."""
        if file not in self.known:
            state = state_of(file)  # before it is read, so that a change meanwhile is one
            self.known[file] = state, said(file, self.project.root)
        return self.known[file][1]

    def changed(self, files: Iterable[Path]) -> bool:
        """Return whether one of the files that were digested is not as it was."""
        return any(state_of(file) != self.known[file][0] for file in files if file in self.known)

    @property
    def steady(self) -> bool:
        """Whether all files are as they were when they were digested."""
        return not self.changed(self.known)

    def document(self, name: str) -> tuple[Path, ...]:
        """List what a document is read from: any figure may be named in it."""
        return (self.project.document(name), *self.figures)

    def losses(self, document: str) -> tuple[Path, ...]:
        """List what may hold a text that a document has lost."""
        project = self.project
        catalogs = (self.po(tag, document) for tag in project.locale_folders)
        return (project.document(document), project.pot(document), project.removals, *catalogs)

    def edition(self, name: Name, source: str, staff: str) -> tuple[Path, ...]:
        """List what an edition is made from, beside what all are; ``source`` and ``staff`` are languages."""
        project, tags = self.project, dict.fromkeys((*lineage(name.locale), *lineage(source)))
        domains = (name.document, imprint_domain(name.imprint), TEMPLATES)
        catalogs = (self.po(tag, domain) for tag in tags for domain in domains)
        ledgers = (file(tag) for tag in tags for file in (project.glossary, project.confirmations, project.approvals))
        words = (self.po(tag, TEMPLATES) for tag in lineage(staff))
        return (project.document(name.document), project.imprint(name.imprint), *catalogs, *words, *ledgers)

    @cached_property
    def figures(self) -> tuple[Path, ...]:
        """The pictures of the project."""
        return tuple(reading.walk(self.project.figures, self.project.root))

    @cached_property
    def looks(self) -> tuple[Path, ...]:
        """The pictures, profiles, templates and descriptions of languages of the project, which any edition may show or need."""
        languages = (self.project.language(tag) for tag in self.project.described)
        profiles = reading.walk(self.project.profiles, self.project.root)
        return (*self.figures, *profiles, *languages, *reading.walk(self.project.templates, self.project.root))

    @cached_property
    def shared(self) -> str:
        """The digest of what all editions are made from: pictures, profiles, templates, our own code, libraries, fonts by size.

        It is in the manifest, whose bytes are the same on every machine.
        """
        fonts = (f"{file} {file.stat().st_size}" for file in machine_files())
        return self.digest(self.looks, program(), *fonts)


def lineage(tag: str) -> tuple[str, ...]:
    """List a locale and those whose texts serve where it has none of its own."""
    return (
        tag,
        *(Locale(tag).parents if known(tag) else ()),
    )  # a product may be of a language that is no longer described


def state_of(file: Path) -> State:
    """Look at a file without reading it; nothing of one that is not there."""
    try:
        status = file.stat()
    except OSError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
