"""What is typed for a patient, as it passes through the desk: bytes that this process hands on and never reads.

Python keeps small pieces of memory for itself, with what was in them. So a browser puts blanks round what it sends, and a clerk
round what it answers, that all its copies are large; the C library overwrites those as they are given back (`forget_at_once`).
"""

import ctypes
from contextlib import suppress

PADDING = 4096
"""Beyond 512 bytes Python asks the C library for memory, and beyond 1032 that does not put it aside as it is."""
BLANKS = b" " * PADDING
M_PERTURB, ZERO = -6, 0xFF
"""The C library's name of what is written over memory that is given back, and that byte (mallopt(3))."""


def padded(content: bytes) -> bytes:
    """Put blanks round what is said of a patient."""
    return b"".join((BLANKS, content, BLANKS))


def is_padded(content: bytes) -> bool:
    """Return whether there are blanks round what came."""
    return content.startswith(BLANKS) and content.endswith(BLANKS)


def forget_at_once() -> None:
    """Have memory overwritten that is given back; where the C library cannot, it is overwritten when it is used again."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_PERTURB, ZERO)
