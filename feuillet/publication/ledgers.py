"""The files in which people say what holds in a locale, each read once: glossary, approvals, confirmations, removals."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from feuillet.findings import Finding
from feuillet.manuscript.blocks import Model
from feuillet.manuscript.reader import Read
from feuillet.project import Project
from feuillet.translation.approvals import Ledger, read_ledger
from feuillet.translation.confirmations import Confirmations, read_confirmations
from feuillet.translation.glossary import Glossary, read_glossary
from feuillet.translation.removed import Removals, read_removals

Kind = TypeVar("Kind", bound=Model)


class Ledgers:
    """Reads a project's ledgers; ``note`` is told what is wrong in them."""

    def __init__(self, project: Project, note: Callable[[tuple[Finding, ...]], None]) -> None:
        self.project, self.note = project, note
        self.glossary = cache(self.read_glossary)
        self.approvals = cache(self.read_approvals)
        self.confirmations = cache(self.read_confirmations)
        self.removals = cache(self.read_removals)

    def read_glossary(self, tag: str) -> Glossary | None:
        """Read a locale's glossary."""
        return self.read(read_glossary, self.project.glossary(tag))[0]

    def read_approvals(self, tag: str) -> tuple[Ledger | None, str]:
        """Read a locale's approvals, and name their file."""
        return self.read(read_ledger, self.project.approvals(tag))

    def read_confirmations(self, tag: str) -> tuple[Confirmations | None, str]:
        """Read a locale's confirmations, and name their file."""
        return self.read(read_confirmations, self.project.confirmations(tag))

    def read_removals(self) -> Removals:
        """Read what was removed; a file that cannot be read removes nothing."""
        return self.read(read_removals, self.project.removals)[0] or Removals()

    def read(self, reader: Callable[[Path, str], Read[Kind]], file: Path) -> tuple[Kind | None, str]:
        """Read a file, and tell what is wrong with it."""
        path = self.project.name(file)
        found, findings = reader(file, path)
        self.note(findings)
        return found, path
