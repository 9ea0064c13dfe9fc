"""Files written whole or not at all: a kill at any moment leaves no half file under a final name."""

import os
import tempfile
from pathlib import Path

PREFIX = ".feuillet-"


def write(file: Path, content: bytes) -> bool:
    """Write a file through a neighbour that is then renamed; tell whether anything changed."""
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=PREFIX, dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def sweep(folder: Path) -> None:
    """Remove what a killed run left unfinished."""
    for file in folder.rglob(f"{PREFIX}*"):
        file.unlink(missing_ok=True)
