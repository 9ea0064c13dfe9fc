"""How far a translation has come."""

from dataclasses import dataclass

from feuillet.translation.domains import Domain
from feuillet.translation.messages import Messages


@dataclass(frozen=True)
class Status:
    """The counts of a domain in a locale, in messages; ``safety`` are those of safety that are not translated."""

    locale: str
    domain: str
    total: int
    translated: int
    fuzzy: int
    missing: int
    safety: int


def status(domain: Domain, messages: Messages) -> Status:
    """Count what of today's source a locale has."""
    pairs = [(new, messages.get(new.context, new.id)) for new in domain.template.messages]
    translated = sum(1 for _, found in pairs if found and found.translated)
    fuzzy = sum(1 for _, found in pairs if found and found.fuzzy)
    safety = sum(1 for new, found in pairs if new.safety and not (found and found.translated))
    total = len(pairs)
    return Status(messages.locale, domain.name, total, translated, fuzzy, total - translated - fuzzy, safety)
