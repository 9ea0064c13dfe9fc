"""Put a locale's strings in the place of the source's, and say what is missing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from feuillet.cldr import Locale
from feuillet.findings import Finding, Severity
from feuillet.manuscript.blocks import Model
from feuillet.manuscript.document import revise
from feuillet.manuscript.prose import Prose, fault
from feuillet.translation.glossary import NONE, Glossary, Usage
from feuillet.translation.messages import Message, Messages

CHECK = "translated"
Tree = TypeVar("Tree", bound=Model)
Comparison = Callable[[Prose, Prose, Usage], Iterator[Finding]]
"""A check of one translated prose against its source; what it yields stands in the way of that string."""


@dataclass(frozen=True)
class Translation(Generic[Tree]):
    """A tree in a locale: what is not translated stands there in the source language, and says so."""

    tree: Tree
    locale: Locale
    findings: tuple[Finding, ...] = ()
    untranslated: tuple[Prose, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether no string falls back to the source."""
        return not self.untranslated


def translate(
    tree: Tree, messages: Messages, comparisons: tuple[Comparison, ...] = (), glossary: Glossary = NONE
) -> Translation[Tree]:
    """Translate a document or an imprint with the messages of a locale."""
    usage = Usage(Locale(messages.locale), glossary)
    findings: list[Finding] = []
    untranslated: list[Prose] = []

    def change(source: Prose, _path: tuple[str, ...], _safety: bool) -> Prose:
        message = messages.get(source.context, source.text)
        target = accept(source, message, usage, comparisons, findings)
        if target is None:
            untranslated.append(source)
        return target or source

    revised = revise(tree, change)
    return Translation(revised, usage.locale, (*findings, *missing(untranslated, messages)), tuple(untranslated))


def accept(
    source: Prose, message: Message | None, usage: Usage, comparisons: tuple[Comparison, ...], findings: list[Finding]
) -> Prose | None:
    """Take a message's string if it may be printed; what is wrong with it is added to the findings."""
    if message is None or not message.translated:
        return None
    target = replace(
        source, text=message.string, language=usage.locale.tag, location=message.location, note=message.comment
    )
    problem, _, remedy = fault(message.string).partition("; ")
    if problem:
        findings.append(Finding(message.location, problem, remedy or "mend it", CHECK))
        return None
    faults = [finding for compare in comparisons for finding in compare(source, target, usage)]
    findings.extend(faults)
    return None if any(finding.severity is Severity.ERROR for finding in faults) else target


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
            yield Finding(where, problem, "translate it, or run merge if it is not in the file", CHECK)
        elif message.fuzzy or message.id != source.text:
            problem = f"the safety text {source.context} has changed since it was translated"
            yield Finding(message.location, problem, "compare it with the source and remove the fuzzy mark", CHECK)
    if ordinary:
        problem = f"{len(ordinary)} texts are printed in the source language, first {ordinary[0].context}"
        yield Finding(messages.location, problem, "translate them", CHECK, Severity.WARNING)
