"""A region's catalog over that of its language: what the region does not say itself, its language says for it, as a translation.

es-MX has only what differs from es. What both lack is missing in both. Which locale serves another is CLDR's to say
(`feuillet.cldr.Locale.parents`); a region of the source's own language has the manuscript itself below it.
"""

from collections.abc import Callable
from dataclasses import replace

from feuillet.findings import Finding, Severity
from feuillet.translation.messages import Message, Messages

CHECK = "region"
HOW = "Only what differs from {} is here: copy a message from there, with its msgctxt and msgid, and change its msgstr."
"""What the catalog of a region says at its top."""


def said(template: Messages, source: str) -> Messages:
    """Take the texts of the source for a translation into its own language."""
    messages = tuple(replace(each, string=each.id, inherited=source) for each in template.messages)
    return replace(template, locale=source, messages=messages)


def stands(message: Message) -> bool:
    """Return whether somebody has translated a message, and nothing has changed since."""
    return message.worded and not message.fuzzy


def worded(message: Message) -> bool:
    """Return whether somebody has translated a message, whatever has changed since."""
    return message.worded


def over(own: Messages, theirs: Messages, holds: Callable[[Message], bool] = stands) -> Messages:
    """Put what a region says itself, as far as it ``holds``, over what its language says."""
    below = {key: inherited(each, theirs.locale) for key, each in theirs.by_key.items()}
    chosen = tuple(
        each if each.obsolete or holds(each) else preferred(each, below.get(each.key)) for each in own.messages
    )
    waiting = tuple(each for each, new in zip(own.messages, chosen, strict=True) if each.worded and new is not each)
    more = tuple(each for key, each in below.items() if key not in own.by_key)
    return replace(own, messages=(*chosen, *more), waiting=waiting)


def preferred(own: Message, theirs: Message | None) -> Message:
    """Choose what is said where a region has nothing that may be printed: what its language has, or else the least empty."""
    return theirs if theirs and (stands(theirs) or not own.worded) else own


def inherited(message: Message, tag: str) -> Message:
    """Note which locale a message is from."""
    return replace(message, inherited=message.inherited or tag)


def lean(messages: Messages, theirs: Messages) -> tuple[Messages, int]:
    """Keep of a region's catalog what it says in its own way; and count what it says as its language does."""
    kept = tuple(each for each in messages.messages if each.obsolete or each.worded)
    own = tuple(each for each in kept if not same(each, theirs.get(*each.key)))
    return replace(messages, messages=own), len(kept) - len(own)


def same(own: Message, theirs: Message | None) -> bool:
    """Return whether a region's message says nothing that its language does not: neither in words nor in a comment."""
    if theirs is None or own.obsolete or not (stands(own) and stands(theirs)):
        return False
    return (own.string, own.kept.forms) == (theirs.string, theirs.kept.forms) and own.comment in {"", theirs.comment}


def apart(messages: Messages, before: Messages) -> Messages:
    """Take the region's own messages out of merged ones; one that is not as it was ``before`` has become its own."""
    old = before.by_key
    own = (each for each in messages.messages if not each.inherited or each != old.get(each.key))
    return replace(messages, messages=tuple(replace(each, inherited="") for each in own), waiting=())


def waits(messages: Messages) -> tuple[Finding, ...]:
    """Say that texts of a region wait for somebody to look, while others are printed in their place."""
    if not messages.waiting:
        return ()
    first, count = messages.waiting[0], len(messages.waiting)
    name = first.context or first.id[:40]
    problem = f"{count} texts of {messages.locale} are fuzzy, and those of its language are printed, first {name}"
    remedy = "compare them with the source and remove the fuzzy mark"
    return (Finding(first.location, problem, remedy, CHECK, Severity.WARNING),)


def at_home(finding: Finding, messages: Messages) -> Finding:
    """Say of a text of its language what is wrong with it in a region."""
    if finding.location.path == messages.location.path:
        return finding
    remedy = f"{finding.remedy}, or say it in {messages.locale}’s own words here"
    return replace(
        finding, location=messages.location, problem=f"{finding.problem} ({finding.location})", remedy=remedy
    )


def differing(own: Messages) -> Messages:
    """Take what a region of the source's own language says in another way; the source is printed for what is fuzzy."""
    return replace(
        own, waiting=tuple(each for each in own.messages if each.worded and each.fuzzy and not each.obsolete)
    )
