"""A zip whose bytes depend on its content alone, in the order EPUB asks for."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can carry."""


def rewrite(archive: bytes, changes: dict[str, bytes]) -> bytes:
    """Write an archive anew: the mimetype first and stored, the rest by name, fixed times, with some entries replaced."""
    with ZipFile(BytesIO(archive)) as source:
        entries = {name: source.read(name) for name in source.namelist()} | changes
    target = BytesIO()
    with ZipFile(target, "w") as out:
        for name in sorted(entries, key=lambda name: (name != "mimetype", name)):
            info = ZipInfo(name, EPOCH)
            info.external_attr = 0o644 << 16
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            out.writestr(info, entries[name], compresslevel=9)
    return target.getvalue()


def read(archive: bytes, name: str) -> bytes:
    """Read one entry."""
    with ZipFile(BytesIO(archive)) as source:
        return source.read(name)
