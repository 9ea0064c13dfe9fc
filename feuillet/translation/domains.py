"""The domains of a project: one per document, one per imprint, and one for the templates' own words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from feuillet import shipped
from feuillet.cldr import PSEUDO, Locale
from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript.model import Model
from feuillet.project import Project
from feuillet.reading import there
from feuillet.templates import LANGUAGE, words
from feuillet.translation import po, regions, vocabulary
from feuillet.translation.confirmations import migrated
from feuillet.translation.merge import Rebrace, merge
from feuillet.translation.messages import Message, Messages, extract

TEMPLATES = "templates"
UNAPPROVED = "Translation by the publisher, not reviewed by a health professional."


@dataclass(frozen=True)
class Domain:
    """What is translated together, from which language, with today's messages of the source."""

    name: str
    language: str
    template: Messages

    def wanted_in(self, locale: str) -> bool:
        """Return whether a locale needs a translation: not where it is the source, or a region of it."""
        return not Locale(locale).reads(Locale(self.language))

    def differs_in(self, locale: str) -> bool:
        """Return whether a locale is a region of the source's own language: it may say some texts in another way."""
        return locale != self.language and locale not in PSEUDO and not self.wanted_in(locale)


def imprint_domain(name: str) -> str:
    """Name the domain of an imprint."""
    return f"imprint-{name}"


def of_tree(name: str, tree: Model, source: str) -> Domain:
    """Make the domain of a document or an imprint; ``source`` names its file."""
    messages = tuple(extract(tree, source))
    return Domain(name, str(getattr(tree, "language", "")), Messages(name, messages=messages, comment=heading(name)))


def of_templates(project: Project) -> Domain:
    """Make the domain of the templates' own words."""
    messages = tuple(
        Message("", text, source=file, note="a word of the page") for text, file in words(project.templates)
    )
    known = {message.id for message in messages}
    counted = tuple(message for message in vocabulary.words() if message.id not in known)
    return Domain(TEMPLATES, LANGUAGE, Messages(TEMPLATES, messages=(*messages, *counted), comment=heading(TEMPLATES)))


def heading(name: str) -> str:
    """Say at the top of a file what it is."""
    return f"{name}, to be translated. What stands in braces is kept as it stands."


def read_catalog(project: Project, domain: str, locale: str) -> tuple[Messages | None, tuple[Finding, ...]]:
    """Read a domain in a locale; there are no messages where there is no file, neither the project's nor a shipped one."""
    file = project.po(locale, domain)
    name = project.name(file)
    if domain == TEMPLATES and not there(file):
        file = shipped.words(locale)
    if not there(file):
        return Messages(domain, locale, location=Location(name)), ()
    return po.read(file, name, domain, Locale(locale))


def parent(project: Project, domain: str, tag: str, source: str = "") -> str | None:
    """Find the locale that a region has the texts of a domain from; none where that is the source, or nothing is there."""
    for each in Locale(tag).parents:
        if each == source:
            return None
        if there(project.po(each, domain)) or (domain == TEMPLATES and there(shipped.words(each))):
            return each
    return None


def base(project: Project, domain: Domain, locale: str) -> tuple[Messages | None, tuple[Finding, ...]]:
    """Read what a region's catalog lies over: that of its language, or the source; there is nothing below another locale."""
    tag = parent(project, domain.name, locale, domain.language)
    if tag is None:
        return (regions.said(domain.template, domain.language) if domain.differs_in(locale) else None), ()
    messages, found = read_catalog(project, domain.name, tag)
    below, more = base(project, domain, tag)
    return (regions.over(messages, below) if messages and below else messages), (*found, *more)


def layered(
    project: Project, domain: Domain, locale: str, holds: Callable[[Message], bool] = regions.worded
) -> tuple[Messages | None, tuple[Finding, ...]]:
    """Read what a locale says in a domain, and where it is a region, what its language says for it."""
    own, found = read_catalog(project, domain.name, locale)
    below, more = base(project, domain, locale)
    return (regions.over(own, below, holds) if own and below else own), (*found, *more)


def read_template(project: Project, domain: str) -> Messages | None:
    """Read the template of a domain as it is; nothing where there is none, or none that can be read."""
    file = project.pot(domain)
    return po.read(file, project.name(file), domain, None)[0] if there(file) else None


def merged(
    project: Project, domain: Domain, locale: str, rebrace: Rebrace = lambda _new, _old: None
) -> tuple[str | None, tuple[Finding, ...]]:
    """Merge a locale's file with today's source, and give the text to write; none where the file cannot be read."""
    old, findings = read_catalog(project, domain.name, locale)
    if old is None:
        return None, findings
    if not old.messages:
        old = replace(old, comment=UNAPPROVED)
    if domain.name == TEMPLATES:
        old = completed(old, domain.template)
    old = replace(old, messages=tuple(map(migrated, old.messages)))
    new, below, more = merge(domain.template, old, rebrace), *base(project, domain, locale)
    if more:
        return None, (*findings, *more)
    findings = (*findings, *rebraced(old, new, project.name(project.po(locale, domain.name))))
    return (po.write(new), findings) if below is None else kept_lean(new, below)


def rebraced(old: Messages, new: Messages, path: str) -> Iterator[Finding]:
    """Say which translations have got the braces of their source; one that only moved is as it was elsewhere."""
    written = {message.string for message in old.messages}
    known = {message.context for message in old.messages if message.context and message.translated}
    for message in new.messages:
        if message.context in known and message.translated and message.string not in written:
            problem = f"{message.context} has got the braces of its source: {message.string}"
            remedy = "read it once; its translation is kept"
            yield Finding(Location(path), problem, remedy, "merge", Severity.WARNING, context=message.context)


def kept_lean(new: Messages, below: Messages) -> tuple[str, tuple[Finding, ...]]:
    """Write a region's catalog, with nothing in it that its language says too; and say what was taken out of it."""
    origin = below.location.path or "the source"
    own, count = regions.lean(new, below)
    if (how := regions.HOW.format(origin)) not in own.comment:
        own = replace(own, comment=f"{how}\n{own.comment}".strip())
    problem = f"{count} texts said the same as {origin} and were taken out: they follow it from now on"
    same = Finding(new.location, problem, "there is nothing to do", regions.CHECK, Severity.WARNING)
    return po.write(own), (same,) if count else ()


def completed(old: Messages, template: Messages) -> Messages:
    """Add to a project's catalog the words that it lacks and that ship translated: those of a newer Feuillet."""
    file = shipped.words(old.locale)
    ready = po.read(file, file.name, old.domain, Locale(old.locale))[0] if there(file) else None
    lacking = {message.key for message in template.messages} - {
        message.key for message in old.messages if message.worded
    }
    more = tuple(message for message in ready.messages if message.key in lacking) if ready else ()
    added = {message.key for message in more}
    return replace(old, messages=(*(each for each in old.messages if each.key not in added), *more))


def work(domains: tuple[Domain, ...], locales: tuple[str, ...]) -> Iterator[tuple[Domain, str]]:
    """List which domain is to be translated in which locale."""
    for domain in domains:
        for locale in locales:
            if domain.wanted_in(locale) or domain.differs_in(locale):
                yield domain, locale
