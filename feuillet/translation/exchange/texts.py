"""The texts of a file for an agency: messages, and of one with plural forms each form; their names and their numbers."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from feuillet.cldr import Locale
from feuillet.translation import plurals
from feuillet.translation.messages import Message, Messages

RULE = "Plural-Forms"
NONE = Message("", "")


@dataclass(frozen=True)
class Form(Message):
    """One plural form of a message, as if it were a message of its own; ``id`` is what its numbers are called in the source."""

    whole: Message = NONE
    place: int = 0


def texts(message: Message, locale: Locale) -> tuple[Message, ...]:
    """List what an agency translates of a message: itself, or as many forms as the language has."""
    return tuple(forms(message, locale)) if message.kept.plural and not message.obsolete else (message,)


def forms(message: Message, locale: Locale) -> Iterator[Form]:
    """List the plural forms of a message; that of the number 1 has the singular as its source, but not where it has all numbers."""
    strings, numbers = dict(message.kept.forms), plurals.examples(locale)
    one = plurals.read(locale.plural_forms).form(1)
    for place, said in sorted(numbers.items()):
        which = f"plural form {place + 1} of {len(numbers)}: for {said}"
        yield Form(
            context=f"{called(message)}[{place}]",
            id=message.id if place == one and len(numbers) > 1 else message.kept.plural,
            string=strings.get(place, ""),
            fuzzy=message.fuzzy,
            note=f"{message.note}\n{which}".strip(),
            location=message.location,
            whole=message,
            place=place,
        )


def numbered_as_ours(messages: Messages) -> Messages:
    """Put the plural forms of a catalog in the order of our header, as writing it does."""
    locale, rule = Locale(messages.locale), dict(messages.metadata).get(RULE, "")
    if rule in {"", locale.plural_forms}:
        return messages
    metadata = tuple((name, locale.plural_forms if name == RULE else value) for name, value in messages.metadata)
    ordered = tuple(
        replace(each, kept=replace(each.kept, forms=tuple(plurals.rearranged(found, rule, locale).items())))
        if (found := dict(each.kept.forms))
        else each
        for each in messages.messages
    )
    return replace(messages, messages=ordered, metadata=metadata)


def sources(message: Message) -> tuple[str, ...]:
    """List the sources with which a text may come back: other tools write the singular at the first form, whatever it is for."""
    return (message.whole.id, message.whole.kept.plural) if isinstance(message, Form) else (message.id,)


def called(message: Message) -> str:
    """Name a message: by its context, and a word of the page by its text."""
    return message.context or message.id[:80]


def numbered(message: Message) -> str:
    """Make a message's id: the same in every export, whatever comes before it in the catalog."""
    if isinstance(message, Form):
        return f"{numbered(message.whole)}[{message.place}]"
    return f"m{hashlib.sha256(repr(message.key).encode()).hexdigest()[:12]}"


def token(number: str) -> str:
    """Write an id as a name token, which XLIFF 2 wants: without brackets."""
    return number.replace("[", ".").removesuffix("]")
