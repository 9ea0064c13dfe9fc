"""The same sources give the same bytes, wherever, whenever and however they are printed."""

import shutil
from pathlib import Path

import pytest
from workshop import Workshop, is_product, set_up

ELSEWHERE = {
    "TZ": "Pacific/Auckland",
    "PYTHONHASHSEED": "4711",
    "LC_ALL": "C",
    "LANGUAGE": "ja",
    "SOURCE_DATE_EPOCH": "86400",
}


def unlike(one: Workshop, other: Workshop) -> list[str]:
    """The files of one output folder that are other in the second."""
    digests = other.digests()
    return sorted(name for name, digest in one.digests().items() if digests.get(name) != digest)


@pytest.mark.slow
def test_folder_time_zone_hash_seed_locale_and_workers_leave_no_trace(finished: Workshop, tmp_path: Path) -> None:
    other = set_up(tmp_path / "another folder" / "été")
    done = other.run("make", "--workers", "1", env=ELSEWHERE)
    assert (done.status, done.err) == (0, "")
    assert other.digests().keys() == finished.digests().keys()
    assert unlike(finished, other) == []


@pytest.mark.parametrize(
    ("locale", "format"),
    [
        ("en", "epub"),
        *(pytest.param(*each, marks=pytest.mark.slow) for each in (("ar", "handout-a4"), ("en", "leaflet-print"))),
    ],
)
def test_a_product_has_the_same_bytes_when_printed_alone_elsewhere(
    finished: Workshop, empty: Workshop, locale: str, format: str
) -> None:
    only = ("--document", "fever", "--locale", locale, "--format", format)
    done = empty.run("make", *only, env=ELSEWHERE)
    assert (done.status, done.err) == (0, "")
    (path,) = empty.products()
    assert empty.manifest()[path]["sha256"] == finished.manifest()[path]["sha256"]
    assert (empty.output / path).read_bytes() == (finished.output / path).read_bytes()


@pytest.mark.slow
def test_a_store_on_another_disk_and_two_processes_give_the_same_bytes(finished: Workshop, empty: Workshop) -> None:
    store = empty.root.parent / "elsewhere" / "store"
    only = ("--document", "hand-washing", "--format", "epub")
    done = empty.run("make", "--workers", "2", "--store", str(store), *only, env={"PYTHONHASHSEED": "1"})
    assert done.status == 0
    assert len(empty.products()) == 4
    assert not empty.path(".feuillet").exists()
    assert list(filter(is_product, unlike(empty, finished))) == []


@pytest.mark.slow
def test_the_order_of_files_in_a_folder_leaves_no_trace(finished: Workshop, tmp_path: Path) -> None:
    # Written in the other order, so that the file system lists them in another one.
    shutil.copytree(finished.root, tmp_path / "copy")
    copy = Workshop(tmp_path / "copy")
    for folder in (copy.path("locales"), copy.path("content/documents"), copy.path("content/imprints")):
        for file in sorted(folder.iterdir(), reverse=True):
            moved = file.rename(tmp_path / "moving")
            moved.rename(file)
    shutil.rmtree(copy.output)
    assert copy.run("make").status == 0
    assert copy.digests() == finished.digests()
