"""Put a locale's strings in the place of the source's, and say what is missing."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from feuillet.cldr import Locale
from feuillet.findings import Finding, Severity
from feuillet.manuscript.document import revise
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose, fault, unmarked
from feuillet.translation.confirmations import Confirmation, Confirmations, stamped
from feuillet.translation.glossary import NONE, Glossary, Usage
from feuillet.translation.messages import Message, Messages
from feuillet.translation.vocabulary import Vocabulary

CHECK = "translated"
UNSIGNED = Confirmations()
REMEMBERED = 2_000
"""How many strings of a catalog are remembered: all it has, and many that were tried."""
Tree = TypeVar("Tree", bound=Model)
Comparison = Callable[[Prose, Prose, Usage], Iterator[Finding]]
"""A check of one translated prose against its source: an error keeps the string out of print, a question makes it a draft."""


class Remembered:
    """Checks that remember what they found in a catalog: whoever tries another string there examines no more than that one.

    All that a check sees is what an answer is kept under, but the glossary, of which each catalog has one.
    """

    def __init__(self, comparisons: tuple[Comparison, ...]) -> None:
        self.comparisons = comparisons
        self.known = dict[tuple[object, ...], tuple[Finding, ...]]()

    def __call__(self, source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
        """Say what is wrong with a string."""
        seen = (source, target, usage.sources.get(target.text), usage.catalog)
        if seen not in self.known:
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            self.known[seen] = tuple(each for compare in self.comparisons for each in compare(source, target, usage))
        return iter(self.known[seen])


@dataclass(frozen=True)
class Translation(Generic[Tree]):
    """A tree in a locale: what is not translated is in the source language, and says so.

    ``confirmed`` are the confirmations that answered a question about a string it prints.
    """

    tree: Tree
    locale: Locale
    findings: tuple[Finding, ...] = ()
    untranslated: tuple[Prose, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether no string falls back to the source."""
        return not self.untranslated


@dataclass
class Collected:
    """What comes up while a tree is translated."""

    findings: list[Finding] = field(default_factory=list)
    untranslated: list[Prose] = field(default_factory=list)
    confirmed: list[Confirmation] = field(default_factory=list)

    def take(self, found: Iterator[Finding], confirmations: Confirmations) -> bool:
        """Keep what was found, but for questions that are answered; return whether the string may be printed."""
        fine = True
        for finding in found:
            answer = confirmations.holding(finding.digest) if finding.severity is Severity.QUESTION else None
            if answer:
                self.confirmed.append(answer)
            else:
                self.findings.append(finding)
                fine = fine and finding.severity is not Severity.ERROR
        return fine


def translate(
    tree: Tree,
    messages: Messages,
    comparisons: tuple[Comparison, ...] = (),
    glossary: Glossary = NONE,
    confirmations: Confirmations = UNSIGNED,
    words: Vocabulary | None = None,
) -> Translation[Tree]:
    """Translate a document or an imprint with the messages of a locale; a region of its own language says only what differs."""
    usage = Usage(Locale(messages.locale), glossary, sources(messages), words)
    own = usage.locale.reads(Locale(str(getattr(tree, "language", "")) or messages.locale))
    collected = Collected()

    def change(source: Prose, _path: tuple[str, ...], _safety: bool) -> Prose:
        if not source.translatable:
            return source
        message = messages.get(source.context, source.text)
        target = offered(source, message, usage)
        if target and message:
            found = examine(source, target, usage, comparisons)
            if not collected.take(stamped(found, messages.domain, message), confirmations):
                target = None
        if target is None and not (own and not (message and message.translated)):
            collected.untranslated.append(source)
        return target or source

    revised = revise(tree, change)
    findings = (*collected.findings, *missing(collected.untranslated, messages))
    return Translation(revised, usage.locale, findings, tuple(collected.untranslated), tuple(collected.confirmed))


def sources(messages: Messages) -> dict[str, tuple[str, ...]]:
    """List for each string the source texts it is the translation of."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for message in messages.messages:
        if message.translated:
            found[message.string][message.id] = None
    return {string: tuple(ids) for string, ids in found.items()}


def offered(source: Prose, message: Message | None, usage: Usage) -> Prose | None:
    """Make prose of a message's string, if it may be printed at all."""
    if message is None or not message.translated:
        return None
    text = unmarked(message.string)
    return replace(source, text=text, language=usage.locale.tag, location=message.location, note=message.comment)


def examine(source: Prose, target: Prose, usage: Usage, comparisons: tuple[Comparison, ...]) -> Iterator[Finding]:
    """Find what is wrong with a string: its notation first, then what each check says."""
    if problem := fault(target.text):
        yield problem.at(target.location, CHECK)
        return
    for compare in comparisons:
        yield from compare(source, target, usage)


def missing(untranslated: list[Prose], messages: Messages) -> Iterator[Finding]:
    """Report strings that are missing: those of safety each as an error, the others together as a warning."""
    ordinary: list[Prose] = []
    for source in untranslated:
        message = messages.by_context.get(source.context)
        if not source.safety:
            ordinary.append(source)
        elif message is None or not message.string:
            where = message.location if message else messages.location
            problem = f"the safety text {source.context} is not translated"
            remedy = "translate it, or run merge if it is not in the file"
            yield Finding(where, problem, remedy, CHECK, context=source.context)
        elif message.fuzzy and message.id == source.text and not message.previous:
            problem = f"somebody must look again at the translation of the safety text {source.context}: it is marked as fuzzy"
            remedy = "compare it with the source and remove the fuzzy mark"
            yield Finding(message.location, problem, remedy, CHECK, context=message.context)
        elif message.fuzzy or message.id != source.text:
            problem = f"the safety text {source.context} has changed since it was translated"
            first = "" if message.fuzzy else "run extract, then merge; "
            remedy = f"{first}compare it with the source and remove the fuzzy mark"
            yield Finding(message.location, problem, remedy, CHECK, context=message.context)
    if ordinary:
        problem = f"{len(ordinary)} texts are printed in the source language, first {ordinary[0].context}"
        yield Finding(messages.location, problem, "translate them", CHECK, Severity.WARNING)
