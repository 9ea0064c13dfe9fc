"""Files written whole or not at all: a kill at any moment leaves no half file under a final name.

An unfinished file has a name nobody else would choose and is locked while it is written, so that a sweep takes only what a
process left behind that is gone. All errors are `OSError` with the name of the file that was to be written.
"""

import errno
import fcntl
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from feuillet import reading

PREFIX, SUFFIX = ".feuillet-", ".unfinished"
UNFINISHED = re.compile(rf"{re.escape(PREFIX)}[0-9a-f]{{32}}{re.escape(SUFFIX)}")
IN_THE_WAY = {errno.ENOTDIR, errno.EEXIST, errno.ELOOP}
"""Errors of a place on the way to a file, and not of the disk."""
DEPTH = 2
"""Levels of folders below the one that is swept: output/clinic/fr."""


def write(file: Path, content: bytes, root: Path | None = None, *, lasting: bool = True) -> bool:
    """Write a file through a neighbour that is then renamed; return whether anything changed.

    Below ``root`` a link is followed as long as it leads to another place there. What is not ``lasting`` may be lost with the
    machine's power, so that nobody waits for the disk: it is for files that say themselves whether they are whole.
    """
    target = followed(file, root) if root else file
    with named_so(file, target):
        if not target.is_symlink() and holds(target, content):
            return False
        refuse_device(target, file)
        target.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(target.parent) as (name, stream):
            stream.write(content)
            stream.flush()
            if lasting:
                os.fsync(stream.fileno())
            name.chmod(0o644)
            name.replace(target)
    return True


def exchange(file: Path, old: bytes | None, new: bytes, root: Path) -> bool:
    """Write a file in the place of what was read of it, ``None`` where it was not there; return whether that was still there.

    Whoever may read and write it may still. It lasts: the folder is on the disk too before this returns.
    """
    target = followed(file, root)
    with named_so(file, target):
        refuse_device(target, file)
        target.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(target.parent) as (name, stream):
            stream.write(new)
            stream.flush()
            os.fsync(stream.fileno())
            name.chmod(0o644 if old is None else target.stat().st_mode & 0o777)
            if not (holds(target, old) if old is not None else not reading.there(target)):
                name.unlink()
                return False
            name.replace(target)
        handle = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    return True


def refuse_device(target: Path, file: Path) -> None:
    """Raise `OSError` for a device: a superuser would put a file in the place of /dev/null."""
    if reading.is_device(target):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(file))


@contextmanager
def named_so(file: Path, target: Path) -> Iterator[None]:
    """Name in an error the file that was to be written, or what is in the way to it."""
    try:
        yield
    except OSError as error:
        if error.errno in IN_THE_WAY:
            error.filename = str(next(in_the_way(target), error.filename))
        elif not error.filename or UNFINISHED.fullmatch(Path(os.fsdecode(error.filename)).name):
            error.filename, error.filename2 = str(file), None
        raise


def in_the_way(file: Path) -> Iterator[Path]:
    """List what is no folder on the way to a file, where a folder is needed."""
    return (each for each in reversed(file.parents) if reading.there(each) and not reading.is_folder(each))


def deliver(output: Path, path: str, content: bytes, *, lasting: bool = True) -> bool:
    """Write a file of an output folder, and through no link below it; return whether anything changed."""
    if link := next(links(output, path), None):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(link))
    return write(output / path, content, lasting=lasting)


def together(folder: Path) -> AbstractContextManager[None]:
    """Be in here with others, who keep out whoever wants to be alone."""
    return alone(folder, fcntl.LOCK_SH)


@contextmanager
def alone(folder: Path, lock: int = fcntl.LOCK_EX) -> Iterator[None]:
    """Wait until no other run is in here; where a folder cannot be locked, nobody waits."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(handle, lock)
        yield
    finally:
        os.close(handle)


def delivered(output: Path, path: str) -> bool:
    """Return whether a plain file is in an output folder and no link leads to it."""
    return reading.is_file(output / path) and not (output / path).is_symlink() and not any(links(output, path))


def links(output: Path, path: str) -> Iterator[Path]:
    """List the folders on the way to a file of an output folder that are links."""
    return (
        output / step for step in reversed(PurePosixPath(path).parents) if step.parts and (output / step).is_symlink()
    )


def followed(file: Path, root: Path) -> Path:
    """Follow links, but to no place out of a folder."""
    target = Path(os.path.realpath(file))
    if not target.is_relative_to(os.path.realpath(root)):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(file))
    return target


def holds(file: Path, content: bytes) -> bool:
    """Return whether a file has this very content."""
    try:
        return reading.is_file(file) and file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:  # it may still be replaced
        return False


@contextmanager
def unfinished(folder: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a new file that is swept unless it is renamed."""
    name, handle = begin(folder)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield name, stream
    except BaseException:
        name.unlink(missing_ok=True)
        raise


def begin(folder: Path) -> tuple[Path, int]:
    """Create and lock an unfinished file; once more if another run swept it before it was locked."""
    while True:
        name = folder / f"{PREFIX}{secrets.token_hex(16)}{SUFFIX}"
        handle = os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
        with suppress(OSError):  # a disk without locks: then nothing on it is swept
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(handle).st_nlink:
            return name, handle
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what a killed run left unfinished, and nothing that a running one still writes."""
    for file in leftovers(folder, DEPTH):
        with suppress(OSError):
            handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                file.unlink()
            finally:
                os.close(handle)


def leftovers(folder: Path, depth: int) -> Iterator[Path]:
    """List the unfinished files in a folder and those below it; links are not followed."""
    try:
        found = [Path(entry) for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False) or named(entry)]
    except OSError:
        return
    for each in found:
        if named(each):
            yield each
        elif depth:
            yield from leftovers(each, depth - 1)


def named(file: Path | os.DirEntry[str]) -> bool:
    """Return whether a file has the name of an unfinished one."""
    return UNFINISHED.fullmatch(file.name) is not None
