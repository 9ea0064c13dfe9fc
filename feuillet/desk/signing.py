"""Confirming and approving at the desk, by name, under the same rules as on the command line."""

from datetime import UTC, date, datetime

from feuillet.desk.requests import Approved, Confirmed
from feuillet.findings import UsageError
from feuillet.publication import approving, confirming
from feuillet.publication.asks import Name, Selection
from feuillet.publication.features import Features
from feuillet.publication.publication import Publication
from feuillet.publication.sources import Sources, read_manuscripts


def confirm(publication: Publication, name: Name, said: Confirmed) -> str:
    """Sign for what a check asked about, and name the file; raises `UsageError`."""
    project = publication.project
    _, findings = publication.editions(selection(name))
    asked = confirming.asked(project, findings, name.locale)
    question = next((each for each in asked if each.question.digest == said.digest), None)
    if question is None:
        raise UsageError("nothing like that is asked any more: look at the text again")
    signer = confirming.Signer(said.name, said.role, said.reason, today())
    return confirming.confirm(project, name.locale, (question,), signer)


def approve(publication: Publication, name: Name, said: Approved) -> str:
    """Write an approval into the locale's ledger, and name it; raises `UsageError`."""
    project = publication.project
    editions, findings = publication.editions(selection(name))
    if not editions:
        raise UsageError("this edition cannot be printed yet: correct these texts first")
    approver = approving.Approver(said.translator, said.reviser, said.role, today())
    sources = read_manuscripts(Sources(project, Features()))
    files = approving.approve(project, sources, editions, findings, approver)
    return ", ".join(map(project.name, files))


def selection(name: Name) -> Selection:
    """Select one edition."""
    return Selection((name.document,), (name.locale,), imprints=(name.imprint,))


def today() -> date:
    """The day that a signature is dated."""
    return datetime.now(tz=UTC).date()
