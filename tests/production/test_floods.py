"""What is repeated without end costs computing in proportion, and never much.

A row of `floods.yaml` says what is repeated, how often at most, and what reads it. It is read at a sixteenth of that and then
twice as much four times over.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from effort import computed, effort
from sampling import shown
from workshop import Workshop

from feuillet.cldr import Locale
from feuillet.discovery import modules
from feuillet.edition.imprint import Known, read_imprint
from feuillet.findings import Location
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.prose import Prose, fault
from feuillet.manuscript.reader import read_document
from feuillet.preflight import manuscript, translation
from feuillet.translation import plurals, po
from feuillet.translation.confirmations import proposals, read_confirmations
from feuillet.translation.glossary import Glossary, Usage, found, read_glossary
from production import fuzz

DOUBLINGS = 4
SECONDS = 2.0
"""The most that anything may compute, as `effort` tells it."""
MARGIN = 3
"""How much more than in proportion: other programs run on the machine, and small things are quick by chance."""
FLOOR = 0.02
"""What is quicker than this says nothing of how it grows."""
MOST_LINES = 200
"""What anybody reads of a log."""
ENGLISH = Locale("en")
SOURCE = "La fièvre dure trois jours, dit le médecin."
COMPARISONS = tuple(module.check for module in modules(translation))
EXAMINATIONS = tuple(module.check for module in modules(manuscript))


@dataclass(frozen=True)
class Flood:
    """A row of `floods.yaml`."""

    name: str
    of: str
    each: str
    times: int
    first: str = ""
    last: str = ""
    file: str = ""

    def text(self, times: int) -> str:
        """So many repetitions."""
        numbered = "{n}" in self.each
        body = "".join(self.each.replace("{n}", str(n)) for n in range(times)) if numbered else self.each * times
        return f"{self.first}{body}{self.last}"


def of_catalog(text: str, folder: Path) -> None:
    file = folder / "flood.po"
    file.write_text(text, encoding="utf-8")
    po.read(file, "flood.po", "flood", ENGLISH)


def of_manuscript(text: str, folder: Path) -> None:
    read_document(written(text, folder), "flood.yaml", Figures(folder))


def of_imprint(text: str, folder: Path) -> None:
    read_imprint(written(text, folder), "flood.yaml", Figures(folder), Known(frozenset({"fever"}), frozenset({"web"})))


def of_confirmations(text: str, folder: Path) -> None:
    confirmations, _ = read_confirmations(written(text, folder), "flood.yaml")
    assert confirmations is not None
    assert [confirmations.holding(str(number)) for number in range(1000)] == [None] * 1000
    for domain in ("fever", "hands", "cough"):
        list(confirmations.fallen(domain, frozenset(), "flood.yaml"))


def of_glossary(text: str, folder: Path) -> None:
    glossary, findings = read_glossary(written(text, folder), "flood.yaml")
    assert glossary is not None, findings
    for number in range(20):
        compare(f"{SOURCE} {number}", f"The fever lasts three days, says doctor {number}.", ENGLISH, glossary)


def of_term(text: str, folder: Path) -> None:
    del folder
    for letters in ("a" * 1400, "ab " * 450, "aab" * 450):
        for spaced in (True, False):
            found((text,), letters, spaced=spaced)


def of_text(text: str, folder: Path) -> None:
    del folder
    if fault(text.strip()) is None:
        for tag in ("fr", "zh-Hans"):
            compare(text.strip(), text.strip(), Locale(tag))
            compare(SOURCE, text.strip(), Locale(tag))


def of_proposals(text: str, folder: Path) -> None:
    del folder
    proposals(text)


def of_plurals(text: str, folder: Path) -> None:
    del folder
    assert plurals.fault(text, ENGLISH)


def of_project(text: str, folder: Path, file: str) -> None:
    project = folder / "project"
    workshop = Workshop(project) if project.exists() else fuzz.small_project(project)
    path = workshop.path(file)
    before = path.read_bytes()
    path.write_bytes(before + text.encode())
    status, said, _ = fuzz.check(workshop)
    path.write_bytes(before)
    errors = [line for line in said.splitlines() if ": warning: " not in line and ": question: " not in line]
    assert (status in {0, 1}, len(errors) < MOST_LINES) == (True, True)


READERS: dict[str, Callable[..., None]] = {
    name.removeprefix("of_"): each for name, each in globals().items() if name.startswith("of_")
}


def written(text: str, folder: Path) -> Path:
    file = folder / "flood.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def compare(source: str, target: str, locale: Locale, glossary: Glossary | None = None) -> None:
    """Run all checks of a text and of its translation."""
    original = Prose(source, Location("a"), "leaflet/a", True, "fr")
    other = Prose(target, Location("b"), "leaflet/a", True, locale.tag)
    usage = Usage(locale, glossary or Glossary())
    for check in COMPARISONS:
        list(check(original, other, usage))
    assert EXAMINATIONS


ROWS = yaml.safe_load(Path(__file__).with_name("floods.yaml").read_text(encoding="utf-8"))
FLOODS = {row["name"]: Flood(**row) for row in ROWS}


def read(flood: Flood, times: int, folder: Path) -> None:
    """Read so many repetitions."""
    READERS[flood.of](flood.text(times), folder, *filter(None, [flood.file]))


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_a_flood_is_over_within_seconds(flood: Flood, tmp_path: Path) -> None:
    read(flood, 1, tmp_path)  # facts of languages are read once
    assert effort(read, flood, flood.times, tmp_path) < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("name", shown(FLOODS, lambda name: FLOODS[name].of))
def test_a_flood_costs_in_proportion(name: str, tmp_path: Path) -> None:
    flood = FLOODS[name]
    read(flood, 1, tmp_path)
    steps = [flood.times >> (DOUBLINGS - doubling) for doubling in range(DOUBLINGS + 1)]
    small, *_, large = (min(computed(read, flood, times, tmp_path) for _ in range(2)) for times in steps)
    assert large <= max(small, FLOOR) * MARGIN * 2**DOUBLINGS
