"""What an earlier export has written into a folder, so that the next one takes away what nobody may be given any more."""

import hashlib
from pathlib import Path, PurePosixPath

from feuillet import reading
from feuillet.catalogue.sheets import Handed
from feuillet.manuscript.model import Model

NOTE_BYTES = 100_000_000


class Exported(Model):
    """A file that was exported: its name, its bytes by digest, and the editions it tells of, each a locale and a document."""

    name: str
    sha256: str
    of: tuple[tuple[str, str], ...] = ()

    @property
    def safe(self) -> bool:
        """Whether its name leads to no other folder."""
        path = PurePosixPath(self.name)
        return bool(path.parts) and not path.is_absolute() and ".." not in path.parts


class Note(Model):
    """All that was exported for one kind of record into a folder."""

    exported: tuple[Exported, ...] = ()

    def written(self) -> bytes:
        """The note's bytes, a file a line."""
        lines = ",\n".join(each.model_dump_json() for each in sorted(self.exported, key=lambda each: each.name))
        return f'{{"exported": [\n{lines}\n]}}\n'.encode()


def note_of(folder: Path, kind: str) -> Path:
    """Say where the note about a folder lies."""
    return folder / f"exported-{kind}.json"


def noted(file: Handed) -> Exported:
    """Note what is written."""
    return Exported(name=file.name, sha256=hashlib.sha256(file.content).hexdigest(), of=file.of)


def read(folder: Path, kind: str) -> tuple[Exported, ...]:
    """Read what was exported; nothing where there is no note, or one that nobody can read."""
    file = note_of(folder, kind)
    try:
        note = Note.model_validate_json(reading.content(file, file.name, NOTE_BYTES))
    except (reading.RefusedError, ValueError):
        return ()
    return tuple(each for each in note.exported if each.safe)
