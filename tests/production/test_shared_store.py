"""A store at an address: many fetch from it and send to it, nothing damaged is trusted, and a lost connection loses nothing."""

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run
from fsspec.implementations.local import LocalFileSystem
from workshop import Workshop

from feuillet.edition.galley import Block, Pages, Printed
from feuillet.findings import Finding, Location, MachineError, Severity, UsageError
from feuillet.production import job_limits, remote
from feuillet.production.job import VERDICT
from feuillet.production.shared_store import RemoteStore, SharedStore, shared
from feuillet.production.store import FolderStore, sealed, unsealed

DIGEST = "ab" + "0" * 62
FINDING = Finding(Location("output/x.pdf", 3), "it is thin", "feed it", "press", Severity.WARNING)
PRINTED = Printed(b"%PDF-1.7\nsecond line", (("pages", 6), ("type size, pt", 9.25), ("paper", "A4")), (FINDING,))
PAGES = Pages(b"%PDF-1.7", PRINTED.measurements, (FINDING,), (Block("doses", 1, 20.5, 31),))
ADDRESS = "memory://shelf"
"""A place in the memory of this process; what runs on S3 is in `test_s3`."""
ONE = ("--document", "fever", "--locale", "fr", "--format", "epub", "--workers", "1")


@pytest.fixture
def place() -> Iterator[remote.Remote]:
    found = remote.at(ADDRESS)
    yield found
    for each in found.listed():
        found.remove(each.name)


@pytest.fixture
def store(place: remote.Remote, tmp_path: Path) -> SharedStore:
    assert not list(place.listed())
    return shared(ADDRESS, tmp_path / "near")


@pytest.fixture
def elsewhere(store: SharedStore, tmp_path: Path) -> SharedStore:
    """The same store, as another machine has it."""
    return SharedStore(FolderStore(tmp_path / "elsewhere"), store.far)


def test_what_one_machine_keeps_another_finds_whole(store: SharedStore, elsewhere: SharedStore) -> None:
    store.put(DIGEST, PRINTED)
    entry = elsewhere.entry(DIGEST)
    assert entry
    assert (entry.size, entry.findings) == (len(PRINTED.content), (FINDING,))
    assert elsewhere.get(DIGEST) == RemoteStore(ADDRESS).get(DIGEST) == PRINTED


def test_pages_and_verdicts_are_shared_and_what_was_learned_of_sources_is_not(
    store: SharedStore, elsewhere: SharedStore
) -> None:
    store.put(DIGEST, PAGES)
    store.note(VERDICT, DIGEST, ["fine"])
    store.note("edition", DIGEST, {"title": "Fever"})
    assert elsewhere.get_pages(DIGEST) == PAGES
    assert elsewhere.noted(VERDICT, DIGEST) == ["fine"]
    assert elsewhere.noted("edition", DIGEST) is None


def test_what_was_fetched_once_is_near(store: SharedStore, elsewhere: SharedStore, place: remote.Remote) -> None:
    store.put(DIGEST, PRINTED)
    assert elsewhere.get(DIGEST)
    place.remove(f"{DIGEST[:2]}/{DIGEST}")
    assert elsewhere.get(DIGEST) == PRINTED


@pytest.mark.parametrize("cut", [slice(0, -1), slice(0, 70), slice(0, 0), slice(1, None)])
def test_a_damaged_object_is_no_entry_and_is_repaired_by_keeping_it_anew(
    store: SharedStore, elsewhere: SharedStore, place: remote.Remote, cut: slice
) -> None:
    store.put(DIGEST, PRINTED)
    name = f"{DIGEST[:2]}/{DIGEST}"
    place.write(name, (place.read(name) or b"")[cut])
    assert elsewhere.entry(DIGEST) is None
    elsewhere.put(DIGEST, PRINTED)
    assert RemoteStore(ADDRESS).get(DIGEST) == PRINTED


def test_a_damaged_copy_that_is_near_is_fetched_again(store: SharedStore) -> None:
    store.put(DIGEST, PRINTED)
    store.near.content(DIGEST).write_bytes(b"%PDF-1.6")
    assert store.get(DIGEST) == PRINTED
    assert store.near.get(DIGEST) == PRINTED


def test_what_is_still_used_is_written_again_so_that_it_does_not_count_as_old(
    store: SharedStore, elsewhere: SharedStore, place: remote.Remote
) -> None:
    store.put(DIGEST, PRINTED)
    name = f"{DIGEST[:2]}/{DIGEST}"
    record, _, content = unsealed(place.read(name) or b"").partition(b"\n")
    old = json.loads(record) | {"kept": time.time() - 30 * 86400}
    place.write(name, sealed(json.dumps(old).encode() + b"\n" + content))
    assert elsewhere.get(DIGEST) == PRINTED
    renewed = json.loads(unsealed(place.read(name) or b"").partition(b"\n")[0])
    assert renewed["kept"] > time.time() - 3600


