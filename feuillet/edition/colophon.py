"""The colophon: the only source of dates, identifiers, signs, versions and of what was approved."""

import datetime
import uuid
from dataclasses import dataclass, replace

from feuillet import __version__

NAMESPACE = uuid.UUID("0bd5b6a6-3c6e-5a0f-9b57-6f1d4b9f2f51")
"""Feuillet's own namespace for identifiers that stay the same from build to build."""
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What a sign is written in: https://www.crockford.com/base32.html."""
BITS = 40
"""How much of a digest a sign shows, in eight characters of five bits: among a thousand prints no two are alike by chance."""


@dataclass(frozen=True)
class Approval:
    """Who translated an edition (for the source language: wrote it) and who revised it, and when.

    ``evaluator`` is who examined its e-book's accessibility, on the day ``evaluated``; nobody, where it is empty.
    """

    translator: str
    reviser: str
    date: datetime.date
    evaluator: str = ""
    evaluated: datetime.date | None = None


@dataclass(frozen=True)
class Colophon:
    """What an edition says of itself; a product without approval is a draft.

    ``changed`` is the moment of the newest change that its sources and catalogs tell of, ``sign`` that of its content: two
    prints with one sign say the same, whatever their dates.
    """

    identifier: str
    revision: int
    changed: datetime.datetime
    next_review: datetime.date
    licence: str
    sign: str = ""
    approval: Approval | None = None
    version: str = __version__

    @property
    def draft(self) -> bool:
        """Whether nobody has approved the edition."""
        return self.approval is None

    @property
    def date(self) -> datetime.date:
        """The day of the newest change, by the calendar of whoever made it."""
        return self.changed.date()

    def signed_as(self, other: "Colophon") -> "Colophon":
        """Return the same with another's sign and date: a print that says two editions side by side is signed once."""
        return replace(self, sign=other.sign, changed=other.changed)

    @property
    def modified(self) -> datetime.datetime:
        """The moment of the newest change as files name it, in UTC."""
        return self.changed.astimezone(datetime.UTC)

    @property
    def stamp(self) -> str:
        """The same moment in letters (ISO 8601)."""
        return self.modified.isoformat(timespec="seconds").replace("+00:00", "Z")


def sign_of(content: str) -> str:
    """Write the first forty bits of a digest so that they can be read aloud: no I, L, O or U (Crockford's base 32)."""
    bits = int(content[: BITS // 4], 16)
    return "".join(SIGNS[bits >> place & 31] for place in range(BITS - 5, -1, -5))


def identifier(imprint: str, locale: str, document: str) -> str:
    """Name an edition by a URN that only depends on what it is."""
    return uuid.uuid5(NAMESPACE, f"{imprint}/{locale}/{document}").urn
