"""From sources and locale catalogs to editions: stops 2 and 3, with one failure stopping only what depends on it."""

from dataclasses import dataclass
from typing import Any, TypeVar

from feuillet.cldr import PSEUDO, Locale
from feuillet.edition.colophon import Approval, Colophon, identifier
from feuillet.edition.edition import Edition, issue
from feuillet.edition.imprint import Imprint
from feuillet.edition.interface_words import Words, faults, typed
from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript.blocks import Model
from feuillet.manuscript.document import Document
from feuillet.project import Project
from feuillet.publication.content import content
from feuillet.publication.ledgers import Ledgers
from feuillet.publication.sources import Sources
from feuillet.translation import domains, pseudo, removed
from feuillet.translation.glossary import NONE
from feuillet.translation.messages import Messages
from feuillet.translation.translator import Comparison, Translation, translate
from feuillet.translation.unchecked import unchecked
from feuillet.typefaces import FACES

Tree = TypeVar("Tree", bound=Model)


@dataclass(frozen=True)
class Title:
    """A document under an imprint: what there may be editions of."""

    imprint_name: str
    imprint: Imprint
    name: str
    document: Document


def titles(sources: Sources) -> tuple[Title, ...]:
    """List what each imprint publishes."""
    return tuple(
        Title(imprint_name, imprint, name, document)
        for imprint_name, imprint in sources.imprints
        for name, document in sources.documents
        if not imprint.documents or name in imprint.documents
    )


@dataclass(frozen=True)
class Chosen:
    """The editions that are read; an empty part takes all."""

    documents: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    imprints: tuple[str, ...] = ()

    def takes(self, title: Title, tag: str) -> bool:
        """Return whether an edition is read."""
        return self.names(title.name, tag, title.imprint_name)

    def names(self, document: str, locale: str, imprint: str) -> bool:
        """Return whether an edition is read, by its names."""
        parts = ((self.documents, document), (self.locales, locale), (self.imprints, imprint))
        return all(not wanted or name in wanted for wanted, name in parts)


EVERYTHING = Chosen()