def lose(place: remote.Remote) -> None:
    """Have a place that nobody can write to, as its own protocol finds out."""
    place.folder = "/\0"
    place.files, place.fault = None, None


def test_what_a_lost_connection_hinders_is_owed_and_sent_when_it_is_back(
    store: SharedStore, place: remote.Remote
) -> None:
    files, folder = place.files, place.folder
    lose(place)
    store.put(DIGEST, PRINTED)
    store.note(VERDICT, DIGEST, [])
    said = str(store.unsent())
    assert store.get(DIGEST) == PRINTED
    assert said.startswith("memory://shelf: 2 objects could not be sent here: it cannot be reached (")
    assert "nothing is lost" in said
    assert said.endswith("see whether the network and its server are up, then run this again [store]")
    place.files, place.folder, place.fault = files, folder, None
    assert store.unsent() is None
    assert RemoteStore(ADDRESS).get(DIGEST) == PRINTED
    assert RemoteStore(ADDRESS).noted(VERDICT, DIGEST) == []


def test_a_worker_of_a_cluster_says_what_hinders_it_once_for_all_jobs(place: remote.Remote) -> None:
    files, folder = place.files, place.folder
    lose(place)
    with pytest.raises(remote.LostError) as refused:
        RemoteStore(ADDRESS).put(DIGEST, PRINTED)
    said = job_limits.describe(refused.value)
    place.files, place.folder, place.fault = files, folder, None
    assert said.text.startswith("memory://shelf: it cannot be reached (")
    assert said.remedy == "see whether the network and its server are up, then run this again"


def test_a_name_or_a_password_in_an_address_is_told_to_nobody() -> None:
    address = "memory://me:secret@host/bucket?key=secret"
    assert remote.shown(address) == "memory://host/bucket"
    assert "secret" not in repr(RemoteStore(address))
    assert "secret" not in repr(remote.Remote(address, None, "bucket"))


@pytest.mark.parametrize("protocol", ["file", "local"])
def test_a_store_on_a_disk_has_its_folders_made(tmp_path: Path, protocol: str) -> None:
    store = RemoteStore(f"{protocol}://{tmp_path}/disk/store")
    store.put(DIGEST, PRINTED)
    store.note(VERDICT, DIGEST, ["fine"])
    assert store.get(DIGEST) == PRINTED
    assert store.noted(VERDICT, DIGEST) == ["fine"]
    listed = {each.name for each in remote.at(store.address).listed()}
    assert listed == {f"ab/{DIGEST}", f"verdict-ab/{DIGEST}.json"}


@pytest.mark.parametrize("protocol", ["sftp", "ssh"])
def test_where_a_protocol_makes_no_folder_it_is_made_before_it_is_written_to(tmp_path: Path, protocol: str) -> None:
    files = LocalFileSystem(auto_mkdir=False)  # which as little makes one
    place = remote.Remote(f"{protocol}://host/store", files, str(tmp_path / "store"))
    place.write("ab/one", b"1")
    place.write("ab/two", b"2")
    assert (place.read("ab/one"), place.read("ab/two")) == (b"1", b"2")


def test_a_bucket_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    place = remote.Remote("s3://bucket", LocalFileSystem(auto_mkdir=False), str(tmp_path / "bucket"))
    with pytest.raises(remote.LostError, match="there is no such place"):
        place.write("ab/one", b"1")
    assert not (tmp_path / "bucket").exists()


def test_what_nobody_says_the_time_of_counts_as_new() -> None:
    assert remote.written({"size": 3, "created": None}) > time.time() - 60
    assert remote.written({"mtime": 5.0}) == 5.0


def test_an_address_that_is_none_and_a_library_that_is_missing_are_told() -> None:
    with pytest.raises(UsageError, match="nosuch://place is no address of a store"):
        remote.at("nosuch://place")
    with pytest.raises(MachineError, match="a store at gs:// needs a library that is not installed"):
        remote.at("gs://bucket")


@pytest.mark.usefixtures("store")
def test_a_run_sends_what_it_prints_and_a_run_elsewhere_prints_nothing(workshop: Workshop, run: Run) -> None:
    made = run(workshop, "make", *ONE, "--store", ADDRESS, "--output", str(workshop.path("one")))
    assert (made.status, made.err) == (0, "")
    for folder in workshop.path(".feuillet").glob("store-*"):
        shutil.rmtree(folder)
    for file in (each.name for each in remote.at(ADDRESS).listed() if not each.name.startswith(VERDICT)):
        content = RemoteStore(ADDRESS).get(file.partition("/")[2])
        assert content  # and a mark, by which it is known where a product came from
        RemoteStore(ADDRESS).put(file.partition("/")[2], Printed(content.content, content.measurements, (FINDING,)))
    again = run(workshop, "make", *ONE, "--store", ADDRESS, "--output", str(workshop.path("two")))
    assert again.status == 0
    assert FINDING.problem in again.err
    name = "clinic/fr/fever.fr.epub"
    assert workshop.path(f"two/{name}").read_bytes() == workshop.path(f"one/{name}").read_bytes()
