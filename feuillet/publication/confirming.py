"""Confirming what a check asked about, and signing for texts of safety that were removed."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from feuillet import files
from feuillet.findings import Finding, Severity, UsageError, visible
from feuillet.project import Project
from feuillet.translation import domains
from feuillet.translation.confirmations import Confirmation, Confirmations, proposals, read_confirmations
from feuillet.translation.messages import Message
from feuillet.translation.records import looks
from feuillet.translation.removed import Removal, Removals, gone, read_removals


@dataclass(frozen=True)
class Signer:
    """Who signs, in which role, why and when."""

    name: str
    role: str
    reason: str
    date: datetime.date

    def __post_init__(self) -> None:
        if not looks(self.name) or not looks(self.role):
            raise UsageError("a confirmation needs a name and a role; neither may be empty")


@dataclass(frozen=True)
class Asked:
    """A question about a message: what a reviser looks at before signing."""

    domain: str
    message: Message
    question: Finding
    reason: str = ""

    def __str__(self) -> str:
        lines = (
            f"{self.question.location} {self.message.context} [{self.question.check}]",
            self.message.id,
            self.message.string,
            f"{self.question.problem}{f' ({self.reason})' if self.reason else ''}",
        )
        return "\n".join(map(visible, lines))


def asked(project: Project, findings: tuple[Finding, ...], locale: str, document: str = "") -> Iterator[Asked]:
    """List the open questions of a locale with their messages, and the reason a translator gives for each in a proposal."""
    for finding in findings:
        parts = finding.location.path.split("/")
        if finding.severity is not Severity.QUESTION or not finding.digest or parts[1] != locale:
            continue
        domain = parts[-1].removesuffix(".po")
        found = message_of(project, domain, locale, finding.context)
        if found and document in {"", domain}:
            reasons = (each.reason for each in proposals(found.comment) if each.check == finding.check)
            yield Asked(domain, found, finding, next(reasons, ""))


def message_of(project: Project, domain: str, locale: str, context: str) -> Message | None:
    """Find a message in its catalog, or where it is a region's, in that of its language."""
    messages, _ = domains.read_catalog(project, domain, locale)
    found = messages.by_context.get(context) if messages else None
    parent = domains.parent(project, domain, locale)
    return message_of(project, domain, parent, context) if parent and not (found and found.translated) else found


def proposed(question: Asked) -> bool:
    """Return whether a translator proposes to confirm a question."""
    return any(each.check == question.question.check for each in proposals(question.message.comment))


def confirm(project: Project, locale: str, questions: tuple[Asked, ...], signer: Signer) -> str:
    """Write confirmations of some questions into a locale's file, and name it."""
    file = project.confirmations(locale)
    path = project.name(file)
    known, found = read_confirmations(file, path)
    if known is None:
        raise UsageError(str(found[0]))
    new = tuple(confirmation(each, signer) for each in questions)
    signed = {each.digest for each in new}
    kept = (each for each in known.confirmations if each.digest not in signed)
    files.write(file, Confirmations(confirmations=(*kept, *new)).written().encode(), project.root)
    return path


def confirmation(question: Asked, signer: Signer) -> Confirmation:
    """Sign one question."""
    return Confirmation(
        domain=question.domain,
        context=question.message.context,
        check=question.question.check,
        name=signer.name,
        role=signer.role,
        date=signer.date,
        reason=signer.reason or question.reason,
        digest=question.question.digest,
    ).sealed


def remove(project: Project, document: str, template: domains.Domain, context: str, signer: Signer) -> Iterator[str]:
    """Sign for the removal of a document's texts of safety that were in a place; yield each text, then the file."""
    old = (
        domains.read_template(project, document),
        *(domains.read_catalog(project, document, tag)[0] for tag in project.locales),
    )
    texts = {
        message.id
        for messages in old
        if messages
        for message in gone(template.template, messages)
        if message.context == context
    }
    if not texts:
        raise UsageError(f"no text of safety has left {document} at {context}")
    known, found = read_removals(project.removals, project.name(project.removals))
    if known is None:
        raise UsageError(str(found[0]))
    new = tuple(
        Removal(
            document=document,
            context=context,
            text=text,
            name=signer.name,
            role=signer.role,
            date=signer.date,
            reason=signer.reason,
        ).sealed
        for text in sorted(texts)
    )
    yield from sorted(texts)
    files.write(project.removals, Removals(removed=(*known.removed, *new)).written().encode(), project.root)
    yield project.name(project.removals)
