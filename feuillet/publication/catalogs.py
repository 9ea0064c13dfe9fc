"""The exchange with translators, agencies and authors: catalogs of messages in all their forms, and schemas for editors."""

import datetime
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from feuillet import files, reading
from feuillet.cldr import Locale
from feuillet.edition.imprint import Imprint
from feuillet.findings import Finding, Location, Severity, unusable
from feuillet.manuscript.document import Document
from feuillet.manuscript.model import Model
from feuillet.preflight.bracing import Bracing, Tongue
from feuillet.project import Project
from feuillet.publication.addressing import Catalogs
from feuillet.publication.sources import Manuscripts
from feuillet.translation import po, regions
from feuillet.translation.confirmations import CHECK, NEGATIVES, read_confirmations
from feuillet.translation.domains import TEMPLATES, Domain, base, layered, merged, read_catalog, read_template, work
from feuillet.translation.exchange import interchange, opening, returning, xliff
from feuillet.translation.messages import Messages
from feuillet.translation.removed import Removals, read_removals, remembering
from feuillet.translation.revised import dated
from feuillet.translation.status import Status, status
from feuillet.translation.unchecked import checks
from feuillet.translation.vocabulary import Vocabulary

FILE_BYTES = 20_000_000
"""What comes back from an agency; the XLIFF of the article that ships has 60 kB."""
SCHEMAS: dict[str, type[Model]] = {"document": Document, "imprint": Imprint}


def keep(project: Project, file: Path, content: bytes) -> Iterator[Path | Finding]:
    """Write a file of the project; yield it if it changed, or why it could not be written."""
    try:
        if files.write(file, content, project.root):
            yield file
    except OSError as error:
        yield unusable(error, project.name(file))


def extract(project: Project, sources: Manuscripts) -> Iterator[Path | Finding]:
    """Write the templates translators start from, and the schemas; yield the files that changed, and what hinders.

    A template keeps what a document has lost of safety until somebody signs for it.
    """
    signed, found = read_removals(project.removals, project.name(project.removals))
    yield from found
    removals = signed or Removals()
    for domain in sources.domains(project):
        removals = removals.without(domain.template)
        template = remembering(domain.template, read_template(project, domain.name), removals)
        yield from keep(project, project.pot(domain.name), po.write(template).encode())
    if signed is not None and project.removals.is_file():  # what cannot be read is left as it is
        yield from keep(project, project.removals, removals.written().encode())
    yield from schemas(project)


def schemas(project: Project) -> Iterator[Path | Finding]:
    """Write the schemas; yield the files that changed, and what stands in the way."""
    for name, model in SCHEMAS.items():
        yield from keep(project, project.schema / f"{name}.json", schema(model))


def schema(model: type[Model]) -> bytes:
    """Write the JSON Schema of a model, for editors that complete and check while typing."""
    return (json.dumps(model.model_json_schema(), ensure_ascii=False, indent=1) + "\n").encode()


def merge(project: Project, sources: Manuscripts, locales: tuple[str, ...]) -> Iterator[Path | Finding]:
    """Bring locale catalogs up to date; yield the files that changed, and what hinders the others."""
    for domain, locale in work(sources.domains(project), locales):
        source = domain.language or locale
        bracing = Bracing(tongue(project, source), tongue(project, locale))
        with files.alone(project.po(locale, domain.name).parent):  # a desk may save meanwhile
            text, findings = merged(project, domain, locale, bracing)
            yield from findings
            yield from migration(project, domain, locale)
            if text is not None:
                yield from keep(project, project.po(locale, domain.name), text.encode())


def tongue(project: Project, tag: str) -> Tongue:
    """Say how a language writes quantities: with the words of the project's catalog, or those that ship."""
    messages = read_catalog(project, TEMPLATES, tag)[0]
    return Tongue(Locale(tag), Vocabulary(messages, Locale(tag)) if messages else None)


def migration(project: Project, domain: Domain, locale: str) -> Iterator[Finding]:
    """Say that the comments with which a translator once loosened the check of negatives become proposals."""
    old, _ = read_catalog(project, domain.name, locale)
    if count := sum(bool(NEGATIVES.search(message.comment)) for message in old.messages) if old else 0:
        problem = f"{count} comments “# negatives:” sign nothing; they are now proposals: # confirm: negations"
        remedy = f"have a reviser look: run confirm --locale {locale} --proposed"
        yield Finding(Location(project.name(project.po(locale, domain.name))), problem, remedy, CHECK, Severity.WARNING)


