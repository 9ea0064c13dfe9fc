"""The colophon: the only source of dates, identifiers, versions and of what was approved."""

import datetime
import uuid
from dataclasses import dataclass

from feuillet import __version__

NAMESPACE = uuid.UUID("0bd5b6a6-3c6e-5a0f-9b57-6f1d4b9f2f51")
"""Feuillet's own namespace for identifiers that stay the same from build to build."""


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
    """What an edition says of itself; a product without approval is a draft."""

    identifier: str
    revision: int
    date: datetime.date
    next_review: datetime.date
    licence: str
    approval: Approval | None = None
    version: str = __version__

    @property
    def draft(self) -> bool:
        """Whether nobody has approved the edition."""
        return self.approval is None

    @property
    def modified(self) -> datetime.datetime:
        """The moment e-books must name: midnight, in UTC, of the document's date."""
        return datetime.datetime.combine(self.date, datetime.time(), datetime.UTC)


def identifier(imprint: str, locale: str, document: str) -> str:
    """Name an edition by a URN that only depends on what it is."""
    return uuid.uuid5(NAMESPACE, f"{imprint}/{locale}/{document}").urn
