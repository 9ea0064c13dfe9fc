"""Saving one text of a locale, as the proof desk does: into its PO file, which others may change at the same time.

Nothing that somebody else wrote is overwritten. A text of which the file says something else than its translator saw is not
saved; what others say of other texts stays. A wrong text is saved all the same: the files are the truth, and the checks report.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from unicodedata import normalize

from feuillet import files, reading
from feuillet.cldr import Locale
from feuillet.findings import Finding, Location, UsageError, unusable, visible
from feuillet.project import Project
from feuillet.publication.features import Features
from feuillet.publication.sources import Sources
from feuillet.translation import po, po_edit, regions
from feuillet.translation.domains import (
    TEMPLATES,
    Domain,
    base,
    imprint_domain,
    merged,
    of_templates,
    of_tree,
    parent,
)
from feuillet.translation.messages import SAFETY, Message, Messages
from feuillet.translation.plurals import number_of_forms
from feuillet.translation.po_text import CONTROL
from feuillet.translation.records import digest

CHECK = "saving"
LONGEST, LONGEST_NOTE, NOTE_LINES = 20_000, 5_000, 100
"""Letters of a text, of a note, and lines of one; the longest text that ships has 700 letters."""
TRIES = 8
"""How often a save begins anew where another program writes the same file meanwhile."""


@dataclass(frozen=True)
class Edit:
    """What a translator says of a text; ``seen`` is how it was shown to them (`seen_as`), ``forms`` are those of a plural.

    Without a ``note`` the one that is there stays.
    """

    locale: str
    domain: str
    context: str
    id: str
    seen: str
    string: str = ""
    forms: tuple[str, ...] = ()
    fuzzy: bool = False
    note: str | None = None

    @property
    def tidied(self) -> "Edit":
        """The same in the normal form that all texts are in, with line ends as on Unix; a browser sends those of Windows."""
        note = None if self.note is None else tidy(self.note).strip()
        return replace(self, string=tidy(self.string), forms=tuple(map(tidy, self.forms)), note=note)


@dataclass(frozen=True)
class Conflict:
    """The file now says something else of a text than its translator saw: nothing was written."""

    theirs: Message


def tidy(text: str) -> str:
    """Bring a text from a browser to the form in which a catalog is read."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return normalize("NFC", "\n".join(line.rstrip("\ufeff") for line in lines.split("\n")))


def seen_as(message: Message) -> str:
    """Digest what a translator sees of a message: its texts, its fuzzy mark, and the note."""
    forms = [(number, form) for number, form in message.kept.forms if form]
    return digest(message.string, forms, message.fuzzy, message.comment)


def save(project: Project, edit: Edit, now: datetime.datetime, translator: str = "") -> Message | Conflict | Finding:
    """Write a text into its catalog, and return its message; or what the file says instead, or why it cannot be written.

    Raises `UsageError` for a locale, a domain or a text that does not exist.
    """
    edit, saving = edit.tidied, Saving(project, edit.locale, edit.domain)
    if fault := unfit(edit, saving.path):
        return fault
    try:
        with files.alone(saving.file.parent):
            files.sweep(saving.file.parent)
            for _ in range(TRIES):
                answer = saving.attempt(edit, now, translator)
                if answer is not None:
                    return answer
    except OSError as error:
        return unusable(error, saving.path)
    problem, remedy = "another program writes this file again and again", "close it there, then save once more"
    return Finding(Location(saving.path), problem, remedy, CHECK).about(edit.context)


def unfit(edit: Edit, path: str) -> Finding | None:
    """Find what no catalog may hold, or nobody would read."""
    said = ((text, LONGEST) for text in (edit.string, *edit.forms))
    for text, most in (*said, (edit.note or "", LONGEST_NOTE)):
        for problem, remedy in faults(text, most):
            return Finding(Location(path), problem, remedy, CHECK).about(edit.context)
    if (edit.note or "").count("\n") >= NOTE_LINES:
        problem = f"the note has more than {NOTE_LINES} lines"
        return Finding(Location(path), problem, "shorten it", CHECK).about(edit.context)
    return None


def faults(text: str, most: int) -> Iterator[tuple[str, str]]:
    """Say what is wrong with a text before anybody reads it, and what to do."""
    if len(text) > most:
        yield f"the text has {len(text)} letters where {most} are enough", "shorten it"
    if match := CONTROL.search(text.replace("\n", " ")):
        yield f"a control character U+{ord(match[0]):04X} is here", "remove it"
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        yield "half a character is here", "type it again"


