"""What an embedded font says of itself."""

import ctypes
import struct
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

X_HEIGHT_AT, UNITS_AT, X_HEIGHT_SINCE = 86, 18, 2
"""Where a font says its x-height (table OS/2, from version 2 on) and the units of its em (table head)."""


@dataclass(frozen=True)
class Font:
    """An embedded font: its family, and its x-height as a share of the em where the file says it."""

    family: str
    x_height: float | None


def read_font(font: Any) -> Font:
    """Read an embedded font."""
    name = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetFamilyName(font, name, len(name))
    size = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(font, None, 0, size)
    data = (ctypes.c_uint8 * size.value)()
    raw.FPDFFont_GetFontData(font, data, size.value, size)
    return Font(name.value.decode(), x_height(bytes(data)))


def x_height(font: bytes) -> float | None:
    """Read the x-height from an OpenType file; none where it is no such file or says nothing."""
    count = struct.unpack_from(">H", font, 4)[0] if font[:4] in {b"\0\1\0\0", b"OTTO", b"true"} else 0
    entries = (struct.unpack_from(">4s4xLL", font, 12 + 16 * at) for at in range(count))
    tables = {tag: (offset, length) for tag, offset, length in entries}
    if b"OS/2" not in tables or b"head" not in tables:
        return None
    start, length = tables[b"OS/2"]
    if struct.unpack_from(">H", font, start)[0] < X_HEIGHT_SINCE or length < X_HEIGHT_AT + 2:
        return None
    height = struct.unpack_from(">h", font, start + X_HEIGHT_AT)[0]
    return height / struct.unpack_from(">H", font, tables[b"head"][0] + UNITS_AT)[0] or None