class Editor:
    """Issues editions, and collects what is wrong on the way; ``more`` names pseudo-locales that are asked for."""

    def __init__(
        self,
        project: Project,
        sources: Sources,
        comparisons: tuple[Comparison, ...],
        more: tuple[str, ...] = (),
        chosen: Chosen = EVERYTHING,
    ) -> None:
        self.project, self.sources, self.comparisons, self.more = project, sources, comparisons, more
        self.chosen = chosen
        self.findings: dict[Finding, None] = {}
        self.catalogs: dict[tuple[str, str], Messages | None] = {}
        self.translations: dict[tuple[str, str], Translation[Any] | None] = {}
        self.issued: dict[tuple[str, str, str], Edition | None] = {}
        self.ledgers = Ledgers(project, self.note)

    def editions(self) -> tuple[Edition, ...]:
        """Issue every chosen edition that can be."""
        made = [
            self.edition(title, tag)
            for title in titles(self.sources)
            for tag in self.tags(title.document)
            if self.chosen.takes(title, tag)
        ]
        return tuple(edition for edition in made if edition is not None)

    def tags(self, document: Document) -> tuple[str, ...]:
        """List the locales a document may appear in: its own, those with a folder, and what is asked for beside them."""
        return tuple(dict.fromkeys((document.language, *self.project.locales, *self.more)))

    def edition(self, title: Title, tag: str) -> Edition | None:
        """Issue one edition, once, or say why not."""
        key = (title.imprint_name, title.name, tag)
        if key not in self.issued:
            self.issued[key] = made = self.put_together(title, tag)
            ledger, path = self.ledgers.approvals(tag)
            if ledger:
                self.note(ledger.fallen(title.name, title.imprint_name, made.strings if made else "", path))
        return self.issued[key]

    def put_together(self, title: Title, tag: str) -> Edition | None:
        """Translate, look for approvals, issue."""
        locale = Locale(tag)
        if locale.script not in FACES:
            source = tag == title.document.language
            place = self.project.document(title.name) if source else self.project.locales_folder / tag
            where = Location(self.project.name(place), int(source))
            self.note((Finding(where, f"no typeface sets the script {locale.script}", "add one to faces.py", "faces"),))
            return None
        if self.lost(title):
            return None
        words = self.messages(domains.TEMPLATES, tag)
        staff = self.messages(domains.TEMPLATES, title.imprint.language)
        document = self.translation(title.document, title.name, tag)
        imprint = self.translation(title.imprint, domains.imprint_domain(title.imprint_name), tag)
        if words is None or staff is None or document is None or imprint is None:
            return None
        glossary = (self.ledgers.glossary(tag) or NONE).serving(title.name, title.document.language)
        covered = content((title.document, title.imprint), (document, imprint), words, glossary, self.project.figures)
        questions = sum(each.severity is Severity.QUESTION for each in (*document.findings, *imprint.findings))
        return issue(
            Edition(
                slug=title.name,
                imprint_slug=title.imprint_name,
                document=document.tree,
                imprint=imprint.tree,
                locale=locale,
                source=Locale(title.document.language),
                colophon=self.colophon(title, tag, covered, questions),
                words=Words(words, locale),
                staff=Words(staff, Locale(title.imprint.language)),
                strings=covered,
                confirmed=(*document.confirmed, *imprint.confirmed),
                original=None if tag == title.document.language else self.edition(title, title.document.language),
            )
        )

    def lost(self, title: Title) -> bool:
        """Report the texts of safety that a document has lost; nothing is issued of it until somebody signs for them."""
        removals = self.ledgers.removals()
        template = domains.of_tree(title.name, title.document, "").template
        tags = (tag for tag in self.tags(title.document) if tag not in PSEUDO)
        catalogs = (
            self.messages(title.name, tag)
            for tag in tags
            if self.chosen.takes(title, tag) or removed.may_hold_more(self.project.po(tag, title.name), template)
        )
        old = (domains.read_template(self.project, title.name), *catalogs)
        path = self.project.name(self.project.document(title.name))
        found = tuple(removed.lost(template, filter(None, old), removals, path))
        self.note(found)
        return bool(found)

    def colophon(self, title: Title, tag: str, covered: str, questions: int) -> Colophon:
        """Say what an edition says of itself; an open question makes it a draft, whoever has approved it."""
        ledger, _ = self.ledgers.approvals(tag)
        entry = ledger.find(title.name, title.imprint_name, covered) if ledger and not questions else None
        document = title.document
        return Colophon(
            identifier(title.imprint_name, tag, title.name),
            document.revision,
            document.date,
            document.next_review,
            document.licence,
            Approval(entry.translator, entry.reviser, entry.date, entry.evaluator, entry.evaluated) if entry else None,
        )

    def translation(self, tree: Tree, domain: str, tag: str) -> Translation[Tree] | None:
        """Translate a tree, once; nothing comes of one whose safety strings are not all there."""
        if (domain, tag) not in self.translations:
            self.translations[domain, tag] = self.translated(tree, domain, tag)
        return self.translations[domain, tag]

    def translated(self, tree: Tree, domain: str, tag: str) -> Translation[Tree] | None:
        """Translate a tree with what the locale's files hold."""
        language = str(getattr(tree, "language", ""))
        if Locale(tag).reads(Locale(language)):
            return Translation(tree, Locale(tag))
        messages, glossary = self.messages(domain, tag), self.ledgers.glossary(tag)
        confirmations, path = self.ledgers.confirmations(tag)
        if messages is None or glossary is None or confirmations is None:
            return None
        if isinstance(tree, Document) and not any(message.string for message in messages.messages):
            where = Location(self.project.name(self.project.po(tag, domain)))
            remedy = "translate the file, or start it with merge"
            self.note((Finding(where, "nothing is translated yet", remedy, "translated", Severity.WARNING),))
            return None
        comparisons = () if tag in PSEUDO else self.comparisons
        translation = translate(tree, messages, comparisons, glossary.serving(domain, language), confirmations)
        answered = frozenset(each.digest for each in translation.confirmed)
        self.note((*translation.findings, *confirmations.fallen(domain, answered, path)))
        if comparisons:
            self.note(tuple(unchecked(language, Locale(tag), messages.location)))
        return None if any(text.safety for text in translation.untranslated) else translation

    def messages(self, domain: str, tag: str) -> Messages | None:
        """Read a domain in a locale, once."""
        if (domain, tag) not in self.catalogs:
            messages, found = self.invent(domain, tag) if tag in PSEUDO else domains.read(self.project, domain, tag)
            self.catalogs[domain, tag] = messages
            self.note(found)
            if messages is not None and domain == domains.TEMPLATES:
                self.note((*faults(messages), *typed(messages)))
        return self.catalogs[domain, tag]

    def invent(self, domain: str, tag: str) -> tuple[Messages | None, tuple[Finding, ...]]:
        """Make up a domain in a pseudo-locale."""
        (template,) = (each.template for each in self.sources.domains(self.project) if each.name == domain)
        return pseudo.invent(template, tag), ()

    def note(self, findings: tuple[Finding, ...]) -> None:
        """Collect findings; one that several editions share is kept once."""
        self.findings.update(dict.fromkeys(findings))
