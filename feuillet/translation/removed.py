"""Texts of safety that have left the source: said until a person removes them knowingly.

A warning deleted from a manuscript is still in the template and in the catalogs of its translators, so that its loss can be
seen. ``content/removed.yaml`` holds what was removed, and by whom.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import Field

from feuillet import reading
from feuillet.findings import Finding, Location
from feuillet.manuscript.grammar import quantities
from feuillet.manuscript.model import Model
from feuillet.manuscript.quantity import QuantityError
from feuillet.manuscript.reader import Read, parse
from feuillet.manuscript.source import read_source
from feuillet.manuscript.values import Day
from feuillet.reading import there
from feuillet.translation import po, records
from feuillet.translation.merge import pair, retire
from feuillet.translation.messages import Message, Messages

CHECK = "removed"
PLACED = re.compile(r'^(?:#~ )?msg(?:ctxt|id) "(.*)"\s*$', re.MULTILINE)
"""A line that says where a message is, or what it says."""


class Removal(Model):
    """One text that somebody removed; ``seal`` binds all the other facts."""

    document: str
    context: str
    text: str
    name: str = Field(min_length=1)
    role: str = Field(min_length=1)
    date: Day
    reason: str = ""
    seal: str = ""

    @property
    def facts(self) -> dict[str, str]:
        """What is written down, by key."""
        return {name: str(value) for name, value in self.model_dump().items()}

    @property
    def sealed(self) -> "Removal":
        """The same with its seal."""
        return self.model_copy(update={"seal": records.digest({**self.facts, "seal": ""})})


class Removals(Model):
    """All removals of a project."""

    removed: tuple[Removal, ...] = ()

    def covers(self, document: str, message: Message) -> bool:
        """Return whether somebody removed a text from its place knowingly."""
        return any(
            (each.document, each.context, each.text) == (document, *message.key) and each.seal == each.sealed.seal
            for each in self.removed
        )

    def without(self, template: Messages) -> "Removals":
        """Forget the removal of texts that a document has again: should they go once more, somebody signs again."""
        back = template.by_key
        kept = (
            each for each in self.removed if each.document != template.domain or (each.context, each.text) not in back
        )
        return Removals(removed=tuple(kept))

    def written(self) -> str:
        """The file: sorted, one key per line."""
        entries = sorted(self.removed, key=lambda each: (each.document, each.context, each.text))
        return records.write("removed", (each.facts for each in entries))


def read_removals(file: Path, path: str) -> Read[Removals]:
    """Read what was removed; without a file nothing was."""
    if not there(file):
        return Removals(), ()
    source = read_source(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    return parse(source, Removals, CHECK)


def gone(template: Messages, old: Messages) -> Iterator[Message]:
    """List the messages of safety that have no text in today's source any more."""
    known = template.by_key.keys()
    if all(message.key in known for message in old.messages):
        return iter(())
    return (message for message in pair(template, old)[1] if message.safety or dosed(message.id))


def remembering(template: Messages, old: Messages | None, removals: Removals) -> Messages:
    """Keep in a new template, as obsolete, the texts of safety that are gone and that nobody has signed for."""
    missed = (each for each in gone(template, old) if not removals.covers(template.domain, each)) if old else ()
    return replace(template, messages=(*template.messages, *map(retire, missed)))


def dosed(text: str) -> bool:
    """Return whether a text holds a dose."""
    try:
        return any(quantity.is_dose for quantity in quantities(text))
    except QuantityError:
        return False


def may_hold_more(file: Path, template: Messages) -> bool:
    """Return whether a catalog has a place or a text that a template lacks: a glance, so that not every language is read.

    Lines are compared as they are; what is wrapped or escaped in another way than here is looked at closely.
    """
    try:
        text = reading.content(file, "", po.FILE_BYTES).decode("utf-8", "replace")
    except reading.RefusedError:
        return False  # what cannot be read is reported where its language is asked for
    known = {po.escape(part) for message in template.messages for part in message.key}
    return any(match[1] not in known for match in PLACED.finditer(text, text.find("\n\n") + 1))


def lost(template: Messages, catalogs: Iterable[Messages], removals: Removals, path: str) -> Iterator[Finding]:
    """Report each text of safety that a catalog has and the source has lost; ``path`` is the source's."""
    told: set[tuple[str, str]] = set()
    for old in catalogs:
        for message in gone(template, old):
            if message.key not in told and not removals.covers(template.domain, message):
                told.add(message.key)
                where = message.location.path or old.location.path
                problem = (
                    f"the safety text {message.context}, “{message.id[:60]}”, is in {where} and no longer in the source"
                )
                remedy = (
                    f"restore it, or sign for it: run confirm --document {template.domain} --removed {message.context}"
                )
                yield Finding(Location(path, 1), problem, remedy, CHECK, context=message.context)
