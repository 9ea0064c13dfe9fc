"""What a project says: its documents, imprints and domains, read once for all editions."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from feuillet.edition.imprint import Imprint, read_imprint
from feuillet.findings import Finding, Location, any_error
from feuillet.manuscript.document import Document
from feuillet.manuscript.reader import read_document
from feuillet.project import Project
from feuillet.translation.domains import Domain, imprint_domain, of_templates, of_tree

Examination = Callable[[Document], Iterator[Finding]]
"""A check of a manuscript."""


@dataclass(frozen=True)
class Sources:
    """The readable documents and imprints by name, and what is wrong with the others."""

    documents: tuple[tuple[str, Document], ...]
    imprints: tuple[tuple[str, Imprint], ...]
    findings: tuple[Finding, ...]

    def domains(self, project: Project) -> tuple[Domain, ...]:
        """List what is translated."""
        documents = (of_tree(name, tree, project.name(project.document(name))) for name, tree in self.documents)
        imprints = (
            of_tree(imprint_domain(name), tree, project.name(project.imprint(name))) for name, tree in self.imprints
        )
        return (*documents, of_templates(project), *imprints)


def read_sources(
    project: Project, examinations: Iterable[Examination] = (), formats: frozenset[str] = frozenset()
) -> Sources:
    """Read all documents and imprints; one with an error is left out, and the others go on."""
    documents: list[tuple[str, Document]] = []
    imprints: list[tuple[str, Imprint]] = []
    findings: list[Finding] = []
    for name in project.documents:
        file = project.document(name)
        document, found = read_document(file, project.name(file), project.figure_names)
        if document is not None:
            found = (*found, *(finding for examine in examinations for finding in examine(document)))
            if not any_error(found):
                documents.append((name, document))
        findings.extend(found)
    for name in project.imprints:
        file = project.imprint(name)
        imprint, found = read_imprint(file, project.name(file))
        if imprint is not None:
            imprints.append((name, imprint))
            found = (*found, *unknown(imprint, project.name(file), frozenset(project.documents), formats))
        findings.extend(found)
    return Sources(tuple(documents), tuple(imprints), tuple(findings))


def unknown(imprint: Imprint, path: str, documents: frozenset[str], formats: frozenset[str]) -> Iterator[Finding]:
    """Find documents and formats that an imprint names and that do not exist."""
    for name in imprint.formats:
        if formats and name not in formats:
            yield Finding(
                Location(path), f"there is no format {name}", f"write one of {', '.join(sorted(formats))}", "imprint"
            )
    for name in imprint.documents:
        if name not in documents:
            yield Finding(Location(path), f"there is no document {name}", "write the name of its file", "imprint")
