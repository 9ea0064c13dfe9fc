"""Messages: what `extract` takes out of a tree and a translator gives back."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter

from feuillet.findings import Location
from feuillet.manuscript.document import prose
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import Kind, Quantity

SAFETY = "safety: a wrong word here could harm a patient"
"""The note of a text of safety."""
RETIRED = "safety: this text has left the source"
"""The comment of an obsolete message of safety."""


@dataclass(frozen=True)
class Kept:
    """What a PO file says of a message and Feuillet hands on: flags, plural forms by number, what was there before."""

    flags: tuple[str, ...] = ()
    plural: str = ""
    forms: tuple[tuple[int, str], ...] = ()
    context: str = ""
    previous_plural: str = ""


@dataclass(frozen=True)
class Message:
    """One string: its msgctxt, msgid and msgstr, with all a PO file says about it.

    ``inherited`` is the locale that a region has it from.
    """

    context: str
    id: str
    string: str = ""
    fuzzy: bool = False
    obsolete: bool = False
    source: str = ""
    note: str = ""
    comment: str = ""
    previous: str = ""
    safety: bool = False
    kept: Kept = Kept()
    inherited: str = ""
    location: Location = field(default=Location(""), compare=False)

    @property
    def worded(self) -> bool:
        """Whether somebody has written a translation, in one form or several."""
        return bool(self.string) or any(form for _, form in self.kept.forms)

    @property
    def compared(self) -> "Message":
        """The same without what was there before: somebody has looked."""
        return replace(self, fuzzy=False, previous="", kept=replace(self.kept, context="", previous_plural=""))

    @property
    def key(self) -> tuple[str, str]:
        """What a lookup needs."""
        return self.context, self.id

    @property
    def translated(self) -> bool:
        """Whether the string may be printed; of one with plural forms, whether each of them may."""
        return bool(self.string or self.forms) and not self.fuzzy and not self.obsolete

    @property
    def forms(self) -> dict[int, str]:
        """The plural forms by number, if all are there and may be printed."""
        forms = dict(self.kept.forms)
        return forms if forms and all(forms.values()) and not self.fuzzy and not self.obsolete else {}


@dataclass(frozen=True)
class Messages:
    """A domain in one locale; without a locale it is the template translators start from.

    ``waiting`` are fuzzy texts of a region in whose place those of its language are printed.
    """

    domain: str
    locale: str = ""
    comment: str = ""
    messages: tuple[Message, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    location: Location = field(default=Location(""), compare=False)
    waiting: tuple[Message, ...] = ()

    @cached_property
    def by_key(self) -> dict[tuple[str, str], Message]:
        """The messages that count, by context and id."""
        return {message.key: message for message in self.messages if not message.obsolete}

    @cached_property
    def by_context(self) -> dict[str, Message]:
        """The messages that count, by context alone: what became of a reworded source."""
        return {message.context: message for message in self.messages if not message.obsolete}

    def saying(self, message: Message) -> "Messages":
        """The same with a message in the place of the one of its context and id, or beside all others."""
        if message.key not in self.by_key:
            return replace(self, messages=(*self.messages, message))
        said = (message if each.key == message.key and not each.obsolete else each for each in self.messages)
        return replace(self, messages=tuple(said))

    def get(self, context: str, id: str) -> Message | None:
        """Find a message."""
        return self.by_key.get((context, id))


def extract(tree: Model, source: str) -> Iterator[Message]:
    """List what a translator must translate; ``source`` names the file."""
    for text in filter(attrgetter("translatable"), prose(tree)):
        yield Message(text.context, text.text, source=source, note=note(text), safety=text.safety)


def note(text: Prose) -> str:
    """Say to the translator where a text is, whether it is a matter of safety, and what its quantities are."""
    lines = [text.note]
    if text.safety:
        lines.append(SAFETY)
    lines += [explain(run.text, run.quantity) for run in text.runs if run.quantity is not None]
    return "\n".join(dict.fromkeys(lines))


def explain(braced: str, quantity: Quantity) -> str:
    """Say what a quantity is."""
    free = quantity.inflects and (quantity.unit is not None or quantity.kind not in {Kind.AMOUNT, Kind.YEAR})
    inflect = f"; an inflected form may follow a bar: {braced.partition('|')[0].rstrip('}')}|…}}" if free else ""
    kind = kind_of(quantity)
    return f"{braced} is {kind}: keep the braces and what they hold, your language's form is printed{inflect}"


def kind_of(quantity: Quantity) -> str:
    """Name the kind of a quantity."""
    if quantity.kind is not Kind.AMOUNT:
        return f"a {quantity.kind}"
    return "a score" if quantity.of and quantity.unit is None else "a range" if quantity.high else "a quantity"
