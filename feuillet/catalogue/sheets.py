"""What health records take: a leaflet as one PDF, in one language, with the codes of what it is about."""

from collections.abc import Callable
from dataclasses import dataclass

from feuillet.cldr import Locale
from feuillet.manuscript.codes import Code, System

LONG = {
    System.ICD_10: "http://hl7.org/fhir/sid/icd-10",
    System.SNOMED_CT: "http://snomed.info/sct",
    System.RXNORM: "http://www.nlm.nih.gov/research/umls/rxnorm",
    System.ATC: "http://www.whocc.no/atc",
}
"""The addresses that stand for code systems (HL7 Terminology)."""
NUMBERED = {
    System.ICD_10: "2.16.840.1.113883.6.3",
    System.SNOMED_CT: "2.16.840.1.113883.6.96",
    System.RXNORM: "2.16.840.1.113883.6.88",
    System.ATC: "2.16.840.1.113883.6.73",
}
"""The object identifiers that stand for them, in older standards."""


@dataclass(frozen=True)
class Sheet:
    """A leaflet for a health record; ``changed`` is the moment of its newest change in UTC, ``sign`` says which words it has.

    ``read`` reads the PDF: all of a publication are too many to be held at once.
    """

    identifier: str
    document: str
    locale: Locale
    title: str
    summary: str
    author: str
    sign: str
    changed: str
    draft: bool
    path: str
    size: int
    read: Callable[[], bytes]
    codes: tuple[Code, ...]

    @property
    def id(self) -> str:
        """The bare identifier, as resources of FHIR have it."""
        return self.identifier.rpartition(":")[2]

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.rpartition("/")[2]

    @property
    def edition(self) -> tuple[str, str]:
        """Which edition of its imprint it is of: the locale and the document."""
        return self.locale.tag, self.document


@dataclass(frozen=True)
class Recalled:
    """An edition that is withdrawn: ``day`` is when (ISO 8601), ``reason`` why, in the language of whoever withdrew it."""

    identifier: str
    document: str
    locale: Locale
    title: str
    author: str
    day: str
    reason: str

    @property
    def id(self) -> str:
        """The bare identifier, the same as of its sheet."""
        return self.identifier.rpartition(":")[2]


@dataclass(frozen=True)
class Handed:
    """A file for a record, and the editions it tells of, each a locale and a document; a list of all has none."""

    name: str
    content: bytes
    of: tuple[tuple[str, str], ...] = ()
