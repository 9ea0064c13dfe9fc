"""A place at an address, such as ``s3://bucket/folder``, that keeps bytes under names: the one door to fsspec.

Each protocol has errors of its own. Here they become `OSError` with the address, as those of a disk are; what is not there is None.
"""

import errno
import textwrap
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from feuillet.findings import MachineError, Problem, UsageError

INSTALL = "install feuillet[cluster]"
SETTINGS: dict[str, dict[str, Any]] = {
    "s3": {"max_concurrency": 1, "config_kwargs": {"retries": {"total_max_attempts": 3}}},
    "file": {"auto_mkdir": True},
    "local": {"auto_mkdir": True},
}
"""What a protocol is told: a product is fetched by one request, not sized up before; and a lost connection is soon known.

On a disk of this machine it makes the folders that it writes to."""
IN_FOLDERS = {"sftp", "ssh"}
"""Protocols that write into no folder that is not there, and cannot be told to make it."""
PAUSE_SECONDS = 10
"""For how long a connection that was lost is not tried again, so that not every product waits for it."""
MOST_SAID = 120
"""How many letters of what a library says are told: some name an object that nobody knows."""
WRITTEN = ("LastModified", "created", "mtime", "updated", "last_modified")
"""Under which names the protocols say when something was written."""


class LostError(OSError):
    """A place that cannot be reached, or refuses; ``problem`` says why and what to do."""

    def __init__(self, address: str, problem: Problem) -> None:
        super().__init__(errno.EHOSTUNREACH, str(problem), address)
        self.problem = problem


@dataclass(frozen=True)
class Kept:
    """Something that a place keeps: how many bytes, and when they were written."""

    name: str
    size: int
    written: float


@dataclass
class Remote:
    """A place that is open in this process; ``fault`` says why it was lost, at a time."""

    address: str = field(repr=False)
    files: Any
    folder: str
    fault: Problem | None = None
    lost_at: float = field(default=0.0)

    def read(self, name: str) -> bytes | None:
        """Read what is kept under a name; nothing where nothing is. Raises `LostError`."""
        self.refuse_lost()
        try:
            return bytes(self.files.cat_file(f"{self.folder}/{name}"))
        except FileNotFoundError:
            return None
        except Exception as error:  # each protocol has its own
            raise self.lost(error) from error

    def write(self, name: str, content: bytes) -> None:
        """Keep bytes under a name, whole or not at all; raises `LostError`."""
        self.refuse_lost()
        try:
            self.put(f"{self.folder}/{name}", content)
        except Exception as error:  # as above
            raise self.lost(error) from error

    def put(self, path: str, content: bytes) -> None:
        """Write a file, and make its folder where only that is missing; raises an error of the protocol."""
        try:
            self.files.pipe_file(path, content)
        except FileNotFoundError:
            if self.address.partition("://")[0] not in IN_FOLDERS:
                raise
            with suppress(OSError):  # another may make it at the same time
                self.files.makedirs(path.rpartition("/")[0], exist_ok=True)
            self.files.pipe_file(path, content)

    def remove(self, name: str) -> None:
        """Remove what is kept under a name, if it is; raises `LostError`."""
        try:
            self.files.rm_file(f"{self.folder}/{name}")
        except FileNotFoundError:
            pass
        except Exception as error:  # as above
            raise self.lost(error) from error

    def listed(self) -> Iterator[Kept]:
        """List all that is kept; raises `LostError`."""
        try:
            self.files.invalidate_cache()
            found = self.files.find(self.folder, detail=True)
        except FileNotFoundError:
            return
        except Exception as error:  # as above
            raise self.lost(error) from error
        for path, about in found.items():
            yield Kept(path.removeprefix(f"{self.folder}/"), int(about["size"] or 0), written(about))

    def refuse_lost(self) -> None:
        """Raise `LostError` where the place was lost a moment ago."""
        if self.fault and time.monotonic() < self.lost_at + PAUSE_SECONDS:
            raise LostError(shown(self.address), self.fault)

    def lost(self, error: Exception) -> LostError:
        """Note that the place is lost."""
        self.fault, self.lost_at = because(error), time.monotonic()
        return LostError(shown(self.address), self.fault)


@lru_cache
def at(address: str) -> Remote:
    """Open a place, once in each process; raises `UsageError` for no address, and `MachineError` where a library is missing."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 it is an extra
    except ImportError as error:
        raise MachineError(f"a store at an address needs fsspec, which is not installed; {INSTALL}") from error
    protocol = address.partition("://")[0]
    try:
        files, folder = url_to_fs(address, **SETTINGS.get(protocol, {}))
    except ImportError as error:
        raise MachineError(f"a store at {protocol}:// needs a library that is not installed: {error}") from error
    except Exception as error:  # as above
        raise UsageError(f"{shown(address)} is no address of a store: {' '.join(str(error).split())}") from error
    if loop := getattr(files, "loop", None):
        loop.set_exception_handler(unheard)
    return Remote(address, files, folder.rstrip("/"))


def unheard(loop: object, context: object) -> None:
    """Write nothing of what went wrong in a request that nobody waits for any more: who asked has been told with `LostError`."""


def shown(address: str) -> str:
    """Write an address without what only its owner may know: a name with a password, and options."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def because(error: Exception) -> Problem:
    """Say why a place is lost, in one line, and what to do."""
    if isinstance(error, PermissionError) or "Credentials" in type(error).__name__:
        remedy = "see whether this machine has its key (for S3: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)"
        return Problem("it does not let this user in", f"{remedy}, then run this again")
    if isinstance(error, FileNotFoundError):
        return Problem("there is no such place", "make it (for S3: the bucket), then run this again")
    said = textwrap.shorten(f"{type(error).__name__}: {error}", MOST_SAID, placeholder=" …")
    remedy = "see whether the network and its server are up, then run this again"
    return Problem(f"it cannot be reached ({said})", remedy)


def written(about: dict[str, Any]) -> float:
    """Say when something was written, in seconds; now where nobody says, so that it counts as new."""
    said = next((about[name] for name in WRITTEN if about.get(name)), time.time())
    return said.timestamp() if isinstance(said, datetime) else float(said)
