"""What runs survive: kills, a full disk, damage and each other, at moments and in places that are drawn from a seed."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from workshop import ROOT, Workshop, finish, is_product

CATALOG = "locales/en/LC_MESSAGES/fever.po"
WORDS = ("Drink often.", "Drink a lot.")
"""What a product says, and what it says next: whatever happens, it says the one or the other, and in the end the right one."""
LOCALES, FORMATS = ("ar", "en", "fr", "ja"), ("handout-a4", "leaflet", "epub")


def batches(count: int, size: int, enough: int, few: int = 2) -> list[object]:
    """Number seeds in batches: the first few belong to every run, ``enough`` to `make verify`, all to `make explore`."""
    some, *others = [range(few), *(range(start, min(start + size, count)) for start in range(few, count, size))]
    return [
        pytest.param(some, id="the first seeds", marks=pytest.mark.slow),
        *(
            pytest.param(
                each,
                id=f"seeds {each.start} to {each.stop - 1}",
                marks=pytest.mark.verify if each.start < enough else pytest.mark.explore,
            )
            for each in others
        ),
    ]


@pytest.fixture
def two(workshop: Workshop) -> tuple[Workshop, tuple[dict[str, str], dict[str, str]]]:
    """Give a project whose store has what it says in either words, and the digests of both."""
    one = workshop.digests()
    workshop.edit(CATALOG, *WORDS)
    assert workshop.run("make").status == 0
    other = workshop.digests()
    assert one != other
    workshop.edit(CATALOG, *reversed(WORDS))
    return workshop, (one, other)


def products(digests: dict[str, str]) -> dict[str, str]:
    """Leave out the lists."""
    return {path: digest for path, digest in digests.items() if is_product(path)}


def assert_whole(workshop: Workshop, states: tuple[dict[str, str], ...]) -> None:
    """Hold every file under a final name against those of runs that nobody disturbed."""
    for path, digest in products(workshop.digests()).items():
        if not Path(path).name.startswith(".feuillet-"):
            assert digest in {state.get(path) for state in states}, path


def assert_recovers(workshop: Workshop, wanted: dict[str, str]) -> None:
    """Let the next run finish: nothing is lost, stale, half-written or unlisted."""
    done = workshop.run("make")
    assert (done.status, done.err) == (0, "")
    assert workshop.digests() == wanted
    assert set(workshop.manifest()) == workshop.products() == workshop.in_state("current")


def disturbed(workshop: Workshop, states: tuple[dict[str, str], ...], seed: int) -> Iterator[dict[str, str]]:
    """Change the words, take some products away, and say what must come of it."""
    chance = random.Random(seed)  # noqa: S311 it draws tests and no keys
    new = chance.randrange(2)
    text = workshop.path(CATALOG).read_text(encoding="utf-8")
    workshop.path(CATALOG).write_text(text.replace(WORDS[1 - new], WORDS[new]), encoding="utf-8")
    for path in sorted(workshop.products()):
        if chance.random() < 0.3:
            (workshop.output / path).unlink()
    yield states[new]


@pytest.mark.parametrize("seeds", batches(200, 10, enough=32))
def test_a_run_that_is_killed_leaves_whole_files_and_the_next_one_finishes(
    two: tuple[Workshop, tuple[dict[str, str], dict[str, str]]], seeds: range
) -> None:
    workshop, states = two
    for seed in seeds:
        (wanted,) = disturbed(workshop, states, seed)
        process = workshop.start("make", "--workers", str(1 + seed % 2))
        time.sleep(random.Random(seed).uniform(0.05, 1.5))  # noqa: S311 as above
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
        assert_whole(workshop, states)
        assert_recovers(workshop, wanted)


@pytest.mark.parametrize("seeds", batches(50, 10, enough=12))
def test_a_run_on_a_full_disk_says_so_and_the_next_one_finishes(
    two: tuple[Workshop, tuple[dict[str, str], dict[str, str]]], seeds: range
) -> None:
    workshop, states = two
    for seed in seeds:
        (wanted,) = disturbed(workshop, states, seed)
        limit = random.Random(seed).randrange(40_000)  # noqa: S311 as above
        command = ["prlimit", f"--fsize={limit}", sys.executable, str(ROOT / "build.py"), "make"]
        full = subprocess.run(
            [*command, "--project", str(workshop.root)], capture_output=True, text=True, check=False, timeout=300
        )
        assert full.returncode in {0, 1}
        assert "Traceback" not in full.stderr
        assert_whole(workshop, states)
        assert_recovers(workshop, wanted)


def damage(file: Path, chance: random.Random) -> None:
    """Damage a file of the store as disks and people do."""
    content = file.read_bytes()
    match chance.randrange(5):
        case 0:
            file.unlink()
        case 1:
            file.write_bytes(b"")
        case 2:
            file.write_bytes(content[: len(content) // 2])
        case 3 if content:
            place = chance.randrange(len(content))
            file.write_bytes(
                content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
            )
        case _:
            file.write_bytes(b'{"sha256": 5, "findings": [[]], "formats": {}}\n')


@pytest.mark.parametrize("seeds", batches(50, 10, enough=12))
def test_a_store_that_is_damaged_is_not_believed(
    two: tuple[Workshop, tuple[dict[str, str], dict[str, str]]], seeds: range
) -> None:
    workshop, states = two
    for seed in seeds:
        chance = random.Random(seed)  # noqa: S311 as above
        (wanted,) = disturbed(workshop, states, seed)
        kept = sorted(file for file in workshop.path(".feuillet/store").rglob("*") if file.is_file())
        for file in chance.sample(kept, 3):
            damage(file, chance)
        shutil.rmtree(workshop.output)
        assert_recovers(workshop, wanted)


@pytest.mark.parametrize("seeds", batches(20, 5, enough=7))
def test_two_runs_into_one_folder_lose_nothing(
    two: tuple[Workshop, tuple[dict[str, str], dict[str, str]]], seeds: range
) -> None:
    workshop, states = two
    for seed in seeds:
        chance = random.Random(seed)  # noqa: S311 as above
        shutil.rmtree(workshop.output)
        asked = list(zip(chance.sample(LOCALES, 2), chance.sample(FORMATS, 2), strict=True))
        runs = [workshop.start("make", "--locale", locale, "--format", format) for locale, format in asked]
        assert [(done.status, done.err) for done in map(finish, runs)] == [(0, "")] * 2
        made = {path for path, entry in workshop.manifest().items() if (entry["locale"], entry["format"]) in asked}
        assert made == set(workshop.manifest()) == workshop.products() == workshop.in_state("current")
        assert products(workshop.digests()) == {path: states[0][path] for path in made}
        assert workshop.linked() == made
