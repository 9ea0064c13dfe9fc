"""What a project says: its manuscripts and imprints, its catalogs, and what people say holds in a locale; each read once.

As many answers are kept as the editions of one document want: a shelf of a thousand documents must not fill the memory.
"""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from pathlib import Path
from typing import TypeVar

from feuillet import reading, shipped
from feuillet.cldr import PSEUDO, Locale, describable
from feuillet.edition.imprint import Imprint, Known, read_imprint
from feuillet.edition.interface_words import faults, typed
from feuillet.findings import Finding, Location, any_error
from feuillet.manuscript.document import Document
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.model import Model
from feuillet.manuscript.reader import Read, read_document
from feuillet.project import Project
from feuillet.publication.asks import Answer, Gathering
from feuillet.publication.features import Features
from feuillet.templates import LANGUAGE
from feuillet.translation import domains, languages, po, pseudo, regions, revised, vocabulary
from feuillet.translation.approvals import Ledger, read_ledger
from feuillet.translation.confirmations import Confirmation, Confirmations, read_confirmations
from feuillet.translation.domains import Domain, imprint_domain, of_templates, of_tree
from feuillet.translation.glossary import Glossary, read_glossary
from feuillet.translation.messages import Message, Messages
from feuillet.translation.removed import Removals, read_removals
from feuillet.translation.vocabulary import Vocabulary

Kind = TypeVar("Kind", bound=Model)
FEW, MANY = 8, 512
"""How many documents are kept, and how many files of locales: a hundred locales of one document under two imprints."""


