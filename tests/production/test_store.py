"""The store keeps what was printed by its digest, and trusts nothing that has been damaged."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from workshop import Workshop

from feuillet.edition.galley import Block, Pages, Place, Printed
from feuillet.findings import Finding, Location, Severity
from feuillet.production.store import FolderStore

DIGEST = "ab" + "0" * 62
FINDING = Finding(Location("output/x.pdf", 3), "it is thin", "feed it", "press", Severity.WARNING)
PRINTED = Printed(b"%PDF-1.7", (("pages", 6), ("type size, pt", 9.25), ("paper", "A4")), (FINDING,))


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "store")


def record(store: FolderStore) -> Path:
    return store.content(DIGEST).with_suffix(".json")


def test_what_is_kept_comes_back_with_its_measurements_and_findings(store: FolderStore) -> None:
    store.put(DIGEST, PRINTED)
    assert store.get(DIGEST) == PRINTED


def test_pages_come_back_with_their_blocks_and_the_places_of_their_texts(store: FolderStore) -> None:
    block, place = Block("doses", 1, 20.5, 31), Place("sections/doses/title", 1, 8, 20.5, 61.25, 5)
    pages = Pages(b"%PDF-1.7", PRINTED.measurements, PRINTED.findings, (block,), (place,))
    store.put(DIGEST, pages)
    assert store.get_pages(DIGEST) == pages


def test_there_is_nothing_under_another_digest(store: FolderStore) -> None:
    store.put(DIGEST, PRINTED)
    assert store.get("cd" + DIGEST[2:]) is None


def test_bytes_without_their_record_are_no_entry(store: FolderStore) -> None:
    store.put(DIGEST, PRINTED)
    record(store).unlink()
    assert store.get(DIGEST) is None


def test_a_record_without_its_bytes_is_no_entry(store: FolderStore) -> None:
    store.put(DIGEST, PRINTED)
    store.content(DIGEST).unlink()
    assert store.get(DIGEST) is None


def test_one_flipped_bit_makes_it_no_entry(store: FolderStore) -> None:
    store.put(DIGEST, PRINTED)
    store.content(DIGEST).write_bytes(b"%PDF-1.6")
    assert store.get(DIGEST) is None


def without(name: str) -> Callable[[str], str]:
    return lambda text: json.dumps({key: value for key, value in json.loads(text).items() if key != name})


DAMAGES: dict[str, Callable[[str], str]] = {
    "empty": lambda _: "",
    "cut off": lambda text: text[:-5],
    "an empty object": lambda _: "{}",
    "a list": lambda _: "[]",
    "null": lambda _: "null",
    "without measurements": without("measurements"),
    "without findings": without("findings"),
    "a finding without its check": lambda text: text.replace('"check"', '"cheque"'),
    "a severity of another version": lambda text: text.replace('"warning"', '"fatal"'),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_record_is_no_entry(store: FolderStore, damage: str) -> None:
    store.put(DIGEST, PRINTED)
    record(store).write_text(DAMAGES[damage](record(store).read_text(encoding="utf-8")), encoding="utf-8")
    assert store.get(DIGEST) is None


def test_a_damaged_entry_is_mended_by_keeping_it_anew(store: FolderStore) -> None:
    store.put(DIGEST, PRINTED)
    store.content(DIGEST).write_bytes(b"")
    record(store).write_text("", encoding="utf-8")
    store.put(DIGEST, PRINTED)
    assert store.get(DIGEST) == PRINTED


def test_a_run_prints_again_what_was_damaged_in_its_store(workshop: Workshop, finished: Workshop, run: Run) -> None:
    entry = finished.manifest()["clinic/en/fever.en.epub"]
    damaged = FolderStore(workshop.path(".feuillet/store")).content(entry["galley"])
    damaged.write_bytes(damaged.read_bytes()[:100])
    done = run(workshop, "make")
    assert (done.status, done.err) == (0, "")
    assert damaged.read_bytes() == (finished.output / "clinic/en/fever.en.epub").read_bytes()
    assert workshop.digests() == finished.digests()
