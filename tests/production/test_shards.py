"""Shards: machines that make a part each, and the list of what all of them made, which is that of one run."""

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from workshop import Workshop

from feuillet.catalogue import manifest
from feuillet.publication.asks import WHOLE, Name, Shard

NAMES = tuple(Name(f"document-{number}", locale, "clinic") for number in range(500) for locale in ("en", "fr"))
PARTS = 16


def shards(count: int) -> list[Shard]:
    return [Shard(number, count) for number in range(1, count + 1)]


def of_each(names: tuple[Name, ...]) -> dict[Name, Shard]:
    return {name: shard for shard in shards(PARTS) for name in shard.part(names)}


def test_every_edition_is_in_one_shard_and_no_shard_has_more_than_its_share() -> None:
    parts = [shard.part(NAMES) for shard in shards(PARTS)]
    assert Counter(name for part in parts for name in part) == Counter(NAMES)
    assert {len(part) for part in parts} == {len(NAMES) // PARTS, len(NAMES) // PARTS + 1}


def test_the_whole_is_one_shard() -> None:
    assert WHOLE.part(iter(NAMES)) == NAMES


def test_editions_stay_in_their_shard_when_others_come() -> None:
    before, after = of_each(NAMES), of_each((Name("a-new-one", "en", "clinic"), *NAMES))
    assert sum(before[name] != after[name] for name in NAMES) < PARTS


def test_there_may_be_more_shards_than_editions() -> None:
    assert [shard.part(NAMES[:1]) for shard in shards(3)].count(NAMES[:1]) == 1


@pytest.fixture
def made(workshop: Workshop, run: Run) -> tuple[Path, ...]:
    """What two machines made of a project, each in an output folder of its own."""
    folders = tuple(workshop.path(f"shard-{number}") for number in (1, 2))
    for number, folder in enumerate(folders, 1):
        done = run(workshop, "make", "--shard", f"{number}/2", "--output", str(folder))
        assert (done.status, done.err) == (0, "")
    shutil.rmtree(workshop.output)
    return folders


def products(folder: Path) -> set[str]:
    return {entry["path"] for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["products"]}


def test_what_shards_made_is_joined_to_what_one_run_makes(
    workshop: Workshop, finished: Workshop, made: tuple[Path, ...], run: Run
) -> None:
    one, two = map(products, made)
    assert one | two == set(finished.manifest())
    assert not one & two
    done = run(workshop, "join", *map(str, made))
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("28 products are in ")
    assert workshop.digests() == finished.digests()


def test_a_shard_calls_nothing_outdated_that_another_makes(workshop: Workshop, finished: Workshop, run: Run) -> None:
    done = run(workshop, "make", "--shard", "2/3")
    assert done.status == 0
    assert workshop.in_state("current") == set(finished.manifest())


def test_a_shard_that_nobody_gave_is_missing(workshop: Workshop, made: tuple[Path, ...], run: Run) -> None:
    done = run(workshop, "join", str(made[1]))
    assert done.status == 1
    assert done.findings == ["manifest.json: of 2 shards 1/2 is missing; make them, then join all [join]"]
    assert set(workshop.manifest()) == products(made[1])


def test_a_folder_without_a_manifest_is_told(workshop: Workshop, made: tuple[Path, ...], run: Run) -> None:
    done = run(workshop, "join", *map(str, made), str(workshop.path("content")))
    assert done.status == 1
    assert "there is no manifest here; give the output folder of a shard that was made [join]" in done.err


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda text: text[: len(text) // 2], "the manifest cannot be read: it is damaged, or larger than 100 MB"),
        (lambda _: b'{"products": null}', "the manifest cannot be read: it is damaged, or larger than 100 MB"),
        (lambda text: text + b" " * manifest.FILE_BYTES, "the manifest cannot be read: it is damaged, or larger than"),
        (
            lambda text: text.replace(b'"current"', b'"splendid"', 2),
            "2 of {} entries here describe no product that this Feuillet could have made; make its shard again, ",
        ),
    ],
    ids=["cut", "of another shape", "too large", "two entries"],
)
def test_products_that_a_manifest_has_lost_are_told(
    workshop: Workshop, made: tuple[Path, ...], run: Run, damage: Callable[[bytes], bytes], said: str
) -> None:
    file, count = made[0] / "manifest.json", len(products(made[0]))
    file.write_bytes(damage(file.read_bytes()))
    done = run(workshop, "join", *map(str, made))
    assert done.status == 1
    assert f"{file}: {said.format(count)}" in done.err
    assert set(workshop.manifest()) >= products(made[1])


def test_a_damaged_product_is_told_and_not_joined(workshop: Workshop, made: tuple[Path, ...], run: Run) -> None:
    path = min(products(made[0]))
    (made[0] / path).write_bytes(b"%PDF-1.7")
    done = run(workshop, "join", *map(str, made))
    assert done.status == 1
    assert f"{made[0] / path}: the file is damaged" in done.err
    assert path not in workshop.manifest()


def test_two_shards_that_differ_are_told(workshop: Workshop, made: tuple[Path, ...], run: Run) -> None:
    path = min(products(made[0]))
    manifest = json.loads((made[0] / "manifest.json").read_text(encoding="utf-8"))
    (entry,) = (each for each in manifest["products"] if each["path"] == path)
    other = workshop.path("other")
    (other / path).parent.mkdir(parents=True)
    (other / path).write_bytes(b"another")
    entry |= {"sha256": hashlib.sha256(b"another").hexdigest(), "size": len(b"another")}
    (other / "manifest.json").write_text(json.dumps({"products": [entry]}), encoding="utf-8")
    done = run(workshop, "join", *map(str, made), str(other))
    assert done.status == 1
    assert f"{other / path}: two shards have this file, and they differ" in done.err


def test_what_was_made_of_other_sources_is_outdated_where_it_is_joined(
    workshop: Workshop, made: tuple[Path, ...], run: Run
) -> None:
    workshop.edit("content/documents/fever.yaml", "revision: 3", "revision: 4")
    run(workshop, "join", *map(str, made))
    assert workshop.in_state("outdated") == {path for path in workshop.manifest() if "/fever" in path}


@pytest.mark.parametrize("shard", ["", "3", "0/4", "5/4", "1/0", "-1/4", "1/2/3", "¹/4", "1/99999"])
def test_a_shard_that_is_none_is_wrong_usage(workshop: Workshop, run: Run, shard: str) -> None:
    done = run(workshop, "make", f"--shard={shard}")
    assert done.status == 2
    assert "is no part of a whole: write 3/16 for the third of sixteen" in done.err