class Sources:
    """Reads a project's files; what is asked for again is answered from memory."""

    def __init__(self, project: Project, features: Features) -> None:
        self.project, self.features = project, features
        self.undescribed = languages.declare(project)
        self.document = lru_cache(FEW)(self.read_document)
        self.imprint = lru_cache(MANY)(self.read_imprint)
        self.messages = lru_cache(MANY)(self.read_messages)
        self.words = lru_cache(MANY)(self.vocabulary)
        self.glossary = lru_cache(MANY)(self.read_terms)
        self.approvals: Callable[[str], Answer[Ledger]] = lru_cache(MANY)(
            lambda tag: self.read(read_ledger, project.approvals(tag))
        )
        self.confirmations: Callable[[str], Answer[Confirmations]] = lru_cache(MANY)(
            lambda tag: self.read(read_confirmations, project.confirmations(tag))
        )
        self.lent = lru_cache(MANY)(self.read_lent)
        self.removals: Callable[[], Answer[Removals]] = lru_cache(1)(lambda: self.read(read_removals, project.removals))

    def read_document(self, name: str) -> Answer[Document]:
        """Read and examine a manuscript; none comes of one with an error."""
        file = self.project.document(name)
        document, found = read_document(file, self.project.name(file), Figures(self.project.figures))
        if document is not None:
            found = (*found, *(each for examine in self.features.examinations for each in examine(document)))
        return Answer(None if any_error(found) else document, found)

    def read_imprint(self, name: str) -> Answer[Imprint]:
        """Read an imprint; what it names and is not there is an error, and the rest is published.

        A locale that has no folder may be a document's own language: only then are the documents read for it.
        """
        file, figures = self.project.imprint(name), Figures(self.project.figures)
        known = Known(frozenset(self.project.documents), self.features.format_names, frozenset(self.project.locales))
        answer = Answer(*read_imprint(file, self.project.name(file), figures, known))
        if answer.value is None or known.locales.issuperset(answer.value.tongues):
            return answer
        spoken = replace(known, locales=known.locales | self.languages())
        return Answer(*read_imprint(file, self.project.name(file), figures, spoken))

    def languages(self) -> frozenset[str]:
        """List the languages that documents are written in."""
        documents = (self.document(each).value for each in self.project.documents)
        return frozenset(each.language for each in documents if each)

    def read_messages(self, domain: str, tag: str) -> Answer[Messages]:
        """Read a domain in a locale, or make it up in a pseudo-locale."""
        gathering = Gathering()
        if tag in PSEUDO:
            messages: Messages | None = pseudo.invent(self.template(domain), tag)
        else:
            messages = gathering.take(Answer(*domains.read_catalog(self.project, domain, tag)))
        if messages is not None and domain == domains.TEMPLATES:
            amounts = (
                () if self.as_shipped(tag) else vocabulary.faults(messages)
            )  # those that ship are held by the tests
            gathering.note((*faults(messages), *amounts, *typed(messages)))
        gathering.note(revised.faults(messages) if messages else ())
        if messages is not None and (parent := self.parent(domain, tag)):
            below = gathering.take(self.messages(domain, parent))
            messages = regions.over(messages, below) if below else None
        elif messages is not None and self.differs(domain, tag):
            messages = regions.differing(messages)
        gathering.note(regions.waits(messages) if messages else ())
        return gathering.answer(messages)

    def trying(self, domain: str, tag: str, message: Message) -> "Sources":
        """Read the same, but for a message that says something else; what was read before is not read again."""
        trial, read = copy(self), self.messages(domain, tag)
        said = Answer(read.value and read.value.saying(message), read.findings)

        def messages(name: str, locale: str) -> Answer[Messages]:
            return said if (name, locale) == (domain, tag) else self.messages(name, locale)

        trial.messages = messages  # type: ignore[assignment]  # one that is asked as the other is
        if domain == domains.TEMPLATES:
            trial.words = lru_cache(MANY)(trial.vocabulary)
        return trial

    def as_shipped(self, tag: str) -> bool:
        """Return whether a locale has the words of the templates as they ship."""
        own, theirs = self.project.po(tag, domains.TEMPLATES), shipped.words(tag)
        try:
            return (
                theirs.is_file() and reading.content(own, self.project.name(own), po.FILE_BYTES) == theirs.read_bytes()
            )
        except reading.RefusedError:
            return False

    def parent(self, domain: str, tag: str) -> str | None:
        """Find the locale that a region has the texts of a domain from, if it is one."""
        return domains.parent(self.project, domain, tag, self.language(domain))

    def differs(self, domain: str, tag: str) -> bool:
        """Return whether a locale is a region of the language a domain is translated from."""
        language = self.language(domain)
        return bool(language) and Domain(domain, language, Messages(domain)).differs_in(tag)

    def language(self, domain: str) -> str:
        """Say which language a domain is translated from; nothing where its source cannot be read."""
        if domain == domains.TEMPLATES:
            return LANGUAGE
        tree = self.tree(domain)
        return tree.language if tree else ""

    def tree(self, domain: str) -> Document | Imprint | None:
        """Read what the texts of a document or of an imprint are in."""
        imprints = {imprint_domain(name): name for name in self.project.imprints}
        return self.imprint(imprints[domain]).value if domain in imprints else self.document(domain).value

    def vocabulary(self, tag: str) -> Vocabulary | None:
        """Read the words of quantities in a locale; none where its catalog cannot be read, and those that ship are taken."""
        messages = self.messages(domains.TEMPLATES, tag).value
        return Vocabulary(messages, Locale(tag)) if messages else None

    def template(self, domain: str) -> Messages:
        """Extract today's messages of a domain whose source can be read."""
        if domain == domains.TEMPLATES:
            return of_templates(self.project).template
        tree = self.tree(domain)
        assert tree is not None
        return of_tree(domain, tree, "").template

    def read_terms(self, tag: str) -> Answer[Glossary]:
        """Read the glossary of a locale, and where it is a region, that of its language below it."""
        gathering, read = Gathering(), list[Glossary | None]()
        for each in (tag, *Locale(tag).parents):
            read.append(gathering.take(self.read(read_glossary, self.project.glossary(each))))
        found = [glossary for glossary in read if glossary is not None]
        return gathering.answer(reduce(Glossary.over, found) if len(found) == len(read) else None)

    def read_lent(self, tag: str) -> tuple[Confirmation, ...]:
        """Read what is confirmed of texts that a region has from its language."""
        known = (self.confirmations(each).value for each in Locale(tag).parents)
        return tuple(each for signed in known if signed for each in signed.confirmations)

    def read(self, reader: Callable[[Path, str], Read[Kind]], file: Path) -> Answer[Kind]:
        """Read a file in which people say what holds."""
        return Answer(*reader(file, self.project.name(file)))


@dataclass(frozen=True)
class Manuscripts:
    """All readable documents and imprints of a project by name, and what is wrong with the others."""

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


def read_manuscripts(sources: Sources) -> Manuscripts:
    """Read all documents and imprints; one with an error is left out, and the others go on."""
    project, gathering = sources.project, Gathering()
    documents = ((name, gathering.take(sources.document(name))) for name in project.documents)
    imprints = ((name, gathering.take(sources.imprint(name))) for name in project.imprints)
    return Manuscripts(
        tuple((name, tree) for name, tree in documents if tree is not None),
        tuple((name, tree) for name, tree in imprints if tree is not None),
        (*gathering.found, *sources.undescribed, *misplaced(project)),
    )


def misplaced(project: Project) -> Iterator[Finding]:
    """Find files and folders that are left out because of their names or places."""
    yield from (*project.strange_names, *project.strays)
    for name in sorted({*project.locale_folders} - {*project.locales, *project.described}):
        where = Location(project.name(project.locales_folder / name))
        remedy = "rename the folder: pt-BR, zh-Hans"
        if describable(name):
            remedy += f"; or describe the language in locales/{name}/language.yaml, as new locale does"
        yield Finding(where, f"{name} is no language tag CLDR knows", remedy, "locale")
