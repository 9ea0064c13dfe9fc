"""What an edition is made from, as a digest over raw files: so that one nobody asked for is known to be out of date unread.

It covers more than the edition reads (all pictures, the page's words in every language), so it may call a product out of date
that is not; the next run that is asked for it finds that out and prints nothing anew.
"""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from feuillet import reading
from feuillet.production.run_fingerprint import machine_files, program, said
from feuillet.project import Project
from feuillet.translation.domains import TEMPLATES, imprint_domain


class Inputs:
    """Digests the inputs of a project's editions; each file that several share is read once."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def of(self, imprint: str, locale: str, document: str) -> str:
        """Digest all that an edition may be made from."""
        project = self.project
        own = (
            project.document(document),
            project.imprint(imprint),
            *(project.po(tag, imprint_domain(imprint)) for tag in project.locale_folders),
            project.po(locale, document),
            project.glossary(locale),
            project.confirmations(locale),
            project.approvals(locale),
        )
        return hashlib.sha256(self.shared + b"".join(said(file, project.root) for file in own)).hexdigest()

    @cached_property
    def shared(self) -> bytes:
        """What all editions are made from: pictures, templates and their words, our own code, libraries, fonts by their size.

        The digest stands in the manifest, whose bytes are the same on every machine.
        """
        files = b"".join(said(file, self.project.root) for file in self.common())
        fonts = b"".join(f"{file} {file.stat().st_size}".encode() for file in machine_files())
        return hashlib.sha256(files + program() + fonts).digest()

    def common(self) -> Iterator[Path]:
        """List the files that every edition may be made from."""
        project = self.project
        for folder in (project.figures, project.templates):
            yield from reading.walk(folder, project.root)
        yield project.removals
        yield from (project.po(tag, TEMPLATES) for tag in project.locale_folders)
