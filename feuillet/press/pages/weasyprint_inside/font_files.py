"""Font files, which WeasyPrint copies into memory whole, and then has HarfBuzz write a subset of from the original.

A typeface of Chinese characters has 19 MB, in each weight. Upstream: issues 1977 and 2130, where copies were forgotten sooner.
"""

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
