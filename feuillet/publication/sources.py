"""What a project says: its documents, imprints and domains, read once for all editions."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from feuillet.edition.imprint import Imprint, read_imprint
from feuillet.findings import Finding, Location, any_error
from feuillet.manuscript.document import Document
from feuillet.manuscript.figures import Figures
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
        document, found = read_document(file, project.name(file), Figures(project.figures))
        if document is not None:
            found = (*found, *(finding for examine in examinations for finding in examine(document)))
            if not any_error(found):
                documents.append((name, document))
        findings.extend(found)
    known = frozenset(project.documents)
    for name in project.imprints:
        file = project.imprint(name)
        imprint, found = read_imprint(file, project.name(file), known, formats)
        if imprint is not None:
            imprints.append((name, imprint))
        findings.extend(found)
    findings.extend((*project.strange_names, *project.strays, *nameless(project)))
    return Sources(tuple(documents), tuple(imprints), tuple(findings))


def nameless(project: Project) -> Iterator[Finding]:
    """Find folders of locales whose name is no language tag."""
    for name in sorted({*project.locale_folders} - {*project.locales}):
        where = Location(project.name(project.locales_folder / name))
        yield Finding(where, f"{name} is no language tag CLDR knows", "rename the folder: pt-BR, zh-Hans", "locale")
