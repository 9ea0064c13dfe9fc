"""A PNG is whole and of a size a press can take (PNG, third edition, W3C 2025).

Every byte is read here, for no one reads the pixels of a web page's or an e-book's figure before the patient does.
"""

import struct
import zlib
from collections.abc import Iterator

FILE_BYTES = 5_000_000
"""An e-book is downloaded to a phone; a photograph of the pixels below takes less as a PNG of 256 colours."""
PIXELS = 10_000_000
"""600 dpi over the text of an A4 page and half its height; setting so many takes 150 MB."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
KINDS = {0: (1, {1, 2, 4, 8, 16}), 2: (3, {8, 16}), 3: (1, {1, 2, 4, 8}), 4: (2, {8, 16}), 6: (4, {8, 16})}
"""By colour type, the samples a pixel and the bits a sample may have."""
PALETTE = 3
"""The colour type of numbers into a palette, which must then be there."""
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: left, top and steps across and down of each pass of an interlaced picture."""
MOVES = b"acTL"
"""The chunk of an animation."""
PIECE = 1 << 20
DAMAGED = "is damaged; save it again as PNG"


def fault(content: bytes) -> str:
    """Say what is wrong with a PNG and what to do, or nothing."""
    if not content.startswith(SIGNATURE):
        return "is no PNG; save it as one, a new name does not make it one"
    try:
        parts = tuple(chunks(content[len(SIGNATURE) :]))
        return inspect(parts, {name for name, _ in parts})
    except (KeyError, ValueError, struct.error, zlib.error):
        return DAMAGED


def inspect(parts: tuple[tuple[bytes, bytes], ...], names: set[bytes]) -> str:
    """Say what is wrong with a PNG of such chunks; raises one of several errors where they make no sense."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", parts[0][1])
    if width * height > PIXELS:
        return f"has {width} × {height} pixels where {PIXELS} are enough for print; save it smaller"
    if MOVES in names:
        return "moves, and paper does not; save one picture of it"
    samples, depths = KINDS[colour]
    wanted = sum(high * (1 + (wide * samples * depth + 7) // 8) for wide, high in sizes(width, height, interlaced))
    given = unpacked(b"".join(data for name, data in parts if name == b"IDAT"), wanted)
    sound = parts[0][0] == b"IHDR" and depth in depths and (colour != PALETTE or b"PLTE" in names)
    return "" if sound and wanted == given > 0 else DAMAGED


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
