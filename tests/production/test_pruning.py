"""Pruning takes what was used longest ago, waits for a run that uses a folder, and touches nothing new at an address."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run
from workshop import Workshop

from feuillet import files
from feuillet.edition.galley import Printed
from feuillet.production import pruning, remote
from feuillet.production.job import VERDICT
from feuillet.production.shared_store import RemoteStore, shared
from feuillet.production.store import FolderStore

DIGESTS = tuple(f"{number:02}" + "0" * 62 for number in range(4))
CONTENT = b"%PDF" + b"-" * 996
ADDRESS = "memory://pruned"
LONG = 40 * 86400


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    """A store in which the first entry was used longest ago."""
    made = FolderStore(tmp_path / "store")
    for age, digest in enumerate(reversed(DIGESTS), 1):
        made.put(digest, Printed(CONTENT))
        at = time.time() - age * 86400
        for file in (made.content(digest), made.content(digest).with_suffix(".json")):
            os.utime(file, (at, at))
    return made


def left(store: FolderStore) -> set[str]:
    return {digest for digest in DIGESTS if store.content(digest).with_suffix(".json").exists()}


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def test_what_was_used_longest_ago_goes_first_and_no_more_than_must(store: FolderStore) -> None:
    each = size_of(store.folder) // len(DIGESTS)
    pruned = pruning.prune(store, 2 * each)
    assert left(store) == set(DIGESTS[2:])
    assert (pruned.objects, pruned.after) == (2, size_of(store.folder))


def test_what_a_reader_has_just_used_stays(store: FolderStore) -> None:
    assert store.get(DIGESTS[0])
    pruning.prune(store, size_of(store.folder) // len(DIGESTS))
    assert left(store) == {DIGESTS[0]}


def test_a_store_that_is_small_enough_is_left_alone(store: FolderStore) -> None:
    assert pruning.prune(store, 10**9).objects == 0
    assert left(store) == set(DIGESTS)


def test_the_note_of_the_last_run_counts_and_stays(store: FolderStore) -> None:
    note = store.folder / "shelf-0123456789abcdef.json"
    note.write_bytes(CONTENT)
    os.utime(note, (0, 0))
    assert pruning.prune(store, 0).after == len(CONTENT)
    assert [*store.folder.iterdir()] == [note]


def test_nothing_is_left_of_what_goes_and_its_folder_goes_too(store: FolderStore) -> None:
    pruning.prune(store, 0)
    assert [*store.folder.iterdir()] == []


def test_where_no_store_is_there_is_nothing_to_prune(tmp_path: Path) -> None:
    assert pruning.prune(FolderStore(tmp_path / "none"), 0) == pruning.Pruned()


def test_it_waits_for_a_run_that_uses_the_store(store: FolderStore) -> None:
    waiting = threading.Thread(target=pruning.prune, args=(store, 0))
    with files.together(store.folder), files.together(store.folder):
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
        assert left(store) == set(DIGESTS)
    waiting.join(10)
    assert left(store) == set()


OTHERS = (
    *("docs/clusters.md", "content/documents/fever.yaml", ".git/HEAD", ".git/objects/ab/" + "0" * 38, "a.json"),
    *("store/00/" + "0" * 64, "00/" + "1" * 64, "00/00.pdf", "00/" + "0" * 64 + ".pdf", "ab/notes.json"),
    *("notes-ab/notes.json", "notes-ab/" + "ab" * 32, "Notes-ab/" + "ab" * 32 + ".json", "00/" + "0" * 65),
)
"""What nobody but its owner may remove, where a store is sought one folder too high."""


def test_what_is_not_the_stores_stays_whatever_it_is(store: FolderStore) -> None:
    for name in OTHERS:
        (store.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (store.folder / name).write_bytes(b"somebody's")
    (store.folder / "drafts").mkdir()
    store.note("edition", DIGESTS[0], {})
    pruned = pruning.prune(store, 0)
    assert (pruned.objects, pruned.after, left(store)) == (len(DIGESTS) + 1, 0, set())
    there = {each.relative_to(store.folder).as_posix() for each in store.folder.rglob("*") if each.is_file()}
    assert there == set(OTHERS)
    assert (store.folder / "drafts").is_dir()


def test_a_link_is_not_the_stores_and_nothing_behind_it_goes(store: FolderStore, tmp_path: Path) -> None:
    theirs, digest = FolderStore(tmp_path / "theirs"), "ab" * 32
    theirs.put(digest, Printed(CONTENT))
    (store.folder / "ab").symlink_to(theirs.folder / "ab")
    own = store.content("cd" * 32)
    own.parent.mkdir()
    own.symlink_to(theirs.content(digest))
    pruning.prune(store, 0)
    assert theirs.get(digest)
    assert own.is_symlink()


@pytest.fixture
def place() -> Iterator[remote.Remote]:
    found = remote.at(ADDRESS)
    yield found
    for each in found.listed():
        found.remove(each.name)


def test_at_an_address_only_what_is_old_goes(place: remote.Remote, tmp_path: Path) -> None:
    store = shared(ADDRESS, tmp_path / "near")
    for digest in DIGESTS:
        store.put(digest, Printed(CONTENT))
    for digest in DIGESTS[:2]:
        kept = place.files.store[f"{place.folder}/{digest[:2]}/{digest}"]
        kept.created = kept.created.replace(year=kept.created.year - 1)
    each = next(place.listed()).size
    pruned = pruning.prune(store, 3 * each)
    assert (pruned.objects, pruned.before, pruned.after) == (1, 4 * each, 3 * each)
    assert pruning.prune(store, 0).objects == 1
    assert [store.far.entry(digest) is not None for digest in DIGESTS] == [False, False, True, True]


def test_at_an_address_what_is_not_the_stores_stays(place: remote.Remote, tmp_path: Path) -> None:
    store = shared(ADDRESS, tmp_path / "near")
    store.put(DIGESTS[0], Printed(CONTENT))
    for name in OTHERS:
        place.write(name, b"somebody's")
    for kept in place.files.store.values():
        kept.created = kept.created.replace(year=kept.created.year - 1)
    pruned = pruning.prune(store, 0)
    assert (pruned.objects, pruned.after) == (1, 0)
    assert {each.name for each in place.listed()} == set(OTHERS)


def test_what_is_owed_to_an_address_stays_until_it_is_sent(place: remote.Remote, tmp_path: Path) -> None:
    store, files = shared(ADDRESS, tmp_path / "near"), place.files
    store.put(DIGESTS[0], Printed(CONTENT))
    place.files = None  # nobody can write there, as its own protocol finds out
    store.put(DIGESTS[1], Printed(CONTENT))
    store.note(VERDICT, DIGESTS[2], ["fine"])
    for most in (10, 0):
        pruning.prune(store.near, most)
    place.files, place.fault = files, None
    assert [store.near.get(digest) is not None for digest in DIGESTS[:3]] == [False, True, False]
    assert store.unsent() is None
    assert RemoteStore(ADDRESS).get(DIGESTS[1])
    assert RemoteStore(ADDRESS).noted(VERDICT, DIGESTS[2]) == ["fine"]
    pruning.prune(store.near, 0)
    assert store.near.get(DIGESTS[1]) is None


def test_the_command_says_what_went_and_what_stays(workshop: Workshop, run: Run) -> None:
    before = size_of(workshop.path(".feuillet/store"))
    done = run(workshop, "store", "prune", "--max-size", "1.5MB")
    assert (done.status, done.err) == (0, "")
    assert before > 1_500_000 >= size_of(workshop.path(".feuillet/store"))
    assert done.out.startswith(".feuillet/store: ")
    assert done.out.endswith(" MB stay\n")


def test_the_command_tells_nobody_a_password_in_an_address(workshop: Workshop, run: Run) -> None:
    done = run(workshop, "store", "prune", "--max-size", "1MB", "--store", "memory://me:secret@host/place")
    assert (done.status, done.err) == (0, "")
    assert done.out == "memory://host/place: 0 objects were removed, 0.0 MB; 0.0 MB stay\n"


@pytest.mark.parametrize("size", ["", "much", "2 GiB", "-1", "1.2345MB", "²GB"])
def test_a_size_that_is_none_is_wrong_usage(workshop: Workshop, run: Run, size: str) -> None:
    done = run(workshop, "store", "prune", f"--max-size={size}")
    assert done.status == 2
    assert "is no size: write 500MB or 1.5GB" in done.err
