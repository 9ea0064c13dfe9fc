"""From sources and locale catalogs to editions: stops 2 and 3, with one failure stopping only what depends on it."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, TypeVar

from feuillet.cldr import PSEUDO, Locale
from feuillet.edition.colophon import Approval, Colophon, identifier, sign_of
from feuillet.edition.edition import Edition, issue
from feuillet.edition.finished_text import unwritable
from feuillet.edition.imprint import Imprint
from feuillet.edition.interface_words import Words
from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript.document import Document, prose
from feuillet.manuscript.model import Model
from feuillet.publication.asks import Answer, Gathering, Name
from feuillet.publication.content import Content, content_of
from feuillet.publication.newest_change import newest_change
from feuillet.publication.sources import MANY, Sources
from feuillet.translation import domains, regions, removed
from feuillet.translation.glossary import NONE
from feuillet.translation.messages import Messages
from feuillet.translation.translator import Remembered, Translation, translate
from feuillet.translation.unchecked import unchecked
from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import script

Tree = TypeVar("Tree", bound=Model)


class Editor:
    """Issues the editions of a project, each once.

    A ``proof`` is for the eyes of whoever translates and never leaves the desk: where a text of safety is missing or refused, the
    source stands in its place, and findings say so.
    """

    def __init__(self, sources: Sources, *, proof: bool = False) -> None:
        self.project, self.features, self.sources, self.proof = sources.project, sources.features, sources, proof
        self.document_in = lru_cache(MANY)(self.translate_document)
        self.imprint_in = lru_cache(MANY)(self.translate_imprint)
        self.edition = lru_cache(MANY)(self.issue)
        self.lost = lru_cache(MANY)(self.look_for_losses)
        self.checks = lru_cache(MANY)(lambda _domain, _tag: (Remembered(self.features.comparisons),))

    def trying(self, sources: Sources) -> "Editor":
        """Edit a proof of sources in which some strings are other ones; what is known of all others is not looked for again."""
        trial = Editor(sources, proof=True)
        trial.lost, trial.checks = self.lost, self.checks  # no other string is a text that is gone
        return trial

    def issue(self, name: Name) -> Answer[Edition]:
        """Issue an edition, or say why not; and who has to look again because it is not what they approved."""
        gathering = Gathering()
        made = gathering.take(self.put_together(name))
        ledger = gathering.take(self.sources.approvals(name.locale))
        if ledger:
            path = self.project.name(self.project.approvals(name.locale))
            gathering.note(ledger.fallen(name.document, name.imprint, made.strings if made else "", path))
        return gathering.answer(made)

    def put_together(self, name: Name) -> Answer[Edition]:
        """Translate, look for approvals, write out."""
        gathering, sources, tag = Gathering(), self.sources, name.locale
        source = gathering.take(sources.document(name.document))
        whole = gathering.take(sources.imprint(name.imprint))
        house = whole.speaking_to(tag) if whole else None
        if source is None or house is None:
            return gathering.answer(None)
        if unset := self.unset(name, source):
            return Answer(None, (unset,))
        if gathering.take(self.lost(name.document)):
            return gathering.answer(None)
        words = gathering.take(sources.messages(domains.TEMPLATES, tag))
        staff = gathering.take(sources.messages(domains.TEMPLATES, house.language))
        document = gathering.take(self.document_in(name.document, tag))
        imprint = gathering.take(self.imprint_in(name.imprint, tag))
        if words is None or staff is None or document is None or imprint is None:
            return gathering.answer(None)
        counted = (sources.words(tag), sources.words(source.language))
        trees: tuple[Model, ...] = (document.tree, imprint.tree)
        if mute := tuple(each for tree in trees for each in unwritable(tree, Locale(tag), counted)):
            gathering.note(mute)
            return gathering.answer(None)
        glossary = (sources.glossary(tag).value or NONE).serving(name.document, source.language)
        content = content_of((source, house), (document, imprint), words, glossary, self.project.figures)
        asked = any(each.severity is Severity.QUESTION for each in (*document.findings, *imprint.findings))
        changed = gathering.take(newest_change(sources, name, source, house))
        assert changed is not None
        edition = Edition(
            slug=name.document,
            imprint_slug=name.imprint,
            document=document.tree,
            imprint=imprint.tree,
            locale=Locale(tag),
            source=Locale(source.language),
            colophon=self.colophon(name, source, content, changed, asked=asked),
            words=Words(words, Locale(tag)),
            counted=counted,
            staff=Words(staff, Locale(house.language)),
            strings=content.covered,
            confirmed=(*document.confirmed, *imprint.confirmed),
            terms=tuple(form for term in glossary.terms for form in term.forms),
            source_edition=partial(self.original, name, source.language),
        )
        return gathering.answer(issue(edition))

    def original(self, name: Name, language: str) -> Edition | None:
        """Issue the edition in the source language, which faces a translation; its faults are said where it is asked for."""
        return self.edition(Name(name.document, language, name.imprint)).value

    def unset(self, name: Name, document: Document) -> Finding | None:
        """Report a script that no typeface sets: the edition's, the source's, whose words may be beside it, or that of a text."""
        others = sorted({text.lang for text in prose(document) if text.lang})
        for tag in (document.language, *others, name.locale):
            code = Locale(tag).script
            if script(code).face is UNKNOWN:
                own = tag == name.locale != document.language
                place = self.project.locales_folder / tag if own else self.project.document(name.document)
                remedy = f"write in another script, or give it a typeface in feuillet/writing/scripts/{code.lower()}.py"
                where = Location(self.project.name(place), int(not own))
                return Finding(where, f"no typeface sets the script {code}", remedy, "faces")
        return None

    def look_for_losses(self, document: str) -> Answer[bool]:
        """Report the texts of safety that a document has lost; nothing is issued of it until somebody signs for them.

        A catalog that holds no more than the source is known by a glance, so that not every language is read for one.
        """
        gathering, project = Gathering(), self.project
        tree = self.sources.document(document).value
        removals = gathering.take(self.sources.removals()) or removed.Removals()
        if tree is None:
            return gathering.answer(False)
        template = domains.of_tree(document, tree, "").template
        catalogs = (
            self.sources.messages(document, tag).value
            for tag in project.locales
            if removed.may_hold_more(project.po(tag, document), template)
        )
        old = (domains.read_template(project, document), *catalogs)
        path = project.name(project.document(document))
        found = tuple(removed.lost(template, filter(None, old), removals, path))
        gathering.note(found)
        return gathering.answer(bool(found))

    def colophon(self, name: Name, document: Document, content: Content, changed: datetime, *, asked: bool) -> Colophon:
        """Say what an edition says of itself; no approval holds where a question is ``asked``."""
        ledger = self.sources.approvals(name.locale).value
        entry = ledger.find(name.document, name.imprint, content.covered) if ledger and not asked else None
        return Colophon(
            identifier(name.imprint, name.locale, name.document),
            document.revision,
            changed,
            document.next_review,
            document.licence,
            sign_of(content.digest),
            Approval(entry.translator, entry.reviser, entry.date, entry.evaluator, entry.evaluated) if entry else None,
        )

    def translate_document(self, name: str, tag: str) -> Answer[Translation[Document]]:
        """Translate a document; nothing comes of one whose safety strings are not all there, or of which nothing is begun."""
        tree = self.sources.document(name).value
        if tree is None:
            return Answer(None)
        if self.as_written(tree.language, name, tag):
            return Answer(Translation(tree, Locale(tag)))
        messages = self.sources.messages(name, tag)
        begun = messages.value is None or any(message.string for message in messages.value.messages)
        if not begun and not self.proof:
            where = Location(self.project.name(self.project.po(tag, name)))
            remedy = "translate the file, or start it with merge"
            nothing = Finding(where, "nothing is translated yet", remedy, "translated", Severity.WARNING)
            return Answer(None, (*messages.findings, nothing))
        return self.translated(tree, name, tag, partial(self.document_in, name))

    def translate_imprint(self, name: str, tag: str) -> Answer[Translation[Imprint]]:
        """Translate what an imprint says to the readers of a locale."""
        whole, domain = self.sources.imprint(name).value, domains.imprint_domain(name)
        if whole is None:
            return Answer(None)
        tree = whole.speaking_to(tag)
        if self.as_written(tree.language, domain, tag):
            return Answer(Translation(tree, Locale(tag)))
        return self.translated(tree, domain, tag, partial(self.imprint_in, name))

    def as_written(self, language: str, domain: str, tag: str) -> bool:
        """Return whether a locale reads a source as it is: in its own language, or a region that says nothing in another way."""
        if tag == language or not Locale(tag).reads(Locale(language)):
            return tag == language
        messages = self.sources.messages(domain, tag)
        own = messages.value.messages if messages.value else ()
        return not messages.findings and not any(map(regions.worded, own))

    def translated(self, tree: Tree, domain: str, tag: str, kin: Callable[[str], Any]) -> Answer[Translation[Tree]]:
        """Translate a tree with what the locale's files hold; ``kin`` translates it for another locale."""
        gathering, sources = Gathering(), self.sources
        language = str(getattr(tree, "language", ""))
        messages = gathering.take(sources.messages(domain, tag))
        glossary = gathering.take(sources.glossary(tag))
        confirmations = gathering.take(sources.confirmations(tag))
        if messages is None or glossary is None or confirmations is None:
            return gathering.answer(None)
        comparisons = () if tag in PSEUDO else self.checks(domain, tag)
        signed, words = confirmations.lent(sources.lent(tag)), sources.words(tag)
        translation = translate(tree, messages, comparisons, glossary.serving(domain, language), signed, words)
        answered = frozenset(each.digest for each in translation.confirmed)
        path = self.project.name(self.project.confirmations(tag))
        gathering.note(self.at_home(translation.findings, messages, kin))
        gathering.note(confirmations.fallen(domain, answered, path))
        if comparisons:
            gathering.note(unchecked(language, Locale(tag), messages.location))
        unsafe = any(text.safety for text in translation.untranslated)
        return gathering.answer(None if unsafe and not self.proof else translation)

    def at_home(
        self, findings: tuple[Finding, ...], messages: Messages, kin: Callable[[str], Any]
    ) -> tuple[Finding, ...]:
        """Say in a region's own catalog what only the region finds wrong with a text of its language."""
        parent = self.sources.parent(messages.domain, messages.locale)
        if parent is None or all(each.location.path == messages.location.path for each in findings):
            return findings
        theirs = frozenset(kin(parent).findings)
        return tuple(each if each in theirs else regions.at_home(each, messages) for each in findings)
