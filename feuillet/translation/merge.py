"""Bring a locale's messages up to a new template, losing nothing a translator wrote.

Messages are paired by context and text, then by text (a block that moved, an id renamed), then by context (a text reworded,
which becomes fuzzy and keeps its previous msgid, unless it has only got braces). What is left over stays as obsolete, and comes
back if its text does.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from feuillet.translation.messages import RETIRED, Message, Messages


class Pool:
    """Old messages not yet paired, to be taken by key, by text or by context."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self.by_key: dict[tuple[str, str], Message] = {}
        self.by_id: defaultdict[str, list[Message]] = defaultdict(list)
        self.by_context: dict[str, Message] = {}
        for message in messages:
            self.by_key[message.key] = message
            self.by_id[message.id].append(message)
            if not message.obsolete:
                self.by_context[message.context] = message

    def take(self, message: Message | None) -> Message | None:
        """Take a message out, if it is still there."""
        return self.by_key.pop(message.key, None) if message else None

    def same(self, new: Message) -> Message | None:
        """Take the message with the same context and text."""
        return self.by_key.pop(new.key, None)

    def moved(self, new: Message) -> Message | None:
        """Take a message with the same text that was elsewhere, a translated one first."""
        there = [old for old in self.by_id.get(new.id, ()) if old.key in self.by_key]
        return self.take(max(there, key=lambda old: old.translated, default=None))

    def reworded(self, new: Message) -> Message | None:
        """Take the message that was in the same place with another text; words of the page have no place."""
        return self.take(self.by_context.get(new.context)) if new.context else None

    def left(self) -> Iterable[Message]:
        """What nobody took, in its old order."""
        return self.by_key.values()


Rebrace = Callable[[Message, Message], str | None]
"""Gives the translation of an old message with the braces that the new one has got, where nothing else has changed."""


def merge(template: Messages, old: Messages, rebrace: Rebrace = lambda _new, _old: None) -> Messages:
    """Merge a locale's messages with the template extracted from today's source."""
    paired, left = pair(template, old)
    current = (
        carry(new, paired[number], rebrace) if number in paired else new for number, new in enumerate(template.messages)
    )
    obsolete = (retire(message) for message in left if message.worded)
    return replace(old, messages=(*current, *obsolete))


def pair(template: Messages, old: Messages) -> tuple[dict[int, Message], tuple[Message, ...]]:
    """Find for each message of the template, by its place, the old one; and what is left over."""
    pool = Pool(old.messages)
    paired: dict[int, Message] = {}
    for find in (pool.same, pool.moved, pool.reworded):
        for number, new in enumerate(template.messages):
            if number not in paired and (found := find(new)):
                paired[number] = found
    return paired, tuple(pool.left())


def retire(message: Message) -> Message:
    """Keep a message as obsolete; editors drop notes of obsolete messages, so that one of safety says so in its comment."""
    comment = message.comment
    if message.safety and RETIRED not in comment:
        comment = f"{comment}\n{RETIRED}".strip()
    return replace(message, obsolete=True, comment=comment)


def carry(new: Message, old: Message, rebrace: Rebrace = lambda _new, _old: None) -> Message:
    """Give a new message what was translated for the old one; a reworded text makes it fuzzy, one in new braces does not."""
    comment = old.comment.replace(RETIRED, "").strip()
    kept = replace(new, string=old.string, comment=comment, fuzzy=old.fuzzy, previous=old.previous, kept=old.kept)
    if new.id == old.id or not old.worded:
        return kept if old.worded else kept.compared
    if old.fuzzy and old.previous:
        return replace(kept, fuzzy=True)
    if old.translated and (string := rebrace(new, old)):
        return replace(kept, string=string)
    return replace(kept.compared, fuzzy=True, previous=old.id)
