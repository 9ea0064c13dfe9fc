"""Approving an edition: a translator and a reviser stand for the very strings it prints."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from feuillet.edition.edition import Edition
from feuillet.findings import Finding, UsageError, any_error
from feuillet.production import files
from feuillet.production.exchange import statuses
from feuillet.production.sources import Sources
from feuillet.project import Project
from feuillet.translation.approvals import Entry, Ledger, read_ledger, write
from feuillet.translation.domains import TEMPLATES, imprint_domain


@dataclass(frozen=True)
class Approver:
    """Who approves: the translator (for the source language the author), the reviser and the reviser's role.

    ``evaluator`` is who found the e-book accessible, where somebody examined it.
    """

    translator: str
    reviser: str
    role: str
    date: datetime.date
    evaluator: str = ""


def approve(
    project: Project, sources: Sources, editions: tuple[Edition, ...], findings: tuple[Finding, ...], approver: Approver
) -> Iterator[Path]:
    """Write approvals of editions of one locale into its ledger; raises `UsageError` where something stands in the way."""
    if any_error(findings):
        raise UsageError("there are open errors: run check, and approve when there are none")
    for edition in editions:
        refuse_incomplete(project, sources, edition)
        file = project.approvals(edition.locale.tag)
        ledger, found = read_ledger(file, project.name(file))
        if ledger is None:
            raise UsageError(str(found[0]))
        kept = tuple(
            entry
            for entry in ledger.approvals
            if (entry.document, entry.imprint) != (edition.slug, edition.imprint_slug)
        )
        files.write(file, write(Ledger(approvals=(*kept, entry_of(edition, approver)))).encode())
        yield file


def refuse_incomplete(project: Project, sources: Sources, edition: Edition) -> None:
    """Refuse an edition in which a string is missing or fuzzy."""
    wanted = {edition.slug, TEMPLATES, imprint_domain(edition.imprint_slug)}
    for status in statuses(project, sources)[0]:
        if status.locale == edition.locale.tag and status.domain in wanted and status.translated < status.total:
            open_strings = status.total - status.translated
            raise UsageError(f"{open_strings} strings of {status.domain} are missing or fuzzy in {status.locale}")


def entry_of(edition: Edition, approver: Approver) -> Entry:
    """Make the ledger's entry; raises `UsageError` where one person would approve their own work."""
    try:
        return Entry(
            document=edition.slug,
            imprint=edition.imprint_slug,
            translator=approver.translator,
            reviser=approver.reviser,
            role=approver.role,
            date=approver.date,
            digest=edition.strings,
            evaluator=approver.evaluator,
            evaluated=approver.date if approver.evaluator else None,
        )
    except ValidationError as error:
        raise UsageError(error.errors()[0]["msg"].removeprefix("Value error, ")) from error
