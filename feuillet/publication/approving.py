"""Approving an edition: a translator and a reviser answer for the very strings it prints."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from feuillet import files
from feuillet.edition.edition import Edition
from feuillet.findings import Finding, Severity, UsageError, any_error
from feuillet.project import Project
from feuillet.publication.catalogs import statuses
from feuillet.publication.sources import Manuscripts
from feuillet.translation.approvals import Entry, Ledger, read_ledger, write_ledger
from feuillet.translation.domains import TEMPLATES, imprint_domain
from feuillet.translation.records import same_person
from feuillet.translation.unchecked import checks


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
    project: Project,
    sources: Manuscripts,
    editions: tuple[Edition, ...],
    findings: tuple[Finding, ...],
    approver: Approver,
) -> Iterator[Path]:
    """Write approvals of editions of one locale into its ledger; raises `UsageError` where something hinders it.

    ``findings`` are those of these editions: what is wrong elsewhere does not matter.
    """
    if any_error(findings):
        raise UsageError("there are open errors: run check, and approve when there are none")
    if open_questions := sum(finding.severity is Severity.QUESTION for finding in findings):
        raise UsageError(f"{open_questions} questions are open: run check, and have a reviser confirm what is right")
    for edition in editions:  # all of them before anything is written: nothing is approved by halves
        refuse_incomplete(project, sources, edition)
        refuse_own_confirmations(edition, approver)
        entry_of(edition, approver)
    for edition in editions:
        file = project.approvals(edition.locale.tag)
        ledger, found = read_ledger(file, project.name(file))
        if ledger is None:
            raise UsageError(str(found[0]))
        entry = entry_of(edition, approver)
        kept = (other for other in ledger.approvals if other.digest != entry.digest)
        files.write(file, write_ledger(Ledger(approvals=(*kept, entry))).encode(), project.root)
        yield file


def refuse_incomplete(project: Project, sources: Manuscripts, edition: Edition) -> None:
    """Refuse an edition in which a string is missing or fuzzy."""
    wanted = {edition.slug, TEMPLATES, imprint_domain(edition.imprint_slug)}
    for status in statuses(project, sources)[0]:
        open_strings = status.total - status.translated - status.spare
        if status.locale == edition.locale.tag and status.domain in wanted and open_strings:
            raise UsageError(f"{open_strings} strings of {status.domain} are missing or fuzzy in {status.locale}")


def refuse_own_confirmations(edition: Edition, approver: Approver) -> None:
    """Refuse an edition in which the translator has answered the questions about their own work."""
    for each in edition.confirmed:
        if same_person(each.name, approver.translator):
            raise UsageError(
                f"{each.name} translated, and confirmed {each.check} in {each.context}; another person must"
            )


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
            digest="",
            evaluator=approver.evaluator,
            evaluated=approver.date if approver.evaluator else None,
            unchecked=", ".join(checks(edition.source.tag, edition.locale)) if edition.translated else "",
        ).covering(edition.strings)
    except ValidationError as error:
        raise UsageError(str(error.errors()[0]["ctx"]["error"])) from error
