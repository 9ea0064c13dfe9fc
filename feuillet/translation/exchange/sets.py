"""The plural forms of one message are taken together or not at all: the numbers of one text must not mix two translations."""

import re
from collections.abc import Sequence
from dataclasses import replace

from feuillet.translation.exchange.cleaning import spaceless
from feuillet.translation.exchange.texts import called, numbered, token
from feuillet.translation.exchange.xliff import Unit
from feuillet.translation.messages import Message

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
"""Where the number is printed: a form without it would print a dose without its number."""


def joined(whole: Message, returned: Sequence[Message]) -> Message:
    """Put forms that came back into their places in the message; it is fuzzy if one of them is."""
    forms = tuple(enumerate(each.string for each in returned))
    fuzzy = any(each.fuzzy for each in returned)
    if (forms, fuzzy) == (tuple((place, dict(whole.kept.forms).get(place, "")) for place, _ in forms), whole.fuzzy):
        return whole
    seen = whole.compared if whole.fuzzy and not fuzzy else whole
    return replace(seen, fuzzy=fuzzy, kept=replace(seen.kept, forms=forms))


def refusal(returned: Sequence[Message], filled: int, foreign: int) -> str:
    """Say why forms that came back are no whole translation of their message, or nothing.

    ``filled`` of them have a translation, ``foreign`` are those that came back and have no place.
    """
    if foreign:
        return f"{foreign} of the plural forms that came back for it {'is' if foreign == 1 else 'are'} none of its own"
    if filled < len(returned):
        return f"{filled} of its {len(returned)} plural forms came back with a translation"
    for each in returned:
        wanted, found = (sorted(PLACEHOLDER.findall(text)) for text in (each.id, each.string))
        if wanted != found:
            return f"its plural form {called(each)} holds {' '.join(found) or 'nothing'} in the place of {' '.join(wanted)}"
    return ""


def foreign(unit: Unit, whole: Message) -> bool:
    """Return whether a text that has no place was meant for a plural form of a message."""
    names = (unit.name.rpartition("[")[0] == called(whole), token(unit.id).rpartition(".")[0] == numbered(whole))
    came = {spaceless(reading.source) for reading in unit.readings}
    return any(names) or (unit.place is not None and not came.isdisjoint(map(spaceless, (whole.id, whole.kept.plural))))


def vacant(unit: Unit) -> bool:
    """Return whether a text is an empty plural form: gettext's tools write two also for a language that has one."""
    return unit.place is not None and not any(reading.target.strip() for reading in unit.readings)
