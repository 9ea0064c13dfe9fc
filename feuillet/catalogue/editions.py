"""The history of signs: which version of each edition was released, and when, in ``content/editions.yaml``.

A release adds to it. What is printed on a sheet is looked up in it years later, so nothing is ever taken out.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field, field_validator

from feuillet.findings import Finding
from feuillet.manuscript.model import Model
from feuillet.manuscript.reader import Read, parse
from feuillet.manuscript.source import read_source
from feuillet.manuscript.values import Day
from feuillet.reading import there
from feuillet.translation import records

CHECK = "editions"
LEDGER_BYTES = 100_000_000
"""A release has 150 bytes, and a history only grows."""
Place = tuple[str, str, str]
"""An imprint, a locale and a document: which edition."""


class Release(Model):
    """A version of an edition that was released on a day; ``title`` is in the edition's language."""

    imprint: str = Field(min_length=1)
    locale: str = Field(min_length=1)
    document: str = Field(min_length=1)
    sign: str = Field(min_length=1)
    title: str = ""
    released: Day

    @field_validator("*")
    @classmethod
    def is_printable(cls, value: Any) -> Any:
        """Take what was released as it was: it has been printed."""
        return value

    @property
    def place(self) -> Place:
        """Which edition it is of."""
        return self.imprint, self.locale, self.document

    @property
    def facts(self) -> dict[str, str]:
        """What is written down, by key."""
        return {name: str(value) for name, value in self.model_dump().items()}


class Releases(Model):
    """All releases of a project, those of an edition in their order."""

    editions: tuple[Release, ...] = ()

    def adding(self, new: Iterable[Release]) -> "Releases":
        """Add releases; a version that is released already stays as it is, and one that comes back is the newest again."""
        by_place = defaultdict[Place, list[Release]](list)
        for each in self.editions:
            by_place[each.place].append(each)
        for each in new:
            known = by_place[each.place]
            if not known or known[-1].sign != each.sign:
                known[:] = [*(old for old in known if old.sign != each.sign), each]
        return Releases(editions=tuple(each for place in sorted(by_place) for each in by_place[place]))

    def written(self) -> str:
        """The file: sorted by edition, one key per line."""
        return records.write("editions", (each.facts for each in self.editions))


@dataclass(frozen=True)
class History:
    """The releases, to be looked up by edition."""

    releases: Releases = field(default_factory=Releases)

    @cached_property
    def by_place(self) -> dict[Place, tuple[Release, ...]]:
        """The releases of each edition, the newest last."""
        found = defaultdict[Place, tuple[Release, ...]](tuple)
        for each in self.releases.editions:
            found[each.place] += (each,)
        return dict(found)

    def of(self, place: Place) -> tuple[Release, ...]:
        """List the releases of an edition, the newest last."""
        return self.by_place.get(place, ())


def read_releases(file: Path, path: str) -> Read[Releases]:
    """Read what was released; without a file nothing was."""
    if not there(file):
        return Releases(), ()
    source = read_source(file, path, LEDGER_BYTES)
    if isinstance(source, Finding):
        return None, (source,)
    return parse(source, Releases, CHECK)
