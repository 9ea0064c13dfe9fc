"""The texts of an edition as a translator sees them: source, translation, state, and what is found wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from feuillet.edition.edition import Edition
from feuillet.findings import Finding, Severity
from feuillet.manuscript.document import prose
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose
from feuillet.publication.asks import Answer, Name
from feuillet.publication.publication import Publication
from feuillet.translation.confirmations import Confirmation
from feuillet.translation.domains import imprint_domain, of_tree
from feuillet.translation.glossary import NONE, GlossaryTerm
from feuillet.translation.memory import Match, Memory
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
    """A text of an edition: what the source says, what a locale's catalog says for it, and who has confirmed that."""

    domain: str
    source: Prose
    message: Message
    findings: tuple[Finding, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()

    @property
    def hinders(self) -> bool:
        """Whether no edition with it can be approved."""
        waits = self.source.safety and self.state in {TextState.UNTRANSLATED, TextState.FUZZY}
        return waits or self.state in {TextState.REFUSED, TextState.ASKED}

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
    answer = publication.edition(name)
    trees: tuple[tuple[str, Model | None], ...] = (
        (name.document, document),
        (imprint_domain(name.imprint), whole.speaking_to(name.locale) if whole else None),
    )
    return tuple(text for domain, tree in trees if tree for text in of(publication, domain, tree, name, answer))


def of(publication: Publication, domain: str, tree: Model, name: Name, answer: Answer[Edition]) -> Iterator[Text]:
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
            own = (each for each in answer.findings if each.context == source.context and each.location.path == path)
            signed = answer.value.confirmed if answer.value else ()
            theirs = (each for each in signed if (each.domain, each.context) == (domain, source.context))
            message = found or Message(source.context, source.text, safety=source.safety)
            yield Text(domain, source, message, tuple(own), tuple(theirs))


def others(text: Text, memory: Memory) -> tuple[Match, ...]:
    """List how texts like one were said: others than itself, which is in the memory as its catalog has it."""
    own = (text.message.id, text.message.string)
    return tuple(each for each in memory.similar(text.source.text) if each.target and (each.source, each.target) != own)


def terms(publication: Publication, name: Name, text: Text) -> tuple[GlossaryTerm, ...]:
    """List the terms of the glossary that the source of a text holds."""
    sources = publication.editor.sources
    language = sources.language(text.domain)
    glossary = (sources.glossary(name.locale).value or NONE).serving(name.document, language)
    return glossary.near(text.source.text)
