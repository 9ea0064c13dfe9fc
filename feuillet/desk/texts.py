"""The texts of an edition as a translator sees them: source, translation, state, and what is found wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from feuillet.edition.galley import Place
from feuillet.findings import Finding, Severity
from feuillet.manuscript.document import prose
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose
from feuillet.publication.asks import Name
from feuillet.publication.publication import Publication
from feuillet.translation.domains import imprint_domain, of_tree
from feuillet.translation.glossary import NONE, GlossaryTerm
from feuillet.translation.messages import Message


class TextState(StrEnum):
    """How far a text is, the most urgent first."""

    REFUSED = "refused"
    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    ASKED = "asked"
    TRANSLATED = "translated"


@dataclass(frozen=True)
class Text:
    """A text of an edition: what the source says, and what a locale's catalog says for it."""

    domain: str
    source: Prose
    message: Message
    findings: tuple[Finding, ...] = ()

    @property
    def state(self) -> TextState:
        """How far it is."""
        severities = {finding.severity for finding in self.findings}
        if not self.message.worded:
            return TextState.UNTRANSLATED
        if self.message.fuzzy or self.message.id != self.source.text:
            return TextState.FUZZY
        if Severity.ERROR in severities:
            return TextState.REFUSED
        return TextState.ASKED if Severity.QUESTION in severities else TextState.TRANSLATED

    def saying(self, string: str) -> Message:
        """Its message, with another translation that somebody has looked at."""
        return replace(self.message.compared, id=self.source.text, string=string)

    @property
    def quantities(self) -> tuple[str, ...]:
        """The quantities of the source in their braces, as they are to stand in the translation."""
        return tuple(dict.fromkeys(run.text for run in self.source.runs if run.quantity is not None))

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """What became of the words of the previous source: pieces of it that stayed, left or came, in a row."""
        old = self.message.previous or (self.message.id if self.message.id != self.source.text else "")
        return tuple(changed(old, self.source.text)) if old and self.message.fuzzy | (old == self.message.id) else ()


def changed(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Compare two texts word by word: each piece with “same”, “left” or “came”."""
    before, after = old.split(" "), new.split(" ")
    for kind, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", " ".join(before[start:end])
            continue
        if end > start:
            yield "left", " ".join(before[start:end])
        if stop > begin:
            yield "came", " ".join(after[begin:stop])


def texts(publication: Publication, name: Name) -> tuple[Text, ...]:
    """List the texts of an edition that its locale translates, the document's and then the imprint's."""
    sources = publication.editor.sources
    document, whole = sources.document(name.document).value, sources.imprint(name.imprint).value
    findings = publication.edition(name).findings
    trees: tuple[tuple[str, Model | None], ...] = (
        (name.document, document),
        (imprint_domain(name.imprint), whole.speaking_to(name.locale) if whole else None),
    )
    return tuple(text for domain, tree in trees if tree for text in of(publication, domain, tree, name, findings))


def of(publication: Publication, domain: str, tree: Model, name: Name, findings: tuple[Finding, ...]) -> Iterator[Text]:
    """List the texts of a domain, each with its message and what is found wrong with it."""
    project = publication.project
    whole = of_tree(domain, tree, "")
    if not whole.wanted_in(name.locale) and not whole.differs_in(name.locale):
        return
    path = project.name(project.po(name.locale, domain))
    known = publication.editor.sources.messages(domain, name.locale).value
    for source in prose(tree):
        if source.translatable:
            found = known and (known.get(source.context, source.text) or known.by_context.get(source.context))
            own = tuple(each for each in findings if each.context == source.context and each.location.path == path)
            yield Text(domain, source, found or Message(source.context, source.text, safety=source.safety), own)


def in_order(texts: tuple[Text, ...], places: tuple[Place, ...]) -> tuple[Text, ...]:
    """Put texts in the order in which they first stand on the pages; those that stand on none come last."""
    ranks = {context: rank for rank, context in enumerate(dict.fromkeys(place.context for place in places))}
    return tuple(sorted(texts, key=lambda text: ranks.get(text.source.context, len(ranks))))


def terms(publication: Publication, name: Name, text: Text) -> tuple[GlossaryTerm, ...]:
    """List the terms of the glossary that the source of a text holds."""
    sources = publication.editor.sources
    language = sources.language(text.domain)
    glossary = (sources.glossary(name.locale).value or NONE).serving(name.document, language)
    return glossary.near(text.source.text)