def statuses(
    project: Project,
    sources: Manuscripts,
    approved: frozenset[tuple[str, str]] = frozenset(),
    told: tuple[Finding, ...] = (),
) -> tuple[tuple[Status, ...], tuple[Finding, ...]]:
    """Count how far every locale has come.

    ``approved`` are locales and documents, ``told`` what the checks found. A file that cannot be read is a finding.
    """
    rows: list[Status] = []
    findings: list[Finding] = []
    for domain, locale in work(sources.domains(project), project.locales):
        messages, found = layered(project, domain, locale)
        findings.extend(found)
        if messages is not None:
            row = status(domain, messages, approved=(locale, domain.name) in approved)
            rows.append(answered(row, project, domain, told))
    return tuple(sorted(rows, key=lambda row: (row.locale, row.domain))), tuple(findings)


def answered(row: Status, project: Project, domain: Domain, told: tuple[Finding, ...]) -> Status:
    """Add to a row what its checks found, asked and could not look at, and what was confirmed."""
    path = project.name(project.po(row.locale, row.domain))
    counts = Counter(finding.severity for finding in told if finding.location.path == path)
    file = project.confirmations(row.locale)
    signed, _ = read_confirmations(file, project.name(file))
    confirmed = sum(each.domain == row.domain for each in signed.confirmations) if signed else 0
    unchecked = checks(domain.language, Locale(row.locale)) if domain.name != TEMPLATES else ()
    return replace(
        row,
        errors=counts[Severity.ERROR],
        asked=counts[Severity.QUESTION],
        confirmed=confirmed,
        unchecked=unchecked,
    )


@dataclass(frozen=True)
class Parcel:
    """What is handed to an agency: some domains of a locale, or all where none is named, in a kind of file, into a folder.

    ``whole`` also hands out what a region has from its language; else only what it says in its own way.
    """

    locale: str
    kind: str
    folder: Path
    domains: frozenset[str] = frozenset()
    whole: bool = False


def export(
    project: Project, sources: Manuscripts, parcel: Parcel, approved: frozenset[str] = frozenset()
) -> Iterator[Path | Finding]:
    """Write a locale's catalogs for an agency; yield the files, and what hinders the others.

    ``approved`` are the domains for whose texts an approval holds.
    """
    for domain, tag in work(sources.domains(project), (parcel.locale,)):
        if parcel.domains and domain.name not in parcel.domains:
            continue
        messages, findings = handed(project, domain, tag, whole=parcel.whole)
        yield from findings
        if messages is not None and any(not each.obsolete for each in messages.messages):
            file = parcel.folder / tag / f"{domain.name}.{interchange.KINDS[parcel.kind]}"
            approval = domain.name in approved
            try:
                files.write(file, interchange.write(messages, domain.language, parcel.kind, approved=approval))
                yield file
            except OSError as error:
                yield unusable(error)


def handed(project: Project, domain: Domain, tag: str, *, whole: bool) -> tuple[Messages | None, tuple[Finding, ...]]:
    """Read what is handed out of a locale's catalog."""
    if whole:
        return layered(project, domain, tag)
    own, found = read_catalog(project, domain.name, tag)
    below, more = base(project, domain, tag)
    return (regions.lean(own, below)[0] if own and below else own), (*found, *more)


def take_back(
    project: Project, sources: Manuscripts, returned: Path, now: datetime.datetime
) -> Iterator[Path | Finding]:
    """Take the strings of an XLIFF file into the catalogs it was made from, which were revised ``now``.

    Yield those that changed, and what was not taken.
    """
    name = returned.name
    try:
        content = reading.content(returned.resolve(), "", FILE_BYTES)
    except reading.RefusedError as error:
        yield error.at(name, opening.CHECK)
        return
    deliveries = xliff.read(content, name)
    if isinstance(deliveries, Finding):
        yield deliveries
        return
    catalogs = Catalogs(project, sources)
    units: defaultdict[tuple[str, str], list[xliff.Unit]] = defaultdict(list)
    for delivery in deliveries:
        if not delivery.units and len(deliveries) > 1:
            continue
        address = catalogs.address(delivery, name)
        if isinstance(address, Finding):
            yield address
        else:
            units[address].extend(delivery.units)
    for (domain, locale), texts in units.items():
        with files.alone(project.po(locale, domain).parent):  # a desk may save meanwhile
            messages, findings = catalogs.read(domain, locale)
            yield from findings
            if messages is not None:
                taken = returning.take(messages, texts, name)
                yield from (*taken.findings, *taken.remarks)
                if taken.messages != messages:
                    own = regions.apart(taken.messages, messages)
                    yield from keep(project, project.po(locale, domain), po.write(dated(own, now)).encode())