class Saving:
    """Saves texts of a domain in a locale; raises `UsageError` where there is no such locale or domain."""

    def __init__(self, project: Project, locale: str, domain: str) -> None:
        self.sources = Sources(project, Features())
        imprints = {imprint_domain(name): name for name in project.imprints}
        if locale not in project.locales:
            raise UsageError(f"there is no locale {visible(locale)}; there are {', '.join(project.locales)}")
        if domain not in {*project.documents, TEMPLATES, *imprints}:
            raise UsageError(f"there is no catalog {visible(domain)}")
        self.project, self.tag, self.name, self.imprint = project, locale, domain, imprints.get(domain, "")
        self.file = project.po(locale, domain)
        self.path = project.name(self.file)

    def attempt(self, edit: Edit, now: datetime.datetime, translator: str) -> Message | Conflict | Finding | None:
        """Read, change and write the file once; nothing comes of it if another program wrote it meanwhile."""
        before = self.content
        if isinstance(before, Finding):
            return before
        catalog = self.catalog(before)
        if isinstance(catalog, Finding):
            return catalog
        change = self.change(catalog, edit)
        if not isinstance(change, po_edit.Change):
            return change
        after = po_edit.change(catalog, replace(change, now=now, translator=translator))
        if isinstance(after, Finding):
            return after
        return change.message if files.exchange(self.file, before, after, self.project.root) else None

    def change(self, catalog: po_edit.Catalog, edit: Edit) -> po_edit.Change | Message | Conflict | Finding:
        """Say what is to be changed: nothing where it is said already, and nothing where the translator saw another text."""
        here, shown = lookup(catalog.messages, edit), self.shown(catalog.messages, edit)
        if isinstance(shown, Finding):
            return shown
        if edit.note is None:
            edit = replace(edit, note=shown.comment)
        new = self.wanted(here or self.domain.template.get(edit.context, edit.id) or shown, edit)
        if seen_as(new) == seen_as(shown) and shown.id == edit.id:
            return shown
        if seen_as(shown) != edit.seen:
            return Conflict(shown)
        return po_edit.Change(new, old_id=here.id if here else "")

    def catalog(self, content: bytes | None) -> po_edit.Catalog | Finding:
        """Read the catalog to be changed, or begin one that is not there yet, as merge does."""
        if content is None:
            text, found = merged(self.project, self.domain, self.tag)
            if text is None:
                return found[0]
            content = text.encode()
        catalog = po_edit.read(content, self.path, self.name, Locale(self.tag))
        return catalog if isinstance(catalog, po_edit.Catalog) else catalog[0]

    def shown(self, own: Messages, edit: Edit) -> Message | Finding:
        """Find a text as it is shown to a translator: what the locale says, or a region's language for it, or nothing yet."""
        if parent(self.project, self.name, self.tag, self.domain.language):
            below, found = base(self.project, self.domain, self.tag)
            if below is None:
                return found[0]
            own = regions.over(own, below)
        new = self.domain.template.get(edit.context, edit.id)
        found_here = lookup(own, edit)
        if found_here is None and new is None:
            raise UsageError(f"{self.path} has no text {visible(edit.context or edit.id[:80])}: reload the page")
        return found_here or new or Message(edit.context, edit.id)

    def wanted(self, message: Message, edit: Edit) -> Message:
        """Say of a message what a translator says; what was there before goes with the fuzzy mark."""
        kept = message if edit.fuzzy else message.compared
        forms = (len(message.kept.forms) or number_of_forms(Locale(self.tag))) if message.kept.plural else 0
        if forms != len(edit.forms) or (forms and edit.string):
            raise UsageError(f"this text has {forms or 'no'} plural forms: reload the page")
        forms_said = tuple(enumerate(edit.forms))
        new = replace(kept, id=edit.id, string=edit.string, fuzzy=edit.fuzzy, comment=edit.note or "", inherited="")
        safety = message.safety or SAFETY in message.note
        return replace(new, kept=replace(new.kept, forms=forms_said), safety=safety)

    @property
    def content(self) -> bytes | Finding | None:
        """What the file holds now; nothing where it is not there."""
        if not reading.there(self.file):
            return None
        try:
            return reading.content(self.file, self.path, po.FILE_BYTES)
        except reading.RefusedError as error:
            return error.at(self.path, po.CHECK)

    @cached_property
    def domain(self) -> Domain:
        """What is translated, as the source is today; raises `UsageError` where it cannot be read, or is not translated here."""
        if self.name == TEMPLATES:
            made: Domain | None = of_templates(self.project)
        else:
            tree = self.sources.tree(self.name)
            source = self.project.imprint(self.imprint) if self.imprint else self.project.document(self.name)
            made = of_tree(self.name, tree, self.project.name(source)) if tree else None
        if made is None:
            raise UsageError(f"the source of {self.name} cannot be read: run check")
        if not made.wanted_in(self.tag) and not made.differs_in(self.tag):
            raise UsageError(f"{self.name} is written in {self.tag}: change its manuscript")
        return made


def lookup(messages: Messages, edit: Edit) -> Message | None:
    """Find a message by its context and text, or one whose source was reworded; words of the page have no context."""
    return messages.get(edit.context, edit.id) or (messages.by_context.get(edit.context) if edit.context else None)
