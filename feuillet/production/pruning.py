"""Pruning a store: what was used longest ago goes first, until the rest is small enough."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from feuillet import files
from feuillet.production import remote
from feuillet.production.shared_store import OWED, SharedStore
from feuillet.production.store import FolderStore

RECENT_SECONDS = 86400
"""What was written at an address within a day stays there: nobody can say who is using it."""


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
        kept = tuple(Keepsake(each.written, each.size, (each.name,)) for each in place.listed())
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


def remove(
    kept: tuple[Keepsake, ...], most: int, discard: Callable[[str], None], recent: float | None = None
) -> Pruned:
    """Remove the oldest, and nothing that is ``recent``."""
    before = after = sum(each.size for each in kept)
    objects = 0
    for each in sorted(kept):
        if after <= most or (recent is not None and each.used > recent):
            break
        for name in each.names:
            discard(name)
        after, objects = after - each.size, objects + 1
    return Pruned(before, after, objects)


def keepsakes(folder: Path) -> Iterator[Keepsake]:
    """List what is in a folder: an entry is its record, which goes first, and its bytes; what is used of it are the bytes."""
    for shelf in shelves(folder):
        found: dict[str, list[Path]] = {}
        for file in sorted(shelf.iterdir(), key=lambda file: file.suffix != ".json"):
            found.setdefault(file.stem, []).append(file)
        for each in found.values():
            states = [file.stat() for file in each]
            names = tuple(file.relative_to(folder).as_posix() for file in each)
            yield Keepsake(max(state.st_mtime for state in states), sum(state.st_size for state in states), names)


def shelves(folder: Path) -> Iterable[Path]:
    """List the folders of a store that can be made again."""
    return sorted(each for each in folder.iterdir() if each.is_dir() and each.name != OWED)


def discard(file: Path) -> None:
    """Remove a file, if it is there."""
    file.unlink(missing_ok=True)
