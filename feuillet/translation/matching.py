"""Find for each text that came back its message: by its source and its name, by its number, or by its source alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from feuillet.translation.exchange.cleaning import spaceless
from feuillet.translation.exchange.texts import Form, called, numbered, sources, token
from feuillet.translation.exchange.xliff import Reading, Unit
from feuillet.translation.messages import Message

Find = Callable[[Unit, str], Message | None]
"""One way to find the message of a unit with a source."""


@dataclass(frozen=True)
class Claim:
    """A text that came back, and the target it has for its message."""

    unit: Unit
    target: str


class Index:
    """A locale's messages, to be found by all that a tool may have left of what our export said."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self.by_name: dict[tuple[str, str], Message] = {}
        self.by_number: dict[tuple[str, str], Message] = {}
        self.by_place: dict[tuple[int, str], Message] = {}
        self.by_source: defaultdict[str, list[Message]] = defaultdict(list)
        self.names: set[str] = set()
        for message in messages:
            self.names.add(called(message))
            self.by_source[spaceless(message.id)].append(message)
            for text in map(spaceless, sources(message)):
                self.by_name[called(message), text] = message
                self.by_number[token(numbered(message)), text] = message
                if isinstance(message, Form):
                    self.by_place[message.place, text] = message

    def named(self, unit: Unit, source: str) -> Message | None:
        """Find a message by the name our export gave it."""
        return self.by_name.get((unit.name, source))

    def counted(self, unit: Unit, source: str) -> Message | None:
        """Find a message by its number, or by its name where a tool has put that in the number's place."""
        return self.by_number.get((token(unit.id), source)) or self.by_name.get((unit.id, source))

    def alone(self, unit: Unit, source: str) -> Message | None:
        """Find the only message with a source; of plural forms the one that has its place."""
        if unit.place is not None and (form := self.by_place.get((unit.place, source))):
            return form
        found = [each for each in self.by_source.get(source, []) if unit.place is None or not isinstance(each, Form)]
        return found[0] if len(found) == 1 else None


def matched(index: Index, units: tuple[Unit, ...]) -> tuple[dict[tuple[str, str], list[Claim]], list[Unit]]:
    """Give each text to its message, the surest ways first; what is left over has none."""
    claims: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    left = list(units)
    for find in (index.named, index.counted, index.alone):
        sure = frozenset(claims)
        remaining: list[Unit] = []
        for unit in left:
            message, reading = found(unit, find)
            if message and reading and not (unit.name and message.key in sure):
                claims[message.key].append(Claim(unit, reading.target))
            else:
                remaining.append(unit)
        left = remaining
    return dict(claims), left


def found(unit: Unit, find: Find) -> tuple[Message | None, Reading | None]:
    """Find a unit's message in one way, and the reading of its codes with which it has that message's source."""
    for reading in unit.readings:
        if message := find(unit, spaceless(reading.source)):
            return message, reading
    return None, None
