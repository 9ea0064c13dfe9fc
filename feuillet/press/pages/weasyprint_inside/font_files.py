"""Font files, which WeasyPrint copies into memory whole, and then has HarfBuzz write a subset of from the original.

A typeface of Chinese characters has 19 MB, in each weight. Upstream: issues 1977 and 2130, where copies were forgotten sooner.

For each subset it also names a type of C, an array of so many glyphs, which a parser of C reads anew for every number: a fifth
of the work, and kept for good. An array of any length needs no number. Upstream has no issue for that yet.
"""

import re
from typing import Any

LARGE_BYTES = 2_000_000
"""What is smaller is copied as before: it takes no longer than asking."""


class Unread:
    """A font file that nobody has asked for the bytes of."""

    def __init__(self, face: object) -> None:
        self.face = face


def read_when_asked(fonts: Any) -> None:
    """Copy a large font file when its bytes are asked for, which is hardly ever."""
    read, harfbuzz = fonts.get_hb_object_data, fonts.harfbuzz

    def data(face: object, *part: object) -> Any:
        blob = harfbuzz.hb_face_reference_blob(face)
        large = harfbuzz.hb_blob_get_length(blob) > LARGE_BYTES
        harfbuzz.hb_blob_destroy(blob)
        return Unread(face) if large and not part else read(face, *part)

    def content(font: Any) -> Any:
        if isinstance(font._content, Unread):
            font._content = read(font._content.face)
        return font._content

    fonts.get_hb_object_data = data
    fonts.Font.file_content = property(content, lambda font, value: setattr(font, "_content", value))


ARRAY = re.compile(r"\[\d+\]$")


class Arrays:
    """WeasyPrint's door to C, which makes an array of values by the type that has no length."""

    def __init__(self, ffi: Any) -> None:
        self.ffi = ffi

    def __getattr__(self, name: str) -> Any:
        return getattr(self.ffi, name)

    def new(self, type_: str, *values: Any) -> Any:
        """Make a value of a type of C; what is not initialised has no other length than its type says."""
        return self.ffi.new(ARRAY.sub("[]", type_) if values else type_, *values)


def read_types_once(fonts: Any) -> None:
    """Name an array of glyphs without its length."""
    fonts.ffi = Arrays(fonts.ffi)
