"""From sources and locale catalogs to editions: stops 2 and 3, with one failure stopping only what depends on it."""

from dataclasses import dataclass
from typing import TypeVar

from feuillet.cldr import PSEUDO, Locale
from feuillet.edition.colophon import Approval, Colophon, identifier
from feuillet.edition.edition import Edition, issue
from feuillet.edition.imprint import Imprint
from feuillet.edition.words import Words, faults
from feuillet.faces import FACES
from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript.blocks import Model
from feuillet.manuscript.document import Document, prose
from feuillet.production.sources import Sources
from feuillet.project import Project
from feuillet.translation import domains, pseudo
from feuillet.translation.approvals import Ledger, digest, read_ledger
from feuillet.translation.glossary import Glossary, read_glossary
from feuillet.translation.messages import Messages
from feuillet.translation.translator import Comparison, Translation, translate

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


class Editor:
    """Issues editions, and collects what is wrong on the way; ``more`` names pseudo-locales that are asked for."""

    def __init__(
        self, project: Project, sources: Sources, comparisons: tuple[Comparison, ...], more: tuple[str, ...] = ()
    ) -> None:
        self.project, self.sources, self.comparisons, self.more = project, sources, comparisons, more
        self.findings: dict[Finding, None] = {}
        self.catalogs: dict[tuple[str, str], Messages | None] = {}
        self.glossaries: dict[str, Glossary | None] = {}
        self.ledgers: dict[str, Ledger | None] = {}
        self.issued: dict[tuple[str, str, str], Edition | None] = {}

    def editions(self) -> tuple[Edition, ...]:
        """Issue every edition that can be."""
        made = [self.edition(title, tag) for title in titles(self.sources) for tag in self.tags(title.document)]
        return tuple(edition for edition in made if edition is not None)

    def tags(self, document: Document) -> tuple[str, ...]:
        """List the locales a document may appear in: its own, those with a folder, and what is asked for beside them."""
        return tuple(dict.fromkeys((document.language, *self.project.locales, *self.more)))

    def edition(self, title: Title, tag: str) -> Edition | None:
        """Issue one edition, once, or say why not."""
        key = (title.imprint_name, title.name, tag)
        if key not in self.issued:
            self.issued[key] = made = self.put_together(title, tag)
            ledger, path = self.ledger(tag)
            if ledger:
                self.note(ledger.fallen(title.name, title.imprint_name, made.strings if made else "", path))
        return self.issued[key]

    def put_together(self, title: Title, tag: str) -> Edition | None:
        """Translate, look for approvals, issue."""
        locale = Locale(tag)
        if locale.script not in FACES:
            where = Location(self.project.name(self.project.locales_folder / tag))
            self.note((Finding(where, f"no typeface sets the script {locale.script}", "add one to faces.py", "faces"),))
            return None
        words = self.messages(domains.TEMPLATES, tag)
        staff = self.messages(domains.TEMPLATES, title.imprint.language)
        document = self.translation(title.document, title.name, tag)
        imprint = self.translation(title.imprint, domains.imprint_domain(title.imprint_name), tag)
        if words is None or staff is None or document is None or imprint is None:
            return None
        source = Locale(title.document.language)
        printed = strings(title, (document.tree, imprint.tree), words)
        colophon = Colophon(
            identifier(title.imprint_name, tag, title.name),
            title.document.revision,
            title.document.date,
            title.document.next_review,
            title.document.licence,
            self.approval(title, tag, printed),
        )
        return issue(
            Edition(
                slug=title.name,
                imprint_slug=title.imprint_name,
                document=document.tree,
                imprint=imprint.tree,
                locale=locale,
                source=source,
                colophon=colophon,
                words=Words(words, locale),
                staff=Words(staff, Locale(title.imprint.language)),
                strings=printed,
                original=None if tag == title.document.language else self.edition(title, title.document.language),
            )
        )

    def translation(self, tree: Tree, domain: str, tag: str) -> Translation[Tree] | None:
        """Translate a tree; nothing comes of one whose safety strings are not all there."""
        if Locale(tag).reads(Locale(str(getattr(tree, "language", "")))):
            return Translation(tree, Locale(tag))
        messages, glossary = self.messages(domain, tag), self.glossary(tag)
        if messages is None or glossary is None:
            return None
        if isinstance(tree, Document) and not any(message.string for message in messages.messages):
            where = Location(self.project.name(self.project.po(tag, domain)))
            remedy = "translate the file, or start it with merge"
            self.note((Finding(where, "nothing is translated yet", remedy, "translated", Severity.WARNING),))
            return None
        translation = translate(tree, messages, () if tag in PSEUDO else self.comparisons, glossary)
        self.note(translation.findings)
        return None if any(text.safety for text in translation.untranslated) else translation

    def messages(self, domain: str, tag: str) -> Messages | None:
        """Read a domain in a locale, once."""
        if (domain, tag) not in self.catalogs:
            messages, found = self.invent(domain, tag) if tag in PSEUDO else domains.read(self.project, domain, tag)
            self.catalogs[domain, tag] = messages
            self.note(found)
            if messages is not None and domain == domains.TEMPLATES:
                self.note(tuple(faults(messages)))
        return self.catalogs[domain, tag]

    def glossary(self, tag: str) -> Glossary | None:
        """Read a locale's glossary, once."""
        if tag not in self.glossaries:
            file = self.project.glossary(tag)
            self.glossaries[tag], found = read_glossary(file, self.project.name(file))
            self.note(found)
        return self.glossaries[tag]

    def invent(self, domain: str, tag: str) -> tuple[Messages | None, tuple[Finding, ...]]:
        """Make up a domain in a pseudo-locale."""
        (template,) = (each.template for each in self.sources.domains(self.project) if each.name == domain)
        return pseudo.invent(template, tag), ()

    def approval(self, title: Title, tag: str, printed: str) -> Approval | None:
        """Find the approval that holds for the very strings this edition prints."""
        ledger, _ = self.ledger(tag)
        entry = ledger.find(title.name, title.imprint_name, printed) if ledger else None
        if entry is None:
            return None
        return Approval(entry.translator, entry.reviser, entry.date, entry.evaluator, entry.evaluated)

    def ledger(self, tag: str) -> tuple[Ledger | None, str]:
        """Read a locale's ledger, once, and name it."""
        file = self.project.approvals(tag)
        path = self.project.name(file)
        if tag not in self.ledgers:
            self.ledgers[tag], found = read_ledger(file, path)
            self.note(found)
        return self.ledgers[tag], path

    def note(self, findings: tuple[Finding, ...]) -> None:
        """Collect findings; one that several editions share is kept once."""
        self.findings.update(dict.fromkeys(findings))


def strings(title: Title, trees: tuple[Model, Model], words: Messages) -> str:
    """Digest all an edition prints: each msgid with its msgstr, the templates' words too."""
    pairs = [
        (source.text, target.text)
        for original, tree in zip((title.document, title.imprint), trees, strict=True)
        for source, target in zip(prose(original), prose(tree), strict=True)
    ]
    return digest([*pairs, *((message.id, message.string) for message in words.messages if message.translated)])
