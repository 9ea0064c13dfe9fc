"""How far a translation has come."""

from dataclasses import dataclass

from feuillet.templates import is_unprinted
from feuillet.translation.domains import Domain
from feuillet.translation.messages import Message, Messages
from feuillet.translation.vocabulary import SOURCE


@dataclass(frozen=True)
class Status:
    """The counts of a domain in a locale, in messages; ``safety`` are those of safety that are not translated.

    ``approved``: an approval holds for what is printed today, under every imprint. ``errors`` and ``asked`` count its findings of
    those severities, ``confirmed`` the questions that a reviser has answered; ``unchecked`` names the checks its language has no
    facts for. ``inherited`` are texts that a region has from ``parent``; they are among the others. ``spare`` are words of
    quantities and of the desk that are not translated: only a text that has such a quantity needs its word, and says so, and
    what is said at the desk no product prints.
    """

    locale: str
    domain: str
    total: int
    translated: int
    fuzzy: int
    missing: int
    safety: int
    approved: bool = False
    errors: int = 0
    asked: int = 0
    confirmed: int = 0
    unchecked: tuple[str, ...] = ()
    inherited: int = 0
    parent: str = ""
    spare: int = 0

    @property
    def done(self) -> int:
        """The share that is translated, in whole percent, rounded down: 100 means all."""
        return 100 * self.translated // self.total if self.total else 100

    @property
    def state(self) -> str:
        """How far it is, in a word: ``approved``, ``draft`` (all translated), ``safe`` (no text of safety is open) or ``open``."""
        if self.approved:
            return "approved"
        if self.translated == self.total:
            return "draft"
        return "open" if self.safety else "safe"


def status(domain: Domain, messages: Messages, *, approved: bool = False) -> Status:
    """Count what of today's source a locale has."""
    pairs = [(new, messages.get(new.context, new.id)) for new in domain.template.messages]
    translated = sum(1 for _, found in pairs if found and found.translated)
    fuzzy = sum(1 for _, found in pairs if found and found.fuzzy)
    safety = sum(1 for new, found in pairs if new.safety and not (found and found.translated))
    total = len(pairs)
    lent = [found.inherited for _, found in pairs if found and found.translated and found.inherited]
    return Status(
        messages.locale,
        domain.name,
        total,
        translated,
        fuzzy,
        total - translated - fuzzy,
        safety,
        approved,
        inherited=len(lent),
        parent=lent[0] if lent else "",
        spare=sum(1 for new, found in pairs if is_spare(new) and not (found and found.translated)),
    )


def is_spare(message: Message) -> bool:
    """Return whether an edition may do without a message."""
    return message.source == SOURCE or is_unprinted(message.source)
