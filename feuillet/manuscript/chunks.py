"""A PNG is whole: no chunk is cut off or changed, and it has exactly the pixels it says (PNG, third edition, W3C 2025).

Pillow fills up with black what is missing, and a dose may be there.
"""

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KINDS = {0: (1, {1, 2, 4, 8, 16}), 2: (3, {8, 16}), 3: (1, {1, 2, 4, 8}), 4: (2, {8, 16}), 6: (4, {8, 16})}
"""By colour type, the samples a pixel and the bits a sample may have."""
PALETTE = 3
"""The colour type of numbers into a palette, which must then be there."""
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: left, top and steps across and down of each pass of an interlaced picture."""
PIECE = 1 << 20


def whole(content: bytes) -> bool:
    """Return whether a PNG is; its size must have been looked at before."""
    try:
        parts = tuple(chunks(content[len(SIGNATURE) :]))
        width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
        samples, depths = KINDS[colour]
        wanted = sum(high * (1 + (wide * samples * depth + 7) // 8) for wide, high in sizes(width, height, interlaced))
        given = unpacked(b"".join(data for name, data in parts if name == b"IDAT"), wanted)
    except (KeyError, ValueError, struct.error, zlib.error):
        return False
    palette = colour != PALETTE or b"PLTE" in {name for name, _ in parts}
    return parts[0][0] == b"IHDR" and depth in depths and palette and wanted == given > 0


def chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """List the chunks, each its name and data; raises `ValueError` where one is cut off or changed."""
    position = 0
    while position < len(content):
        (length,) = struct.unpack(">I", content[position : position + 4])
        name = content[position + 4 : position + 8]
        data = content[position + 8 : position + 8 + length]
        (check,) = struct.unpack(">I", content[position + 8 + length : position + 12 + length])
        if zlib.crc32(name + data) != check:
            raise ValueError(name)
        yield name, data
        if name == b"IEND":
            return
        position += 12 + length
    raise ValueError(position)


def sizes(width: int, height: int, interlaced: int) -> Iterator[tuple[int, int]]:
    """List the widths and heights of the passes that have pixels."""
    for left, top, across, down in PASSES if interlaced else ((0, 0, 1, 1),):
        wide, high = -(-(width - left) // across), -(-(height - top) // down)
        if wide > 0 and high > 0:
            yield wide, high


def unpacked(data: bytes, most: int) -> int:
    """Count the bytes of packed pixels, a piece at a time and no further than just above ``most``; raises `zlib.error`."""
    packed, count = zlib.decompressobj(), 0
    while data and count <= most and not packed.eof:
        count += len(packed.decompress(data, PIECE))
        data = packed.unconsumed_tail
    return count if count > most else count + len(packed.flush())
