"""Pruning a store: what was used longest ago goes first, until the rest is small enough.

Only what the store itself has written is counted, and removed: an address or a folder may have been written one level too high.
"""

import math
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from feuillet import files
from feuillet.production import remote
from feuillet.production.shared_store import OWED, SharedStore, owed_name
from feuillet.production.store import FolderStore

RECENT_SECONDS = 86400
"""What was written at an address within a day stays there: nobody can say who is using it."""
SHELF = re.compile(r"([a-z]+-)?[0-9a-f]{2}")
"""A folder of entries, or of what was learned of a kind."""
OURS = re.compile(r"([0-9a-f]{2})/\1[0-9a-f]{62}(\.json)?|[a-z]+-([0-9a-f]{2})/\3[0-9a-f]{62}\.json")
"""The names of a store's files, from its folder: the bytes of an entry or its record, and what was learned."""
DIGITS = 2
"""How many of a digest are in the name of its folder."""
RUNS = "shelf-*.json"
"""The notes of the last run into each output folder: they count, and stay."""
ALWAYS = math.inf
"""When something was used that must stay."""


@dataclass(frozen=True, order=True)
class Keepsake:
    """An entry, or something learned, with all its files: ``used`` is when, in seconds; it is removed by its names, in order."""

    used: float
    size: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Pruned:
    """How many bytes a store had, and how many it has now; ``objects`` is how many were removed."""

    before: int = 0
    after: int = 0
    objects: int = 0


def prune(store: FolderStore | SharedStore, most: int) -> Pruned:
    """Remove from a store what was used longest ago, until it has at most so many bytes; raises `OSError`.

    A run holds a folder while it uses it (`feuillet.files.together`), and this waits for its end.
    """
    if isinstance(store, SharedStore):
        prune(store.near, most)
        place = remote.at(store.far.address)
        own = (each for each in place.listed() if OURS.fullmatch(each.name))
        kept = tuple(Keepsake(each.written, each.size, (each.name,)) for each in own)
        return remove(kept, most, place.remove, time.time() - RECENT_SECONDS)
    if not store.folder.is_dir():
        return Pruned()
    with files.alone(store.folder):
        files.sweep(store.folder)
        pruned = remove(tuple(keepsakes(store.folder)), most, lambda name: discard(store.folder / name))
        for folder in shelves(store.folder):
            with suppress(OSError):
                folder.rmdir()  # unless there is still something in it
    return pruned


def remove(kept: tuple[Keepsake, ...], most: int, discard: Callable[[str], None], recent: float = ALWAYS) -> Pruned:
    """Remove the oldest, and nothing that is ``recent`` or newer."""
    before = after = sum(each.size for each in kept)
    objects = 0
    for each in sorted(kept):
        if after <= most or each.used >= recent:
            break
        for name in each.names:
            discard(name)
        after, objects = after - each.size, objects + 1
    return Pruned(before, after, objects)


def keepsakes(folder: Path) -> Iterator[Keepsake]:
    """List what a store keeps in a folder: an entry is its record, which goes first, and its bytes; what is used are the bytes.

    What is owed to an address stays until it is sent, for it is nowhere else.
    """
    for note in folder.glob(RUNS):
        yield Keepsake(ALWAYS, note.stat().st_size, (note.name,))
    owed = {file.name for file in (folder / OWED).iterdir()} if (folder / OWED).is_dir() else set[str]()
    for shelf in shelves(folder):
        found: dict[str, list[Path]] = {}
        for file in sorted(filter(plain, shelf.iterdir()), key=lambda file: file.suffix != ".json"):
            found.setdefault(file.stem, []).append(file)
        for digest, each in found.items():
            stays = owed_name(shelf.name[:-DIGITS].rstrip("-"), digest) in owed
            states = [file.stat() for file in each]
            names = tuple(file.relative_to(folder).as_posix() for file in each)
            used = ALWAYS if stays else max(state.st_mtime for state in states)
            yield Keepsake(used, sum(state.st_size for state in states), names)


def plain(file: Path) -> bool:
    """Return whether a file is one that a store has written."""
    named = OURS.fullmatch(f"{file.parent.name}/{file.name}") is not None
    return named and file.is_file() and not file.is_symlink()


def shelves(folder: Path) -> Iterable[Path]:
    """List the folders of a store that can be made again; no link is followed."""
    found = (each for each in folder.iterdir() if SHELF.fullmatch(each.name))
    return sorted(each for each in found if each.is_dir() and not each.is_symlink())


def discard(file: Path) -> None:
    """Remove a file, if it is there."""
    file.unlink(missing_ok=True)
