"""The one door through which the files of a project are read: a plain file of this project, not too large, in UTF-8.

What is refused is refused before a byte is read, so that a pipe is not waited for and a device does not fill the memory. A link
may lead to another place in the project, which is then part of the key of a run
(`feuillet.production.run_fingerprint`), and never out of it.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from feuillet.findings import Finding, Location, Problem, reason

DROPPING = re.compile(r"\.[_#~].*|\..*\.(sw[a-z]|kate-swp|un~)|.*~|~\$.*|#.*#|\.DS_Store|Thumbs\.db|desktop\.ini")
"""What editors and file managers leave beside a file, and nobody means to publish."""
OUTSIDE = "this is a link that leads out of the project"
KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
}


class RefusedError(Exception):
    """A file that is not read: what is wrong with it, and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem

    def at(self, path: str, check: str) -> Finding:
        """Make a finding about the file."""
        return self.problem.at(Location(path, 1), check)


def content(file: Path, path: str, most: int) -> bytes:
    """Read a file of at most so many bytes; ``path`` is its part below the folder that no link may lead out of.

    Raises `RefusedError` and nothing else.
    """
    try:
        return opened(followed(file, root_of(file, path)), most)
    except OSError as error:
        raise RefusedError(reason(error)) from error


def own(file: Path, most: int) -> bytes:
    """Read a file that we have written ourselves, in a folder that is ours alone; no link is followed. Raises `RefusedError`."""
    try:
        return opened(file, most)
    except OSError as error:
        raise RefusedError(reason(error)) from error


def opened(target: Path, most: int) -> bytes:
    """Read a plain file of at most so many bytes; raises `RefusedError` or `OSError`."""
    # A pipe that nobody writes to would be waited for, and one may take the place of a file that was looked at before.
    handle = os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as stream:
        refuse_kind(os.fstat(handle))
        found = stream.read(most + 1)
        size = max(len(found), os.fstat(handle).st_size)
    if size > most:
        raise RefusedError(Problem(f"the file has {size} bytes where {most} are enough", "split it into several"))
    return found


def text(file: Path, path: str, most: int, check: str) -> str | Finding:
    """Read a text in UTF-8, in the normal form all others are in, or say why not."""
    try:
        return normalize("NFC", content(file, path, most).decode("utf-8-sig"))
    except RefusedError as error:
        return error.at(path, check)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Finding(Location(path, line), "this is not UTF-8", "save the file as UTF-8", check)


def followed(file: Path, root: Path) -> Path:
    """Follow links to a plain file that lies below a folder; raises `RefusedError` or `OSError`."""
    target = Path(os.path.realpath(file, strict=True))
    if not target.is_relative_to(os.path.realpath(root)):
        raise RefusedError(Problem(OUTSIDE, "put the file itself here"))
    refuse_kind(target.stat())  # before it is opened: to open a device may do something
    return target


def refuse_kind(status: os.stat_result) -> None:
    """Raise `RefusedError` for what is no plain file."""
    if kind := KINDS.get(stat.S_IFMT(status.st_mode)):
        raise RefusedError(Problem(f"this is {kind} and no file", "put a plain file in its place"))


def root_of(file: Path, path: str) -> Path:
    """Find the folder that a path of a file is below: of a name alone the file's own, and of an empty path the whole disk."""
    return file.absolute().parents[len(PurePosixPath(path).parts) - 1]


def there(file: Path) -> bool:
    """Return whether something has this name; what cannot be looked at is there, and reading it will say why."""
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def is_folder(file: Path, *, locked: bool = False) -> bool:
    """Return whether something is a folder; ``locked`` is the answer for what this user may not look at."""
    try:
        return stat.S_ISDIR(file.stat().st_mode)
    except PermissionError:
        return locked
    except OSError:
        return False


def is_file(file: Path) -> bool:
    """Return whether something is a plain file, or a link to one."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return False


def is_device(file: Path) -> bool:
    """Return whether something is a device, or a link to one."""
    try:
        mode = file.stat().st_mode
    except OSError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def names(folder: Path) -> tuple[str, ...]:
    """List the names in a folder, without what editors leave there; none where there is no folder. Raises `OSError`."""
    try:
        return tuple(sorted(each.name for each in folder.iterdir() if not DROPPING.fullmatch(each.name)))
    except FileNotFoundError:
        return ()


def walk(folder: Path, root: Path) -> Iterator[Path]:
    """List all that lies below a folder, in order, and what links lead to as long as that is below ``root``.

    A folder that several links lead to is entered once: what lies in it is listed under its first name.
    """
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        real = os.path.realpath(place)
        if real in seen or not Path(real).is_relative_to(os.path.realpath(root)):
            continue
        seen.add(real)
        try:
            found = [place / name for name in names(place)]
        except OSError:  # it cannot be read: whoever wants a file of it will say so
            continue
        yield from found
        waiting.extend(each for each in reversed(found) if is_folder(each))
