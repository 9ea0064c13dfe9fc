"""The exchange with translators and authors: templates and catalogs of messages, and the schemas editors complete from."""

import json
from collections.abc import Iterator
from pathlib import Path

from feuillet.edition.imprint import Imprint
from feuillet.findings import Finding
from feuillet.manuscript.blocks import Model
from feuillet.manuscript.document import Document
from feuillet.production import files
from feuillet.production.sources import Sources
from feuillet.project import Project
from feuillet.translation import po
from feuillet.translation.domains import merged, read, work
from feuillet.translation.status import Status, status

SCHEMAS: dict[str, type[Model]] = {"document": Document, "imprint": Imprint}


def extract(project: Project, sources: Sources) -> Iterator[Path]:
    """Write the templates translators start from, and the schemas; yield the files that changed."""
    for domain in sources.domains(project):
        if files.write(project.pot(domain.name), po.write(domain.template).encode()):
            yield project.pot(domain.name)
    for name, model in SCHEMAS.items():
        file = project.schema / f"{name}.json"
        if files.write(file, schema(model)):
            yield file


def schema(model: type[Model]) -> bytes:
    """Write the JSON Schema of a model, for editors that complete and check while typing."""
    return (json.dumps(model.model_json_schema(), ensure_ascii=False, indent=1) + "\n").encode()


def merge(project: Project, sources: Sources, locales: tuple[str, ...]) -> Iterator[Path | Finding]:
    """Bring locale catalogs up to date; yield the files that changed, and what stands in the way of the others."""
    for domain, locale in work(sources.domains(project), locales):
        text, findings = merged(project, domain, locale)
        yield from findings
        if text is not None and files.write(project.po(locale, domain.name), text.encode()):
            yield project.po(locale, domain.name)


def statuses(project: Project, sources: Sources) -> tuple[tuple[Status, ...], tuple[Finding, ...]]:
    """Count how far every locale has come; a file that cannot be read is a finding."""
    rows: list[Status] = []
    findings: list[Finding] = []
    for domain, locale in work(sources.domains(project), project.locales):
        messages, found = read(project, domain.name, locale)
        findings.extend(found)
        if messages is not None:
            rows.append(status(domain, messages))
    return tuple(sorted(rows, key=lambda row: (row.locale, row.domain))), tuple(findings)
