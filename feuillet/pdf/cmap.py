"""The tables of a font that lead from codes to glyphs and to characters (ISO 32000-1, 9.7.5, 9.10.3)."""

import re
from collections.abc import Iterator

SECTION = re.compile(rb"begin(bfchar|bfrange|cidchar|cidrange)(.*?)end\1", re.DOTALL)
ENTRY = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\d+)|(\[)([^\]]*)\]")
CODE = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def texts(table: bytes) -> dict[int, str]:
    """Read which text each code stands for."""
    found = dict[int, str]()
    for kind, body in SECTION.findall(table):
        entries = [(code, listed if bracket else None) for code, _, bracket, listed in ENTRY.findall(body)]
        if kind == b"bfchar":
            codes = iter(entries)
            found.update((int(code, 16), text(said)) for (code, _), (said, _) in zip(codes, codes, strict=False))
        elif kind == b"bfrange":
            for start in range(0, len(entries) - 2, 3):
                (low, _), (high, _), (said, listed) = entries[start : start + 3]
                found.update(spread(int(low, 16), int(high, 16), said, listed))
    return found


def spread(low: int, high: int, said: bytes, listed: bytes | None) -> Iterator[tuple[int, str]]:
    """Read the texts of a range of codes: one for each, or the first, after which they count."""
    if listed is not None:
        yield from zip(range(low, high + 1), map(text, CODE.findall(listed)), strict=False)
        return
    first = text(said)
    for code in range(low, high + 1):
        yield code, first[:-1] + chr(ord(first[-1]) + code - low) if first else ""


def text(said: bytes) -> str:
    """Read a text in UTF-16."""
    return bytes.fromhex(said.decode("ascii")).decode("utf-16-be", "replace")


def glyphs(table: bytes) -> dict[int, int]:
    """Read which glyph number each code stands for."""
    found = dict[int, int]()
    for kind, body in SECTION.findall(table):
        entries = [int(code, 16) if code else int(number or 0) for code, number, _, _ in ENTRY.findall(body)]
        if kind == b"cidchar":
            found.update(zip(entries[::2], entries[1::2], strict=False))
        elif kind == b"cidrange":
            for low, high, first in zip(entries[::3], entries[1::3], entries[2::3], strict=False):
                found.update((code, first + code - low) for code in range(low, high + 1))
    return found
